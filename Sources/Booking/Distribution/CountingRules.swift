public import Chronology
public import ICalendar

/// Which bookings count for the shares.
public struct CountingRules: Hashable, Sendable {
    public enum Window: Hashable, Sendable {
        /// The month of the team's zone, by the moment of the decision.
        case month
        case rolling(CalendarDuration)
        case all
    }

    public enum Cancellations: String, CaseIterable, Hashable, Sendable {
        case none
        /// Those that the host cancelled: he had his turn.
        case byHost
        case all
    }

    public var window = Window.month
    public var noShows = true
    public var cancellations = Cancellations.none
    /// Whether claims and what was assigned by hand count.
    public var manual = true

    public init() {}

    /// From which moment on decisions count; nothing where all do.
    public func start(now: Instant, in zone: Zone) -> Instant? {
        switch window {
        case .all: return nil
        case .rolling(let reach): return reach.start(before: now, in: zone)
        case .month:
            let today = zone.wallTime(at: now).date
            return zone.instant(of: WallTime(today.advanced(byDays: 1 - today.day)))
        }
    }

    /// Whether the booking counts for whoever has it, and so for the shares of all.
    public func counts(_ past: PastAssignment) -> Bool {
        guard manual || !past.isManual else { return false }
        return switch past.outcome {
        case .stands: true
        case .noShow: noShows
        case .cancelled(let party):
            switch cancellations {
            case .none: false
            case .byHost: party == .host
            case .all: true
            }
        }
    }
}
