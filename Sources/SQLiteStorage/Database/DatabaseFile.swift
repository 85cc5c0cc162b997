import CalendarModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The file that a database lies in, seen to before SQLite opens it: nobody but its owner may read it.
struct DatabaseFile {
    let path: String

    /// Makes the directory (0700) and the file (0600) where they are missing. SQLite gives its other files the
    /// permissions of the first.
    func prepare() throws(CalendarStoreError) {
        try makeDirectory(of: path)
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure() }
        close(descriptor)
    }

    private func makeDirectory(of path: String) throws(CalendarStoreError) {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        let directory = String(path[..<slash])
        guard access(directory, F_OK) != 0 else { return }
        try makeDirectory(of: directory)
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else { throw failure() }
    }

    private func failure() -> CalendarStoreError {
        switch errno {
        case ENOSPC, EDQUOT: .full
        case EACCES, EPERM, EROFS, ENOENT, ENOTDIR, EISDIR: .notPermitted(path: path)
        default: .unavailable(reason: "\(path): \(String(cString: strerror(errno)))")
        }
    }
}
