public import Chronology

/// How much one calendar object may hold (RFC 4791 §5.2.5 to §5.2.9).
public struct AdmissionLimits: Hashable, Sendable {
    public var octets: Int
    public var attendees: Int
    /// Of instances that are written down one by one: overrides and dates; and of a COUNT. What goes on for ever
    /// has no number.
    public var instances: Int
    /// No time that is written down may be before the one or after the other; nothing where there is no bound.
    public var earliest: Instant?
    public var latest: Instant?

    public init(
        octets: Int = 10 << 20, attendees: Int = 2000, instances: Int = 10_000, earliest: Instant? = nil,
        latest: Instant? = nil
    ) {
        self.octets = octets
        self.attendees = attendees
        self.instances = instances
        self.earliest = earliest
        self.latest = latest
    }

    public static let standard = AdmissionLimits()
}
