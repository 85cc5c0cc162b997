import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why an answer could not be kept.
public enum FileSinkError: Error, Hashable, Sendable {
    /// `code` is the system's error number.
    case cannotWrite(path: String, code: Int32)
}

/// A file that is being made; written in pieces large enough to be cheap.
public final class FileSink: Sendable {
    private let path: String
    private let descriptor: Int32
    private let state = Mutex(State())

    private struct State {
        var buffer: [UInt8] = []
        var isOpen = true
    }

    private static let piece = 256 << 10

    /// Makes the file, and the folder it is in; takes the place of a half-made one.
    init(creating path: String, in folder: String) throws(FileSinkError) {
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
        var descriptor = open(path, flags, 0o600)
        if descriptor < 0, errno == ENOENT {
            Self.makeFolder(folder)
            descriptor = open(path, flags, 0o600)
        }
        guard descriptor >= 0 else { throw .cannotWrite(path: path, code: errno) }
        self.path = path
        self.descriptor = descriptor
    }

    deinit {
        if state.withLock(\.isOpen) { close(descriptor) }
    }

    public func write(_ octets: [UInt8]) throws(FileSinkError) {
        let full: [UInt8]? = state.withLock { state in
            state.buffer += octets
            guard state.buffer.count >= Self.piece else { return nil }
            defer { state.buffer.removeAll(keepingCapacity: true) }
            return state.buffer
        }
        if let full { try flush(full) }
    }

    /// Writes out what is left and gives the file its name.
    func finish(as name: String) throws(FileSinkError) {
        try flush(state.withLock { $0.buffer })
        closeOnce()
        guard rename(path, name) == 0 else { throw .cannotWrite(path: name, code: errno) }
    }

    func abandon() {
        closeOnce()
        unlink(path)
    }

    private func closeOnce() {
        let wasOpen = state.withLock { state in
            defer { state.isOpen = false }
            return state.isOpen
        }
        if wasOpen { close(descriptor) }
    }

    private func flush(_ octets: [UInt8]) throws(FileSinkError) {
        let isWritten = octets.withUnsafeBufferPointer { LineLogHandler.writeAll($0, to: descriptor) }
        guard isWritten else { throw .cannotWrite(path: path, code: errno) }
    }

    private static func makeFolder(_ path: String) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            mkdir(made, 0o700)
        }
    }
}
