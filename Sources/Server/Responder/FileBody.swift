import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file to be sent as a body: opened once, so that it stays whole even when its name is removed meanwhile.
public final class FileBody: Sendable {
    private let descriptor: Int32
    public let length: Int

    /// How much is in memory at a time.
    static let chunk = 128 << 10

    /// Opens the file at `path`, or says with `errno` why not.
    public init(path: String) throws(FileBodyError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotOpen(path: path, code: errno) }
        let length = lseek(descriptor, 0, SEEK_END)
        guard length >= 0 else {
            let code = errno
            close(descriptor)
            throw .cannotOpen(path: path, code: code)
        }
        self.descriptor = descriptor
        self.length = Int(length)
    }

    deinit {
        close(descriptor)
    }

    /// Hands the whole file to `send`, piece by piece, reading on a thread that may block.
    func send(to send: (ByteBuffer) async throws -> Void) async throws {
        var offset = 0
        while offset < length {
            let start = offset
            let buffer = try await NIOThreadPool.singleton.runIfActive { [self] in try read(from: start) }
            offset += buffer.readableBytes
            try await send(buffer)
        }
    }

    /// The next piece; blocks.
    func read(from offset: Int) throws -> ByteBuffer {
        let wanted = min(Self.chunk, length - offset)
        var buffer = ByteBufferAllocator().buffer(capacity: wanted)
        let count = try buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: wanted) { space in
            var count = pread(descriptor, space.baseAddress, wanted, off_t(offset))
            while count < 0, errno == EINTR { count = pread(descriptor, space.baseAddress, wanted, off_t(offset)) }
            guard count >= 0 else { throw FileBodyError.cannotRead(code: errno) }
            return count
        }
        guard count > 0 else { throw FileBodyError.truncated }
        return buffer
    }
}

/// Why a file could not be sent.
public enum FileBodyError: Error, Hashable, Sendable {
    /// `code` is the system's error number.
    case cannotOpen(path: String, code: Int32)
    case cannotRead(code: Int32)
    /// It became shorter while it was being sent.
    case truncated
}
