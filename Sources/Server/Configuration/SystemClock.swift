public import Chronology
import FoundationEssentials

/// The clock of this machine.
public struct SystemClock: WallClock {
    public init() {}

    public var now: Instant {
        Self.nowInMilliseconds.second
    }

    /// Finer than anything but the log needs.
    static var nowInMilliseconds: (second: Instant, thousandths: Int) {
        // Not `clock_gettime`: which C module owns the members of its struct depends on what NIO has loaded before.
        let milliseconds = Int64(Date().timeIntervalSince1970 * 1000)
        return (Instant(secondsSinceEpoch: milliseconds / 1000), Int(milliseconds % 1000))
    }
}
