public import Chronology

/// A clock that stands still where the test put it.
public struct FixedClock: WallClock {
    public let now: Instant

    public init(_ now: Instant) {
        self.now = now
    }
}
