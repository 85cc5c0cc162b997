import Chronology
import ICalendar
import Testing

@testable import CalDAV

struct KnownZonesTests {
    private let request = CalendarDataRequest(leavesOutKnownZones: true)

    private func project(_ octets: [UInt8]) throws -> String {
        String(
            decoding: try request.project(octets, resolver: Example.resolver, floatingZone: .utc), as: UTF8.self)
    }

    private func definition(of zone: String, named name: String) throws -> String {
        var definition = TimeZoneDefinition.component(for: try Example.zone(zone), coveringYears: 2020...2030)
        definition.set(ContentLine(name: "TZID", value: name))
        var octets: [UInt8] = []
        definition.write(into: &octets)
        return String(decoding: octets, as: UTF8.self).replacing("\r\n", with: "\n").trimmingLastLineEnd
    }

    @Test func `rfc7809 §4 a zone that is known by its name comes without its definition`() throws {
        let event = Example.event("DTSTART;TZID=Europe/Berlin:20250106T090000", "SUMMARY:Kept")
        let with = Example.calendar(try definition(of: "Europe/Berlin", named: "Europe/Berlin"), event)
        #expect(String(decoding: with, as: UTF8.self).contains("BEGIN:VTIMEZONE"))
        #expect(try project(with) == String(decoding: Example.calendar(event), as: UTF8.self))
    }

    @Test(arguments: [
        ("Europe/Berlin", "My own zone"), ("Europe/Berlin", "W. Europe Standard Time"),
        ("Asia/Kolkata", "Europe/Berlin"),
    ])
    func `rfc7809 §4 one that no service would give by that name stays`(zone: String, name: String) throws {
        let event = Example.event("DTSTART;TZID=\(name):20250106T090000")
        let text = try project(Example.calendar(definition(of: zone, named: name), event))
        #expect(text.contains("BEGIN:VTIMEZONE\r\nTZID:\(name)"))
    }

    @Test func `rfc7809 §4 as jCal, too`() throws {
        var request = request
        request.format = .json
        let event = Example.event("DTSTART;TZID=Europe/Berlin:20250106T090000")
        let octets = Example.calendar(try definition(of: "Europe/Berlin", named: "Europe/Berlin"), event)
        let projected = try request.project(octets, resolver: Example.resolver, floatingZone: .utc)
        #expect(!String(decoding: projected, as: UTF8.self).contains("vtimezone"))
    }

    @Test func `who says nothing gets what was written, octet for octet`() {
        #expect(CalendarDataRequest().isWhole)
        #expect(!request.isWhole)
    }
}

extension String {
    fileprivate var trimmingLastLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
