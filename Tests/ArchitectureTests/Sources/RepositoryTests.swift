import Testing

/// A check that reads nothing holds of everything; so here is what there is to read.
struct RepositoryTests {
    @Test func `the sources of every module but the C boxes are found`() throws {
        let found = Set(try Repository.here.sources().map(\.module))
        #expect(found == Set(ImportTable.rows.filter { $0.layer > 0 }.map(\.name)))
    }

    @Test func `the tests are found, this one among them`() throws {
        let paths = try Repository.here.tests().map(\.path)
        #expect(paths.contains("Tests/ArchitectureTests/Sources/RepositoryTests.swift"))
    }
}
