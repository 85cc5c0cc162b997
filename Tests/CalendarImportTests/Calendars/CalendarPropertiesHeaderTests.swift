import CalendarModel
import Synchronization
import Testing

struct CalendarPropertiesHeaderTests {
    @Test func `a new calendar is what its file says`() async throws {
        let test = TestImport()
        let header = """
            BEGIN:VCALENDAR
            X-WR-CALNAME:Büro
            X-WR-CALDESC:Alles\\, was ansteht
            X-WR-TIMEZONE:Europe/Berlin
            X-APPLE-CALENDAR-COLOR:#a1b2c3ff
            END:VCALENDAR

            """
        let other = "BEGIN:VCALENDAR\nCOLOR:turquoise\nX-WR-TIMEZONE:Mars\nEND:VCALENDAR\n"
        let path = test.folder.write(zip([("a.ics", header), ("b.ics", other)]), to: "z.zip")
        _ = try await test.run([path])
        let made = test.store.state.withLock { $0.calendars.dropFirst().map(\.properties) }
        #expect(made.map(\.displayName) == ["Büro", "b"])
        #expect(made.map(\.details) == ["Alles, was ansteht", ""])
        #expect(made.map(\.zone) == ["Europe/Berlin", nil])
        #expect(made.map(\.color) == ["#A1B2C3", nil])
    }
}
