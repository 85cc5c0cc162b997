public import CalendarModel
public import Chronology

/// A host when it was decided, with every figure that went into it.
public struct Standing: Hashable, Sendable {
    public var host: PrincipalID
    /// Why he could not have it; none where he could.
    public var obstacles: HostObstacles
    /// Whether he was there to have a share of it, busy or not.
    public var isPresent: Bool
    public var priority: Int
    public var weight: Int
    /// How many bookings count for him.
    public var assigned: Int
    /// In thousandths of a booking.
    public var credits: Int
    /// How far he would be below his share if this one were not his, in parts of ``ShareLedger/whole``.
    public var deficit: Int
    public var lastAssigned: Instant?
    /// When he was last given one, or when he joined.
    public var waitingSince: Instant
    /// When he last had his turn.
    public var lastTurn: Instant?
    /// How many others come before him in turn.
    public var position: Int
    public var freeMinutes: Int

    public init(host: PrincipalID, obstacles: HostObstacles = [], waitingSince: Instant) {
        self.host = host
        self.obstacles = obstacles
        self.isPresent = true
        self.priority = 2
        self.weight = 1
        self.assigned = 0
        self.credits = 0
        self.deficit = 0
        self.waitingSince = waitingSince
        self.position = 0
        self.freeMinutes = 0
    }

    public var isEligible: Bool { obstacles.isEmpty }
}
