import CalendarImport
import Testing

struct FloatingTimesTests {
    @Test func `X-WR-TIMEZONE holds for floating times and for nothing else`() async throws {
        let test = TestImport()
        let outcome = try await test.run(
            lines: "X-WR-TIMEZONE:Europe/Berlin\n"
                + event(
                    "a",
                    "DTEND:20260105T100000Z\nEXDATE;VALUE=DATE:20260106\nEXDATE:20260107T090000\n"
                        + "RRULE:FREQ=DAILY;UNTIL=20260110T090000;INTERVAL=1",
                    start: "DTSTART:20260105T090000"))
        #expect(outcome.outcomes == ["created"])
        let text = try #require(test.store.text(in: "calendar"))
        #expect(text.contains("\r\nDTSTART;TZID=Europe/Berlin:20260105T090000\r\n"))
        #expect(text.contains("\r\nEXDATE;TZID=Europe/Berlin:20260107T090000\r\n"))
        #expect(text.contains("\r\nEXDATE;VALUE=DATE:20260106\r\n"))
        #expect(text.contains("\r\nDTEND:20260105T100000Z\r\n"))
        #expect(text.contains("\r\nRRULE:FREQ=DAILY;UNTIL=20260110T080000Z;INTERVAL=1\r\n"))
        #expect(text.contains("\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"))
        #expect(outcome.item?.repairs.count == 1)
    }

    @Test func `without it floating times stay floating`() async throws {
        let test = TestImport()
        _ = try await test.run(lines: event("a", start: "DTSTART:20260105T090000"))
        #expect(test.store.text(in: "calendar")?.contains("\r\nDTSTART:20260105T090000\r\n") == true)
    }

    @Test func `an unknown zone name in it says nothing`() async throws {
        let test = TestImport()
        _ = try await test.run(
            lines: "X-WR-TIMEZONE:Mars/Olympus\n" + event("a", start: "DTSTART:20260105T090000"))
        #expect(test.store.text(in: "calendar")?.contains("\r\nDTSTART:20260105T090000\r\n") == true)
    }
}
