import Testing

struct ImportRuleTests {
    private let rule = ImportRule(rows: ImportTable.rows)

    @Test func `every module imports only what its row allows`() throws {
        let findings = try Repository.here.sources().flatMap(rule.findings)
        #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    }

    @Test(arguments: [
        "import GRDB",
        "public import GRDB",
        "@preconcurrency import GRDB",
        "@testable internal import struct GRDB.Database",
        "    import GRDB  // inside #if",
        "import GRDB; import Swift",
    ])
    func `an import outside the row is found however it is written`(line: String) {
        let file = SourceFile(path: "Sources/Storage/Stores/Made.swift", text: "let a = 1\n" + line + "\n")
        #expect(rule.findings(in: file).map(\.line) == [2])
    }

    @Test(arguments: ["// import GRDB", "/* \n import GRDB */", "let s = \"\"\"\nimport GRDB\n\"\"\""])
    func `an import in a comment or a string is none`(text: String) {
        #expect(rule.findings(in: SourceFile(path: "Sources/Storage/Made.swift", text: text)).isEmpty)
    }

    @Test func `Foundation is found where the row does not name it`() {
        let file = SourceFile(path: "Sources/ICalendar/Made.swift", text: "import Foundation\n")
        #expect(rule.findings(in: file).count == 1)
    }

    @Test func `a module without a row is found`() {
        let file = SourceFile(path: "Sources/Surprise/Made.swift", text: "import Swift\n")
        #expect(rule.findings(in: file).count == 1)
    }
}
