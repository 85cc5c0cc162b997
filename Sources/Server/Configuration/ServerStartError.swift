/// Why the server did not start; each says the cause and the cure.
public enum ServerStartError: Error, Hashable, Sendable, CustomStringConvertible {
    case passwordsOverPlainHTTP(ListenAddress)
    case addressInUse(ListenAddress)
    case addressNotAllowed(ListenAddress)
    case noSuchAddress(ListenAddress)
    case cannotListen(ListenAddress, reason: String)
    case certificateUnreadable(path: String, reason: String)
    case noCertificate(path: String)
    case noKey(path: String)
    case keyDoesNotMatch(CertificateFiles)

    public var description: String {
        switch self {
        case .passwordsOverPlainHTTP(let address):
            """
            refusing to take passwords over plain HTTP on \(address): give a certificate with --tls-certificate and \
            --tls-key, listen on 127.0.0.1, or say --behind-proxy when a proxy in front speaks TLS
            """
        case .addressInUse(let address):
            """
            another process listens on \(address) already: stop it (see ss -ltnp), or choose another port with \
            --listen \(ListenAddress(host: address.host, port: address.port + 1))
            """
        case .addressNotAllowed(let address):
            """
            not permitted to listen on \(address): choose a port above 1023 with --listen, or allow the program low \
            ports (setcap cap_net_bind_service=+ep)
            """
        case .noSuchAddress(let address):
            "\(address) is no address of this machine: choose one of it with --listen, or 0.0.0.0 for all"
        case .cannotListen(let address, let reason):
            "cannot listen on \(address): \(reason)"
        case .certificateUnreadable(let path, let reason):
            "cannot read \(path): \(reason); check --tls-certificate and --tls-key and who may read the files"
        case .noCertificate(let path):
            "there is no PEM certificate in \(path): give the full chain with --tls-certificate"
        case .noKey(let path):
            "there is no PEM private key without a password in \(path): give it with --tls-key"
        case .keyDoesNotMatch(let files):
            "the key in \(files.key) does not belong to the certificate in \(files.chain): give the two that were made together"
        }
    }
}
