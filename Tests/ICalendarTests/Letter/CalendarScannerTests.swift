import ICalendar
import Testing

struct CalendarScannerTests {
    private let text = """
        BEGIN:VCALENDAR
        METHOD:PUBLISH
        X-WR-CALNAME:Team
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:a\\,
         b
        RECURRENCE-ID:20260101T000000Z
        BEGIN:VALARM
        UID:alarm
        END:VALARM
        END:VEVENT
        END:VCALENDAR
        BEGIN:VCALENDAR
        BEGIN:VTODO
        END:VTODO
        X-LATE:1
        END:VCALENDAR

        """

    @Test func `finds every component with what it is known by`() throws {
        let scan = try CalendarScanner.scan(Array(text.utf8))
        #expect(scan.problems.isEmpty)
        #expect(scan.slices.map(\.name) == ["VTIMEZONE", "VEVENT", "VTODO"])
        #expect(scan.slices.map(\.uid) == [nil, "a,b", nil])
        #expect(scan.slices.map(\.tzid) == ["Europe/Berlin", nil, nil])
        #expect(scan.slices.map(\.hasRecurrenceID) == [false, true, false])
        #expect(scan.slices.map(\.calendar) == [0, 0, 1])
        #expect(scan.slices.map(\.line) == [4, 7, 17])
        #expect(scan.headers.map { $0.lines.map(\.key) } == [["METHOD", "X-WR-CALNAME"], ["X-LATE"]])
        #expect(scan.headers[0].first("X-WR-CALNAME")?.value == "Team")
    }

    @Test func `a slice is the component, from its first octet to its last`() throws {
        let octets = Array(text.utf8)
        let document = try LetterDocument(reading: octets)
        let components = document.calendars.flatMap(\.components)
        let slices = try CalendarScanner.scan(octets).slices
        for (slice, component) in zip(slices, components) {
            var written: [UInt8] = []
            component.write(into: &written)
            #expect(Array(octets[slice.range]) == written)
            #expect(try LetterComponent(reading: Array(octets[slice.range]), firstLine: slice.line) == component)
        }
    }

    @Test(arguments: [
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VEVENT\nUID:2\nEND:VEVENT\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VALARM\nX:1\nBEGIN:VALARM\nX:2\nEND:VEVENT\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nBEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR\nEND:VEVENT",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1",
        "BEGIN:VEVENT\nEND:VEVENT\n",
        "",
        "END:VCALENDAR",
    ])
    func `agrees with the tree on texts with mistakes`(text: String) throws {
        let document = try LetterDocument(reading: Array(text.utf8))
        let scan = try CalendarScanner.scan(Array(text.utf8))
        #expect(scan.problems == document.problems)
        #expect(scan.headers.count == document.calendars.count)
        let components = document.calendars.flatMap(\.components)
        #expect(scan.slices.map(\.name) == components.map(\.name))
        #expect(scan.slices.map(\.uid) == components.map { $0.first("UID")?.text })
    }
}
