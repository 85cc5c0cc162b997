import CalendarModel
import Chronology
import ICalendar
import Storage
import Testing

struct LetterExpanderTests {
    private let catalog = ZoneCatalog()
    private var expander: LetterExpander { LetterExpander(resolver: ZoneResolver(catalog: catalog)) }

    private func letter(_ lines: String...) -> [UInt8] {
        let all =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:a", "DTSTAMP:20260101T000000Z"] + lines + [
                "END:VEVENT", "END:VCALENDAR", "",
            ]
        return Array(all.joined(separator: "\r\n").utf8)
    }

    @Test func `a series is worked out where it is asked for, however far away`() throws {
        let daily = letter("DTSTART:20260105T090000Z", "DTEND:20260105T100000Z", "RRULE:FREQ=DAILY", "STATUS:TENTATIVE")
        let far = 36_525 * day
        let found = try expander.occurrences(of: daily, during: span(far, far + 2 * day), floatingIn: .utc)
        #expect(found.map(\.start) == [.absolute(at(far + 9 * hour)), .absolute(at(far + day + 9 * hour))])
        #expect(found.map(\.end) == [.absolute(at(far + 10 * hour)), .absolute(at(far + day + 10 * hour))])
        #expect(found.allSatisfy { $0.busy == .tentative && !$0.isAllDay })
    }

    @Test func `floating times are read in the zone of whoever asks`() throws {
        let floating = letter("DTSTART:20260105T003000", "DTEND:20260105T010000")
        let berlin = try #require(catalog.zone(named: "Europe/Berlin"))
        let before = span(-hour, 0)
        #expect(try expander.occurrences(of: floating, during: before, floatingIn: berlin).count == 1)
        #expect(try expander.occurrences(of: floating, during: before, floatingIn: .utc).isEmpty)
    }

    @Test func `the index is the one that was made when the letter came in`() throws {
        let text = letter("DTSTART:20260105T090000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3")
        let document = try LetterDocument(reading: text, limits: .object)
        let object = try CalendarObject(
            interpreting: try #require(document.calendars.first), resolver: ZoneResolver(catalog: catalog))
        let index = try expander.index(of: text, around: now)
        #expect(index.entries.count == 3)
        #expect(try index == PreparedObject(octets: text, object: object, now: now).index)
    }

    @Test(arguments: ["", "nonsense", "BEGIN:VCARD\r\nEND:VCARD\r\n"])
    func `what is no calendar is refused`(text: String) {
        #expect(throws: ICalendarError.notACalendar) {
            try expander.index(of: Array(text.utf8), around: now)
        }
    }
}
