import CalendarImport
import CalendarModel
import Synchronization
import Testing

struct TargetCalendarsTests {
    private func calendar(_ name: String?, _ uid: String) -> String {
        "BEGIN:VCALENDAR\n" + (name.map { "X-WR-CALNAME:\($0)\n" } ?? "") + event(uid) + "\nEND:VCALENDAR\n"
    }

    @Test func `each file of an archive gets a calendar, and the same one when it is imported again`() async throws {
        let test = TestImport()
        let path = test.folder.write(
            zip([
                ("Team & Co_abc123@group.calendar.google.com.ics", calendar("Team & Co", "1")),
                ("anna@example.org.ics", calendar("anna@example.org", "2")),
                ("second.ics", calendar("Team & Co", "3")),
                ("Ohne Namen_x1@group.calendar.google.com.ics", calendar(nil, "4")),
                ("readme.html", "<html>"),
            ]), to: "export.zip")
        let first = try await test.run([path])
        #expect(first.outcomes == ["created", "created", "created", "created"])
        let names = ["team-co", "anna-example-org", "team-co-2", "ohne-namen"]
        #expect(first.report.mappings.map(\.calendar.value) == names)
        #expect(
            first.report.mappings.map(\.displayName) == ["Team & Co", "anna@example.org", "Team & Co", "Ohne Namen"])
        #expect(first.report.mappings.map(\.isNew) == [true, true, true, true])
        let second = try await test.run([path])
        #expect(second.outcomes == ["unchanged", "unchanged", "unchanged", "unchanged"])
        #expect(second.report.mappings.map(\.calendar.value) == names)
        #expect(second.report.mappings.map(\.isNew) == [false, false, false, false])
    }

    @Test func `the only file of an archive goes to the calendar that was named`() async throws {
        let test = TestImport()
        let path = test.folder.write(zip([("x.ics", calendar("Other", "1"))]), to: "one.zip")
        #expect(try await test.run([path]).report.mappings.map(\.calendar.value) == ["calendar"])
        #expect(test.store.text(in: "calendar") != nil)
    }

    @Test func `a calendar of this path with another name is somebody else's`() async throws {
        let test = TestImport(MemoryStore(calendars: "calendar", "work"))
        let path = test.folder.write(
            zip([("a.ics", calendar("Work", "1")), ("b.ics", calendar("B", "2"))]), to: "z.zip")
        #expect(try await test.run([path]).report.mappings.map(\.calendar.value) == ["work-2", "b"])
    }

    @Test func `a dry run names the calendars that it would make`() async throws {
        let test = TestImport()
        let path = test.folder.write(zip([("a.ics", calendar("A", "1")), ("b.ics", calendar("B", "2"))]), to: "z.zip")
        let outcome = try await test.run([path], isDryRun: true)
        #expect(outcome.report.mappings.map(\.calendar.value) == ["a", "b"])
        #expect(outcome.outcomes == ["created", "created"])
        #expect(test.store.state.withLock { $0.calendars.count } == 1)
    }
}
