public import Chronology
public import ICalendar

/// Who gets the bookings of a type, and when that is decided.
public struct DistributionRules: Hashable, Sendable {
    public enum Policy: String, CaseIterable, Hashable, Sendable {
        /// In turn.
        case rotation
        /// Whoever is furthest below an equal share.
        case fair
        /// Whoever is furthest below a share by weight.
        case weighted
        /// The highest priority, then as `fair`.
        case priority
        /// Who has most free time left.
        case maximumAvailability
        /// Nobody, until somebody claims it.
        case manual
    }

    /// When the policy decides; until then the booking is unassigned and may be claimed.
    public enum Moment: Hashable, Sendable {
        case atBooking
        case unclaimed(after: CalendarDuration)
        case beforeStart(CalendarDuration)
    }

    public var policy: Policy
    public var moment = Moment.atBooking
    public var counting = CountingRules()
    /// In turn only: whoever was busy when it was his turn is next as soon as he is free.
    public var skippedKeepTurn = false
    public var keepHostOnReschedule = true
    /// Who joins starts at the share of the others, and who returns where he was, by a ``Credit``.
    public var creditJoiners = true
    public var creditAbsences = true

    public init(policy: Policy = .fair) {
        self.policy = policy
    }

    /// When the policy decides about a booking that nobody has claimed; never, where it is left to people.
    public func due(created: Instant, start: Instant, in zone: Zone) -> Instant? {
        guard policy != .manual else { return nil }
        return switch moment {
        case .atBooking: created
        case .unclaimed(let after): min(after.end(from: created, in: zone), start)
        case .beforeStart(let before): max(before.start(before: start, in: zone), created)
        }
    }
}
