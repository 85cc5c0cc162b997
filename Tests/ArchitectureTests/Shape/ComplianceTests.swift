import Testing

/// The page that says which standards are held, and by which tests.
struct ComplianceTests {
    private static let path = "Sources/turnus/turnus.docc/Compliance.md"

    @Test func `every test that the page names exists`() throws {
        let page = try #require(Repository.here.text(at: Self.path))
        let names = Set(try Repository.here.tests().flatMap { $0.lines.flatMap(testNames) })
        let rows = complianceRows(in: page)
        #expect(rows.count > 60)
        #expect(rows.flatMap(\.tests).filter { !names.contains($0) } == [])
    }

    @Test func `what is said to be held has a test`() throws {
        let page = try #require(Repository.here.text(at: Self.path))
        let bare = complianceRows(in: page).filter { $0.answer != "no" && $0.tests.isEmpty }
        #expect(bare.map(\.subject) == [])
        #expect(Set(complianceRows(in: page).map(\.answer)) == ["yes", "partly", "no"])
    }

    @Test func `rfc4918 §18 each word of the DAV field has a row that says it is held`() throws {
        let page = try #require(Repository.here.text(at: Self.path))
        let source = try #require(Repository.here.text(at: "Sources/CalDAV/Methods/Exchange+Options.swift"))
        let words = try #require(announcement(in: source))
        #expect(words.contains("calendar-access"))
        let held = complianceRows(in: page).filter { $0.answer == "yes" }.map(\.subject)
        #expect(words.filter { !held.contains("`\($0)`") } == [])
    }

    @Test func `a row is read, a heading is not`() {
        let page = "| § | what | held | tests |\n|---|---|---|---|\n| 9.1 | PROPFIND | yes | `a b`, `c` |\nText.\n"
        let rows = complianceRows(in: page)
        #expect(rows.map(\.subject) == ["9.1"])
        #expect(rows.map(\.answer) == ["yes"])
        #expect(rows.map(\.tests) == [["a b", "c"]])
    }
}

/// One line of a table: what it is about, whether it is held, and the tests that show it.
private struct ComplianceRow {
    let subject: String
    let answer: String
    let tests: [String]
}

private func complianceRows(in page: String) -> [ComplianceRow] {
    page.split(separator: "\n").compactMap { line in
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(trimmed)
        guard cells.count == 6, cells[0].isEmpty, !cells[1].hasPrefix("---"), cells[3] != "held" else { return nil }
        let pieces = cells[4].split(separator: "`", omittingEmptySubsequences: false)
        let tests = pieces.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
        return ComplianceRow(subject: cells[1], answer: cells[3], tests: tests)
    }
}

private func testNames(in text: String) -> [String] {
    text.split(separator: "func `", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
        piece.split(separator: "`", maxSplits: 1).first.map(String.init)
    }
}

/// The words between the quotation marks behind `compliance =`, on the same line or the next two.
private func announcement(in source: String) -> [String]? {
    let lines = source.split(separator: "\n").drop { !$0.contains("let compliance =") }.prefix(3)
    let parts = lines.joined().split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count >= 3 else { return nil }
    let quoted = stride(from: 1, to: parts.count, by: 2).map { parts[$0] }.joined()
    return quoted.split(separator: ",").map { trimmed($0) }
}

private func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
}
