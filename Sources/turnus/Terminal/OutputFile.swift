#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that has its name only when it is whole.
struct OutputFile: Sendable {
    private let path: String
    private let descriptor: Int32

    private var unfinished: String { path + ".part" }

    init(path: String) throws(CommandFailure) {
        let descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(path) }
        self.path = path
        self.descriptor = descriptor
    }

    func write(_ octets: [UInt8]) throws(CommandFailure) {
        guard Terminal.write(octets, to: descriptor) else { throw Self.failure(path) }
    }

    func finish() throws(CommandFailure) {
        guard fsync(descriptor) == 0, close(descriptor) == 0, rename(unfinished, path) == 0 else {
            throw Self.failure(path)
        }
    }

    func abandon() {
        close(descriptor)
        unlink(unfinished)
    }

    static func write(_ octets: [UInt8], to descriptor: Int32) throws(CommandFailure) {
        guard Terminal.write(octets, to: descriptor) else { throw failure("standard output") }
    }

    private static func failure(_ path: String) -> CommandFailure {
        CommandFailure("cannot write \(path): \(FileOctets.systemReason); check the folder and the room on the disk")
    }
}
