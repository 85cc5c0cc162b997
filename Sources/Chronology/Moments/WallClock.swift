/// The time of day in the world outside: the only way any code here learns it.
public protocol WallClock: Sendable {
    var now: Instant { get }
}
