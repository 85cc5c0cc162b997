#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A small file that only its owner may read.
struct KeyFile {
    let path: String

    /// The text in the file, or nothing when there is no file.
    func read() throws(SecretsError) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            guard errno == ENOENT else { throw .keyFileUnavailable(path: path, code: errno) }
            return nil
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .keyFileUnavailable(path: path, code: errno) }
        guard status.st_mode & 0o077 == 0 else { throw .exposedKeyFile(path: path) }
        var octets = [UInt8](repeating: 0, count: 256)
        let count = pread(file, &octets, octets.count, 0)
        guard count >= 0 else { throw .keyFileUnavailable(path: path, code: errno) }
        return String(decoding: octets[..<count], as: UTF8.self)
    }

    /// Puts the text where no file is yet; where another process was faster, its file stays.
    ///
    /// Written aside, brought to the disk and only then linked into place, so that nobody reads half of it.
    func create(_ text: String) throws(SecretsError) {
        let draft = path + "." + RandomToken.make(octets: 9)
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .keyFileUnavailable(path: path, code: errno) }
        defer { unlink(draft) }
        let octets = Array(text.utf8)
        let isWritten = write(file, octets, octets.count) == octets.count && fsync(file) == 0
        let code = errno
        close(file)
        guard isWritten else { throw .keyFileUnavailable(path: path, code: code) }
        guard link(draft, path) == 0 || errno == EEXIST else {
            throw .keyFileUnavailable(path: path, code: errno)
        }
    }
}
