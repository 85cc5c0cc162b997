import CalendarImport
import Testing

struct FileContentTests {
    @Test func `a file that is too large is refused before it is read`() async throws {
        let test = TestImport()
        let outcome = try await test.run([test.folder.writeHole(octets: 1 << 30, to: "large.ics")])
        #expect(outcome.refusedFiles.map(\.cause) == ["too large: 1024 MiB, the limit is 512 MiB"])
    }

    @Test func `a large file is read like a small one`() async throws {
        let test = TestImport()
        let filler = String(repeating: "X-FILLER:" + String(repeating: "x", count: 1000) + "\n", count: 1000)
        let one = "BEGIN:VCALENDAR\n" + filler + "END:VCALENDAR\n"
        let text = String(repeating: one, count: 36) + "BEGIN:VCALENDAR\n" + event("a") + "\nEND:VCALENDAR\n"
        #expect(text.utf8.count > 33 << 20)
        #expect(try await test.run([test.folder.write(text, to: "large.ics")]).outcomes == ["created"])
    }

    @Test func `one line of many octets is named with its line`() async throws {
        let test = TestImport()
        let text = "BEGIN:VCALENDAR\nX:" + String(repeating: "x", count: 5 << 20)
        let refusals = try await test.run([test.folder.write(text, to: "line.ics")]).refusedFiles
        #expect(refusals.map(\.line) == [2])
        #expect(refusals.map(\.cause) == ["a line is longer than the limit of 4194304 octets"])
    }

    @Test(arguments: ["", "<html>sign in</html>", "BEGIN:VCARD\nEND:VCARD\n"])
    func `a file that is no calendar says so`(text: String) async throws {
        let test = TestImport()
        let outcome = try await test.run([test.folder.write(text, to: "page.ics")])
        #expect(outcome.refusedFiles.count == 1)
        #expect(outcome.refusedFiles[0].cause.contains("no calendar"))
        #expect(outcome.report.refusedFiles == 1)
    }

    @Test func `a file that is not there does not keep the others out`() async throws {
        let test = TestImport()
        let good = test.folder.write("BEGIN:VCALENDAR\n" + event("a") + "\nEND:VCALENDAR\n", to: "good.ics")
        let outcome = try await test.run([test.folder.path + "/missing.ics", good])
        #expect(outcome.refusedFiles.map(\.cause) == ["no such file or folder"])
        #expect(outcome.outcomes == ["created"])
    }

    @Test func `a file that was cut off keeps out only what was cut`() async throws {
        let test = TestImport()
        let text = "BEGIN:VCALENDAR\n" + event("a") + "\n" + event("b", "SUMMARY:half a sen").dropLast(11)
        let outcome = try await test.run([test.folder.write(text, to: "cut.ics")])
        #expect(outcome.outcomes == ["created", "refused"])
        #expect(outcome.items.last?.refusal?.cause == "the file ends in the middle of it")
    }

    @Test func `noise that says it is an archive is refused as one`() async throws {
        let test = TestImport()
        let path = test.folder.write([0x50, 0x4B, 3, 4] + Array(repeating: 0xAA, count: 5000), to: "noise.ics")
        let outcome = try await test.run([path])
        #expect(outcome.refusedFiles.count == 1)
        #expect(outcome.refusedFiles[0].cause.isEmpty == false && outcome.refusedFiles[0].cure.isEmpty == false)
    }
}
