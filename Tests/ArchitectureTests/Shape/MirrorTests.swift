import Testing

/// Tests stand where what they test stands: `Tests/<Module>Tests/<Folder>/<Type>Tests.swift`.
struct MirrorTests {
    @Test func `every suite stands where its subject does`() throws {
        let here = Repository.here
        let findings = try here.tests().filter(isOfModule).flatMap { mirrorFindings(in: $0, isFolder: here.hasFolder) }
        #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    }

    @Test func `a suite in a folder that its module does not have is found`() {
        let file = SourceFile(path: "Tests/FeedsTests/Elsewhere/MadeTests.swift", text: "struct MadeTests {}")
        #expect(mirrorFindings(in: file, isFolder: { $0 == "Sources/Feeds" }).count == 1)
        #expect(mirrorFindings(in: file, isFolder: { $0 == "Sources/Feeds/Elsewhere" }).isEmpty)
    }

    @Test func `a suite that is not named as its file is found`() {
        let file = SourceFile(path: "Tests/FeedsTests/MadeTests.swift", text: "struct OtherTests {}")
        #expect(mirrorFindings(in: file, isFolder: { _ in true }).count == 1)
    }

    @Test func `tests in a file that is not named for a suite are found`() {
        let file = SourceFile(path: "Tests/FeedsTests/Made.swift", text: "struct Made { @Test func a() {} }")
        #expect(mirrorFindings(in: file, isFolder: { _ in true }).count == 1)
    }
}

/// The suites of the rules themselves and what all tests share have no module to mirror.
private func isOfModule(_ file: SourceFile) -> Bool {
    file.module != "ArchitectureTests" && file.module != "TestSupport"
}

private func mirrorFindings(in file: SourceFile, isFolder: (String) -> Bool) -> [Finding] {
    guard file.stem.hasSuffix("Tests") else {
        let hasTests = file.code.contains { Word(stringLiteral: "@Test").occurs(in: $0) }
        return hasTests ? [file.finding("holds tests; name it for its suite, <Type>Tests.swift")] : []
    }
    let subject = "Sources/" + file.module.dropLast("Tests".count) + (file.folder.isEmpty ? "" : "/" + file.folder)
    let folder = isFolder(subject) ? [] : [file.finding("there is no folder \(subject)")]
    // `Type+TopicTests.swift` extends the suite of `TypeTests.swift`.
    let topic = file.stem.split(separator: "+").count > 1
    let suite = Word(stringLiteral: "struct \(file.stem)")
    let named = topic || file.code.contains { suite.occurs(in: $0) }
    return folder + (named ? [] : [file.finding("declares no suite struct \(file.stem)")])
}
