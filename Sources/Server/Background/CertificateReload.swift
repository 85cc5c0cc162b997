import Logging
import Synchronization

/// Serves under a new certificate as soon as its files have changed; new connections get it, old ones go on.
///
/// Files that do not fit together are reported and left alone: they may be half written, and the old certificate
/// still works.
struct CertificateReload: Sendable {
    let files: CertificateFiles
    let renewal: CertificateRenewal
    let logger: Logger
    private let seen: Seen

    private final class Seen: Sendable {
        let state: Mutex<CertificateFiles.State>
        init(_ state: CertificateFiles.State) { self.state = Mutex(state) }
    }

    /// `state` is that of the files when they were read last.
    init(files: CertificateFiles, state: CertificateFiles.State, renewal: CertificateRenewal, logger: Logger) {
        self.files = files
        self.renewal = renewal
        self.logger = logger
        seen = Seen(state)
    }

    /// Looks once; returns whether there was a new certificate.
    @discardableResult
    func look() throws -> Bool {
        let state = files.state
        guard seen.state.withLock({ $0 != state }) else { return false }
        seen.state.withLock { $0 = state }
        try renewal.renew(Certificate(reading: files))
        logger.notice("certificate renewed", metadata: ["chain": "\(files.chain)"])
        return true
    }
}
