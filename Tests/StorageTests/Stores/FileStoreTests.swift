import CalendarModel
import Chronology
import Testing

@testable import Storage

struct FileStoreTests {
    @Test(arguments: TestEngine.available)
    func `a file is created, replaced and left as it is`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let owner = try await store.someCalendar().owner
            func put(_ text: String, if precondition: ObjectChange.Precondition = .none) async throws -> ObjectOutcome {
                try await store.putFile(
                    FileContent(octets: Array(text.utf8), mediaType: "text/plain"), at: ["a.txt"], of: owner,
                    if: precondition, quota: 5, at: now)
            }
            let one = EntityTag(of: Array("one".utf8))
            #expect(try await put("one", if: .isAbsent) == .created(one))
            let file = try #require(try await store.file(at: ["a.txt"], of: owner))
            #expect(file.entityTag == one && file.octetCount == 3 && file.mediaType == "text/plain")
            #expect(file.parent == nil && !file.isCollection && file.created == now)
            #expect(try await put("one") == .unchanged(one))
            await #expect(throws: CalendarStoreError.alreadyExists(one)) { _ = try await put("2", if: .isAbsent) }
            await #expect(throws: CalendarStoreError.overQuota(limit: 5)) { _ = try await put("123456") }
            #expect(try await put("12345", if: .matches(one)) == .updated(EntityTag(of: Array("12345".utf8))))
            #expect(try await store.content(of: file.id) == Array("12345".utf8))
            #expect(try await store.usage(of: owner) == 5)
            await #expect(throws: CalendarStoreError.noSuchFile) {
                _ = try await store.content(of: FileID(rawValue: 99))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a path ends where something is missing, and collections are no files`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let owner = try await store.someCalendar().owner
            let other = try await store.someCalendar("bert").owner
            try await store.makeTree(of: owner)
            #expect(try await store.file(at: ["a", "b", "deep.txt"], of: owner)?.name == "deep.txt")
            let nowhere: [[String]] = [["x"], ["a", "x"], ["a", "b", "x"], ["a", "top.txt", "x"], ["x", "y"]]
            for path in nowhere {
                #expect(try await store.file(at: path, of: owner) == nil)
            }
            #expect(try await store.file(at: ["a"], of: other) == nil)
            let root = try #require(try await store.file(at: [], of: owner))
            #expect(root.isCollection && root.parent == nil)
            #expect(try await store.files(in: nil, of: owner).map(\.name) == ["a"])
            #expect(try await store.files(in: root.id, of: owner).map(\.name) == ["a"])
            let a = try #require(try await store.file(at: ["a"], of: owner))
            #expect(try await store.files(in: a.id, of: owner).map(\.name) == ["b", "top.txt"])
            #expect(try await store.files(in: a.id, of: other) == [])
            let cases: [([String], CalendarStoreError)] = [
                (["x", "y"], .noParent), (["a", "top.txt", "y"], .noParent), (["a"], .notAFile), ([], .notAFile),
            ]
            for (path, error) in cases {
                await #expect(throws: error) { try await store.put("x", at: path, of: owner) }
            }
            for path in [["a"], ["a", "top.txt"]] {
                await #expect(throws: CalendarStoreError.nameTaken(path.last ?? "")) {
                    try await store.makeCollection(at: path, of: owner, properties: [], at: now)
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a collection goes with everything in it`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let owner = try await store.someCalendar().owner
            try await store.makeTree(of: owner)
            try await store.put("x", at: ["beside"], of: owner)
            let deep = try #require(try await store.file(at: ["a", "b", "deep.txt"], of: owner)).id
            try await store.removeFile(at: ["a"], of: owner, at: now)
            #expect(try await store.files(in: nil, of: owner).map(\.name) == ["beside"])
            #expect(try await store.usage(of: owner) == 1)
            #expect(try await store.deadProperties(of: [.file(deep)]) == [:])
            #expect(try await store.check() == [])
            await #expect(throws: CalendarStoreError.noSuchFile) {
                try await store.removeFile(at: ["a"], of: owner, at: now)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a copy has everything that was in the collection, properties too`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let owner = try await store.someCalendar().owner
            let other = try await store.someCalendar("bert").owner
            try await store.makeTree(of: owner)
            func copy(_ source: [String], _ target: [String], isDeep: Bool = true, replacing: Bool = false) async throws
                -> Bool
            {
                try await store.copyFile(
                    from: source, of: owner, to: target, of: other, isDeep: isDeep, replacing: replacing, quota: 10,
                    at: now)
            }
            #expect(try await copy(["a"], ["c"]) == false)
            let deep = try #require(try await store.file(at: ["c", "b", "deep.txt"], of: other))
            #expect(try await store.content(of: deep.id) == Array("deep".utf8))
            #expect(try await store.deadProperties(of: [.file(deep.id)]) == [.file(deep.id): [property("p", "1")]])
            #expect(try await store.usage(of: other) == 7)
            await #expect(throws: CalendarStoreError.overQuota(limit: 10)) { _ = try await copy(["a"], ["d"]) }
            await #expect(throws: CalendarStoreError.self) { _ = try await copy(["a"], ["c"]) }
            #expect(try await copy(["a"], ["c"], isDeep: false, replacing: true))
            let c = try #require(try await store.file(at: ["c"], of: other))
            #expect(try await store.files(in: c.id, of: other) == [])
            #expect(try await store.usage(of: owner) == 7)
            #expect(try await store.check() == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a collection can be copied into itself, but neither moved there nor onto what it is in`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let owner = try await store.someCalendar().owner
            try await store.makeTree(of: owner)
            _ = try await store.copyFile(
                from: ["a"], of: owner, to: ["a", "b", "again"], of: owner, isDeep: true, replacing: false, quota: 99,
                at: now)
            #expect(try await store.file(at: ["a", "b", "again", "b", "deep.txt"], of: owner) != nil)
            #expect(try await store.file(at: ["a", "b", "again", "b", "again"], of: owner) == nil)
            await #expect(throws: CalendarStoreError.noParent) {
                _ = try await store.moveFile(
                    from: ["a"], of: owner, to: ["a", "b", "x"], of: owner, replacing: true, at: now)
            }
            for target in [["a"], ["a", "b"]] {
                await #expect(throws: CalendarStoreError.self) {
                    _ = try await store.moveFile(
                        from: ["a", "b"], of: owner, to: target, of: owner, replacing: true, at: now)
                }
            }
            #expect(try await store.check() == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is moved keeps its number and its properties, between owners too`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let owner = try await store.someCalendar().owner
            let other = try await store.someCalendar("bert").owner
            try await store.makeTree(of: owner)
            try await store.put("x", at: ["c"], of: other)
            let deep = try #require(try await store.file(at: ["a", "b", "deep.txt"], of: owner)).id
            await #expect(throws: CalendarStoreError.alreadyExists(EntityTag(of: Array("x".utf8)))) {
                _ = try await store.moveFile(from: ["a"], of: owner, to: ["c"], of: other, replacing: false, at: now)
            }
            #expect(try await store.moveFile(from: ["a"], of: owner, to: ["c"], of: other, replacing: true, at: now))
            #expect(try await store.file(at: ["c", "b", "deep.txt"], of: other)?.id == deep)
            #expect(try await store.deadProperties(of: [.file(deep)]).count == 1)
            #expect(try await [store.usage(of: owner), store.usage(of: other)] == [0, 7])
            #expect(
                try await !store.moveFile(
                    from: ["c", "b"], of: other, to: ["b"], of: other, replacing: false, at: now))
            #expect(try await store.file(at: ["b", "deep.txt"], of: other)?.id == deep)
            #expect(try await store.check() == [])
        }
    }
}

extension Store {
    /// `/a/top.txt` and `/a/b/deep.txt` with a property: seven octets.
    fileprivate func makeTree(of owner: PrincipalID) async throws {
        try await makeCollection(at: ["a"], of: owner, properties: [], at: now)
        try await makeCollection(at: ["a", "b"], of: owner, properties: [property("q", "")], at: now)
        try await put("top", at: ["a", "top.txt"], of: owner)
        try await put("deep", at: ["a", "b", "deep.txt"], of: owner)
        guard let file = try await file(at: ["a", "b", "deep.txt"], of: owner) else { throw TestFailure.missing }
        try await change([.set(property("p", "1"))], of: .file(file.id), at: now)
    }

    fileprivate func put(_ text: String, at path: [String], of owner: PrincipalID) async throws {
        _ = try await putFile(
            FileContent(octets: Array(text.utf8), mediaType: nil), at: path, of: owner, if: .none, quota: 1000,
            at: now)
    }
}
