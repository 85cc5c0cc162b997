import Testing

struct FileZonesTests {
    private let berlin = """
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        X-OWN:kept
        BEGIN:STANDARD
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        DTSTART:19701025T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        BEGIN:DAYLIGHT
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        DTSTART:19700329T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        END:DAYLIGHT
        END:VTIMEZONE
        """

    @Test func `an object gets the zones it uses, as the file has them, and no others`() async throws {
        let test = TestImport()
        let other = berlin.replacing("Europe/Berlin", with: "Other")
        _ = try await test.run(
            lines: berlin + "\n" + other + "\n" + event("a", start: "DTSTART;TZID=Europe/Berlin:20260105T090000"))
        let text = try #require(test.store.text(in: "calendar"))
        #expect(text.contains("TZID:Europe/Berlin\r\nX-OWN:kept\r\n"))
        #expect(!text.contains("TZID:Other"))
    }

    @Test func `a zone that the file names and does not define is defined`() async throws {
        let test = TestImport()
        _ = try await test.run(lines: event("a", start: "DTSTART;TZID=America/New_York:20260105T090000"))
        let text = try #require(test.store.text(in: "calendar"))
        #expect(text.contains("BEGIN:VTIMEZONE\r\nTZID:America/New_York\r\n"))
        #expect(text.contains("TZOFFSETTO:-0500"))
    }
}
