public import Chronology
public import Scheduling

/// When somebody can be booked: the hours of a usual week, and the days on which others hold.
public struct Schedule: Hashable, Sendable {
    /// Replaces the weekly hours of some days; without hours they are closed.
    public struct Override: Hashable, Sendable {
        public var from: CivilDate
        /// Included.
        public var until: CivilDate
        public var hours: [MinuteRange]

        public init(from: CivilDate, until: CivilDate, hours: [MinuteRange]) {
            self.from = from
            self.until = until
            self.hours = hours
        }
    }

    public var weekly: WeeklyHours
    /// Of several that speak of a day the last one holds.
    public var overrides: [Override]

    public init(_ weekly: WeeklyHours, overrides: [Override] = []) {
        self.weekly = weekly
        self.overrides = overrides
    }

    public var zone: Zone { weekly.zone }

    /// The hours of one day, in order, neither overlapping nor touching.
    public func hours(on date: CivilDate) -> [MinuteRange] {
        if let override = overrides.last(where: { $0.from <= date && date <= $0.until }) {
            return MinuteRange.merging(override.hours)
        }
        let weekday = date.weekday
        return MinuteRange.merging(
            weekly.blocks.filter { $0.days.contains(weekday) }.compactMap { MinuteRange(from: $0.start, to: $0.end) })
    }
}
