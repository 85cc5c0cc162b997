import CalendarModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Lets the processes that write to one file take turns.
///
/// SQLite gives its lock to whoever asks at the right moment, and a process that waits asks seldom: one that writes
/// without a pause, as an import does, would keep all others out. So whoever wants to write first stands at a gate
/// (octet 0 of the file beside the database), goes through it when nobody writes (octet 1), and opens it for the
/// next. Who has just written finds the gate taken by who waits. SQLite's own lock still decides; this one is only
/// good manners, and is left out where its file cannot be made.
final class WriterTurn: Sendable {
    private let descriptor: Int32
    private let patience: Duration

    private static let gate: Int64 = 0
    private static let writing: Int64 = 1

    init?(path: String, patience: Duration) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        self.patience = patience
        guard descriptor >= 0 else { return nil }
    }

    deinit {
        close(descriptor)
    }

    func take() throws(CalendarStoreError) {
        let clock = ContinuousClock()
        let deadline = clock.now.advanced(by: patience)
        while !lock(Self.gate) {
            guard clock.now < deadline else { throw .busy }
            usleep(Self.interval)
        }
        defer { unlock(Self.gate) }
        while !lock(Self.writing) {
            guard clock.now < deadline else { throw .busy }
            usleep(Self.interval)
        }
    }

    func giveBack() {
        unlock(Self.writing)
    }

    /// How often a lock is asked for, in microseconds: waiting for it could not be bounded.
    private static let interval: UInt32 = 500

    private func lock(_ octet: Int64) -> Bool {
        set(Int16(F_WRLCK), octet)
    }

    private func unlock(_ octet: Int64) {
        _ = set(Int16(F_UNLCK), octet)
    }

    /// F_OFD_SETLK: a lock of the open file, not of the process, so that two databases in one process take turns,
    /// too. The headers hide its name.
    private func set(_ type: Int16, _ octet: Int64) -> Bool {
        #if os(Linux)
            let command: Int32 = 37
        #else
            let command: Int32 = 90
        #endif
        var range = flock()
        range.l_type = type
        range.l_whence = Int16(SEEK_SET)
        range.l_start = off_t(octet)
        range.l_len = 1
        return fcntl(descriptor, command, &range) == 0
    }
}
