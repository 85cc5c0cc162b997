import CZip

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What libzip's error codes mean for whoever gave us the archive.
enum ZipFault {
    /// libzip leaves the system's error number in `errno`.
    static func opening(_ path: String, code: Int32) -> CompressionError {
        switch code {
        case ZIP_ER_NOZIP: .notAZip(path: path)
        case ZIP_ER_MEMORY: .outOfMemory
        case ZIP_ER_EOF, ZIP_ER_SEEK: .truncated(name: path)
        case ZIP_ER_NOENT, ZIP_ER_OPEN, ZIP_ER_READ: .unreadable(path: path, code: errno)
        default: .damaged(name: path)
        }
    }

    static func reading(
        _ name: String, of path: String, error: UnsafeMutablePointer<zip_error_t>?
    ) -> CompressionError {
        guard let error else { return .damaged(name: name) }
        return switch zip_error_code_zip(error) {
        case ZIP_ER_MEMORY: .outOfMemory
        case ZIP_ER_EOF: .truncated(name: name)
        case ZIP_ER_READ,
            ZIP_ER_SEEK where zip_error_code_system(error) != 0:
            .unreadable(path: path, code: zip_error_code_system(error))
        case ZIP_ER_NOPASSWD, ZIP_ER_ENCRNOTSUPP, ZIP_ER_WRONGPASSWD: .encrypted(name: name)
        default: .damaged(name: name)
        }
    }
}
