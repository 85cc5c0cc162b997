import Foundation
import Testing

@testable import Secrets

struct SealingKeyFileTests {
    /// A folder of its own for each test, gone afterwards.
    final class Folder {
        let path = NSTemporaryDirectory() + "turnus-secrets-" + RandomToken.make(octets: 9)
        var keyPath: String { path + "/key" }

        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    @Test func `a key is made once, for its owner alone, and found again`() throws {
        let folder = try Folder()
        let key = try SealingKey(loadingOrCreating: folder.keyPath)
        #expect(try SealingKey(loadingOrCreating: folder.keyPath) == key)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.keyPath)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["key"])
    }

    @Test func `whoever starts at once gets the same key`() async throws {
        let folder = try Folder()
        let path = folder.keyPath
        let keys = try await withThrowingTaskGroup(of: SealingKey.self) { group in
            for _ in 0..<16 { group.addTask { try SealingKey(loadingOrCreating: path) } }
            return try await group.reduce(into: Set<SealingKey>()) { $0.insert($1) }
        }
        #expect(keys.count == 1)
    }

    @Test func `a key that others can read is refused`() throws {
        let folder = try Folder()
        _ = try SealingKey(loadingOrCreating: folder.keyPath)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.keyPath)
        #expect(throws: SecretsError.exposedKeyFile(path: folder.keyPath)) {
            try SealingKey(loadingOrCreating: folder.keyPath)
        }
    }

    @Test(arguments: ["", "hello\n", "turnus-sealing-key-1 AAAA\n", "turnus-sealing-key-2 AAAA\n"])
    func `a file that holds something else is refused and left alone`(text: String) throws {
        let folder = try Folder()
        let contents = Data(text.utf8)
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        try #require(
            FileManager.default.createFile(atPath: folder.keyPath, contents: contents, attributes: attributes))
        #expect(throws: SecretsError.malformedKeyFile(path: folder.keyPath)) {
            try SealingKey(loadingOrCreating: folder.keyPath)
        }
        #expect(FileManager.default.contents(atPath: folder.keyPath) == contents)
    }

    @Test func `a folder that is not there is named`() {
        #expect(throws: SecretsError.keyFileUnavailable(path: "/nowhere/at/all", code: ENOENT)) {
            try SealingKey(loadingOrCreating: "/nowhere/at/all")
        }
    }
}
