import Foundation

@testable import Server

/// A folder of its own that goes away with the test.
final class ScratchFolder: Sendable {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("turnus-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The names in a folder below this one; none when there is no such folder.
    func names(_ folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []
    }

    func write(_ name: String, _ text: String = "") throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"), options: .atomic)
    }

    @discardableResult
    func write(_ certificate: TestCertificate) throws -> CertificateFiles {
        try write(chain: certificate.chain, key: certificate.key)
    }

    @discardableResult
    func write(chain: String, key: String) throws -> CertificateFiles {
        try write("chain.pem", chain)
        try write("key.pem", key)
        return CertificateFiles(chain: "\(path)/chain.pem", key: "\(path)/key.pem")
    }
}
