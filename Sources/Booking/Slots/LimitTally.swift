import Chronology

/// How full the periods are that limits speak of.
struct LimitTally: Sendable {
    private let limits: [BookingLimit]
    private let zone: Zone
    private let counts: [[Int: Int]]

    /// `starts` are those of everything that counts; days, weeks and months are those of `zone`.
    init(_ limits: [BookingLimit], starts: [Instant], in zone: Zone) {
        self.limits = limits
        self.zone = zone
        let dates = limits.isEmpty ? [] : starts.map { zone.wallTime(at: $0).date }
        counts = limits.map { limit in
            dates.reduce(into: [:]) { $0[limit.period.index(of: $1), default: 0] += 1 }
        }
    }

    /// The first limit that one more at this time would break.
    func reached(at start: Instant) -> BookingLimit? {
        guard !limits.isEmpty else { return nil }
        let date = zone.wallTime(at: start).date
        return zip(limits, counts).first { limit, counts in
            counts[limit.period.index(of: date), default: 0] >= limit.maximum
        }?.0
    }
}
