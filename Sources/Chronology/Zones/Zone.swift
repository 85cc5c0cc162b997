/// The rule by which wall clocks somewhere follow the time line.
public struct Zone: Hashable, Sendable, CustomStringConvertible {
    public static let utc = Zone(identifier: "UTC", fixedOffset: 0)

    public let identifier: String
    private let fixedOffset: Int

    /// `fixedOffset` is seconds east of UTC.
    public init(identifier: String, fixedOffset: Int) {
        self.identifier = identifier
        self.fixedOffset = fixedOffset
    }

    public var description: String { identifier }

    public func instant(of wallTime: WallTime) -> Instant {
        Instant(secondsSinceEpoch: wallTime.secondsSinceEpoch - Int64(fixedOffset))
    }

    public func wallTime(at instant: Instant) -> WallTime {
        WallTime(secondsSinceEpoch: instant.secondsSinceEpoch + Int64(fixedOffset))
    }
}
