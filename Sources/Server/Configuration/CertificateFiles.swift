/// Where the certificate chain and its key lie, both PEM.
public struct CertificateFiles: Hashable, Sendable {
    /// The server's certificate, then those that lead to a root.
    public var chain: String
    public var key: String

    public init(chain: String, key: String) {
        self.chain = chain
        self.key = key
    }
}
