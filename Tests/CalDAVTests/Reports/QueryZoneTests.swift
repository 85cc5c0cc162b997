import Chronology
import Failures
import HTTPTypes
import Testing

@testable import CalDAV

struct QueryZoneTests {
    private func zone(_ body: String) throws -> Zone? {
        try QueryZone(Example.element("<calendar-query>\(body)</calendar-query>"))?.zone(by: Example.resolver)
    }

    private static let definition = """
        BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Mine\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0130
        TZOFFSETTO:+0130\nEND:STANDARD\nEND:VTIMEZONE\nEND:VCALENDAR\n
        """

    @Test func `rfc4791 §9.8 and rfc7809 §3.1.2 a zone by its definition or its name`() throws {
        #expect(try zone("") == nil)
        #expect(try zone("<timezone>\(Self.definition)</timezone>")?.offset(at: Example.now) == 5400)
        #expect(try zone("<timezone-id> Europe/Berlin </timezone-id>") == Example.zone("Europe/Berlin"))
    }

    @Test func `rfc4791 §7.8 a definition cut short means the zone of its name`() throws {
        let cut = Self.definition.replacing("TZID:Mine", with: "TZID:Asia/Kolkata").replacing("+0130", with: "+0530")
        #expect(try zone("<timezone>\(cut)</timezone>") == Example.zone("Asia/Kolkata"))
    }

    @Test(arguments: [
        "", "Europe/Berlin", "BEGIN:VCALENDAR\nEND:VCALENDAR", "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nEND:VCALENDAR",
    ])
    func `rfc4791 §7.8 what is no VTIMEZONE is no valid calendar data`(text: String) {
        #expect(condition { _ = try zone("<timezone>\(text)</timezone>") } == .validCalendarData)
    }

    @Test func `rfc7809 §3.1.1 a name that is not known is no valid time zone`() {
        #expect(condition { _ = try zone("<timezone-id>Mars/Olympus</timezone-id>") } == .validTimezone)
    }

    @Test func `rfc7809 §3.1.2 both at once are a bad request`() {
        #expect {
            _ = try zone("<timezone/><timezone-id/>")
        } throws: { ($0 as? Failure)?.status == .badRequest }
    }
}
