public import Chronology

/// Everything that decides about the slots of a type in a stretch of time, as it was read in one go.
public struct SlotScene: Hashable, Sendable {
    public var type: BookingTypeID
    public var isOpen: Bool
    public var rules: SlotRules
    /// In which notice, window and the limits of the type are counted: that of the schedule of the type, or else of its
    /// team.
    public var zone: Zone
    /// The hours of the type, where they alone offer slots.
    public var schedule: Schedule?
    public var hosts: [HostTime]
    /// All that touch the stretch, widened by a day and the reach of the rules, whatever type they are of; and those of
    /// this type in every period that its limits count.
    public var claims: [Claim]
    /// In which starts are asked for; nothing is known of others.
    public var window: Span
    public var now: Instant

    public init(
        type: BookingTypeID, isOpen: Bool = true, rules: SlotRules, zone: Zone, schedule: Schedule? = nil,
        hosts: [HostTime], claims: [Claim] = [], window: Span, now: Instant
    ) {
        self.type = type
        self.isOpen = isOpen
        self.rules = rules
        self.zone = zone
        self.schedule = schedule
        self.hosts = hosts
        self.claims = claims
        self.window = window
        self.now = now
    }

    /// The same without what these have: for whoever holds the slot, or moves the booking.
    public func ignoring(_ sources: Set<ClaimKey>) -> SlotScene {
        var scene = self
        scene.claims.removeAll { sources.contains(ClaimKey($0)) }
        return scene
    }
}

/// What a claim is known by.
public enum ClaimKey: Hashable, Sendable {
    case booking(BookingID)
    case hold(HoldID)

    init(_ claim: Claim) {
        self =
            switch claim.source {
            case .booking(let id): .booking(id)
            case .hold(let id, _): .hold(id)
            }
    }
}
