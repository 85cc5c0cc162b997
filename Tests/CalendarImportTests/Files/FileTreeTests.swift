import CalendarImport
import Testing

struct FileTreeTests {
    @Test func `a folder stands for the calendars in it and below it, by name`() async throws {
        let test = TestImport()
        let text = { (uid: String) in "BEGIN:VCALENDAR\n" + event(uid) + "\nEND:VCALENDAR\n" }
        let folder = test.folder.folder("in")
        _ = test.folder.folder("in/deep")
        test.folder.write(text("b"), to: "in/b.ics")
        test.folder.write(text("a"), to: "in/A.ICS")
        test.folder.write(zip([("x.ics", text("z"))]), to: "in/deep/c.zip")
        test.folder.write("no calendar", to: "in/readme.txt")
        let outcome = try await test.run([folder])
        #expect(outcome.items.map(\.uid) == ["a", "b", "z"])
        #expect(outcome.refusedFiles.isEmpty)
    }

    @Test func `a folder without calendars says so`() async throws {
        let test = TestImport()
        let outcome = try await test.run([test.folder.path])
        #expect(outcome.refusedFiles.map(\.cause) == ["there is no .ics or .zip file in this folder"])
    }

    @Test func `more files than the limit are named`() async throws {
        var test = TestImport()
        test.limits.files = 1
        let text = "BEGIN:VCALENDAR\n" + event("a") + "\nEND:VCALENDAR\n"
        test.folder.write(text, to: "a.ics")
        test.folder.write(text, to: "b.ics")
        let outcome = try await test.run([test.folder.path])
        #expect(outcome.outcomes == ["created"])
        #expect(outcome.refusedFiles.map(\.cause) == ["more files than the limit of 1"])
    }
}
