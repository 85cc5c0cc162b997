import Foundation

/// The working copy these tests were compiled from.
struct Repository {
    let root: URL

    /// Found from this file's own place, `Tests/ArchitectureTests/Sources/`.
    static let here = Repository(
        root: URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    )

    /// Every Swift file of our modules.
    func sources() throws -> [SourceFile] {
        try swiftFiles(under: "Sources")
    }

    /// Every Swift file of the tests.
    func tests() throws -> [SourceFile] {
        try swiftFiles(under: "Tests")
    }

    /// The names of the folders under `Sources/`, C boxes included.
    func modules() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
            .filter { !$0.hasPrefix(".") }.sorted()
    }

    func text(at path: String) -> String? {
        guard let octets = FileManager.default.contents(atPath: root.appending(path: path).path) else { return nil }
        return String(decoding: octets, as: UTF8.self)
    }

    func hasFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        let found = FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder)
        return found && isFolder.boolValue
    }

    private func swiftFiles(under folder: String) throws -> [SourceFile] {
        let top = root.appending(path: folder).resolvingSymlinksInPath()
        return try FileManager.default.subpathsOfDirectory(atPath: top.path)
            .filter { $0.hasSuffix(".swift") }.sorted()
            .compactMap { name in
                text(at: folder + "/" + name).map { SourceFile(path: folder + "/" + name, text: $0) }
            }
    }
}
