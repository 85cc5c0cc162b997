import NIOSSL
import Secrets

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A certificate chain and its key, read and checked against each other.
struct Certificate: Sendable {
    let configuration: TLSConfiguration

    init(reading files: CertificateFiles) throws(ServerStartError) {
        let chainText = try Self.octets(of: files.chain)
        let keyText = try Self.octets(of: files.key)
        let chain: [NIOSSLCertificate]
        do {
            chain = try NIOSSLCertificate.fromPEMBytes(chainText)
        } catch {
            throw .noCertificate(path: files.chain)
        }
        guard !chain.isEmpty else { throw .noCertificate(path: files.chain) }
        let key: NIOSSLPrivateKey
        do {
            key = try NIOSSLPrivateKey(bytes: keyText, format: .pem)
        } catch {
            throw .noKey(path: files.key)
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        do {
            // BoringSSL compares the two when it takes them.
            _ = try NIOSSLContext(configuration: configuration)
        } catch {
            throw .keyDoesNotMatch(files)
        }
        self.configuration = configuration
    }

    /// Nothing while the file cannot be read: it is being replaced, and the next look will tell.
    fileprivate static func digest(of path: String) -> [UInt8]? {
        (try? octets(of: path)).map { Digest.sha256($0) }
    }

    private static func octets(of path: String) throws(ServerStartError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .certificateUnreadable(path: path, reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var octets: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16 << 10)
        while octets.count < 4 << 20 {
            let count = read(descriptor, &piece, piece.count)
            guard count >= 0 else {
                throw .certificateUnreadable(path: path, reason: String(cString: strerror(errno)))
            }
            guard count > 0 else { break }
            octets += piece[..<count]
        }
        return octets
    }
}

extension CertificateFiles {
    /// Changes whenever what the files say does; a file that cannot be read counts as well.
    var state: State {
        State(chain: Certificate.digest(of: chain), key: Certificate.digest(of: key))
    }

    struct State: Hashable, Sendable {
        let chain: [UInt8]?
        let key: [UInt8]?
    }
}
