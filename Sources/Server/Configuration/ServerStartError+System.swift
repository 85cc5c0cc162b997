#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension ServerStartError {
    init(code: Int32, address: ListenAddress) {
        switch code {
        case EADDRINUSE: self = .addressInUse(address)
        case EACCES, EPERM: self = .addressNotAllowed(address)
        case EADDRNOTAVAIL: self = .noSuchAddress(address)
        default: self = .cannotListen(address, reason: String(cString: strerror(code)))
        }
    }
}
