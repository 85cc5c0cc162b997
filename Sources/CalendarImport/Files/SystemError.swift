#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why the system would not let us read a file.
struct SystemError: Error, Hashable {
    let code: Int32

    /// The error of the call just made.
    static var last: SystemError { SystemError(code: errno) }

    var refusal: ImportRefusal {
        switch code {
        case ENOENT: ImportRefusal(cause: "no such file or folder", cure: "Check the path.")
        case EACCES, EPERM:
            ImportRefusal(
                cause: "this account may not read it", cure: "Give it leave to, or run the import as its owner.")
        default:
            ImportRefusal(cause: "it cannot be read: \(String(cString: strerror(code)))", cure: "Check the disk.")
        }
    }
}
