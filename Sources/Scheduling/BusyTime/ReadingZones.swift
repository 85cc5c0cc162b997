public import Chronology

/// Where on the time line is what has no zone of its own.
///
/// A day off is a day where its owner is. A floating time is meant wherever the reader is (RFC 5545 §3.3.5).
public struct ReadingZones: Hashable, Sendable {
    public var days: Zone
    public var floating: Zone

    public init(days: Zone, floating: Zone) {
        self.days = days
        self.floating = floating
    }

    /// Both in one.
    public init(_ zone: Zone) {
        self.init(days: zone, floating: zone)
    }
}
