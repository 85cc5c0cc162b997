import CalendarImport
import CalendarModel
import Chronology
import ICalendar
import Testing

struct FetchedCalendarTests {
    private func read(
        _ inside: String, kinds: Set<ComponentKind> = Set(ComponentKind.allCases)
    ) throws -> FetchedCalendar {
        let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + inside + "END:VCALENDAR\r\n"
        return try FetchedCalendar(
            Array(text.utf8), kinds: kinds, resolver: ZoneResolver(catalog: ZoneCatalog()), now: TestImport.now)
    }

    private static let event =
        "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260601T170000Z\r\nSUMMARY:A\r\nEND:VEVENT\r\n"

    @Test(
        arguments: [
            ("REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n", 43_200), ("X-PUBLISHED-TTL:P1D\r\n", 86_400),
            ("REFRESH-INTERVAL:VALUE=DURATION:PT1H\r\n", 3600), ("X-PUBLISHED-TTL:soon\r\n", nil), ("", nil),
            ("X-PUBLISHED-TTL:-PT1H\r\n", nil),
        ] as [(String, Int64?)])
    func `rfc7986 §5.7 reads how often the text wants to be fetched`(head: String, seconds: Int64?) throws {
        #expect(try read(head + Self.event).refreshSeconds == seconds)
    }

    @Test func `a text that breaks off is refused as a whole`() throws {
        let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + Self.event + "BEGIN:VEVENT\r\nUID:b\r\n"
        #expect(throws: ICalendarError.self) {
            _ = try FetchedCalendar(
                Array(text.utf8), kinds: [.event], resolver: ZoneResolver(catalog: ZoneCatalog()),
                now: TestImport.now)
        }
    }

    @Test func `kinds that the calendar does not take are passed over`() throws {
        #expect(try read(Self.event).objects.count == 1)
        #expect(try read(Self.event, kinds: [.toDo]).objects.isEmpty)
    }

    @Test func `DTSTAMP says nothing, everything else does`() throws {
        let first = try #require(try read(Self.event).objects.first)
        let stamped = Self.event.replacing("DTSTAMP:2026", with: "DTSTAMP:2027")
        #expect(try read(stamped).objects.first?.meaning == first.meaning)
        #expect(try read(stamped).objects.first?.name == first.name)
        let changed = Self.event.replacing("SUMMARY:A", with: "SUMMARY:B")
        #expect(try read(changed).objects.first?.meaning != first.meaning)
        #expect(try ObjectMeaning(stored: first.prepared.octets) == first.meaning)
    }
}
