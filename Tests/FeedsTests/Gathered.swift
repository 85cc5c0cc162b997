import Synchronization

/// A sink that keeps what is written to it.
final class Gathered: Sendable {
    private let octets = Mutex<[UInt8]>([])

    var all: [UInt8] { octets.withLock { $0 } }

    func append(_ piece: [UInt8]) {
        octets.withLock { $0 += piece }
    }
}
