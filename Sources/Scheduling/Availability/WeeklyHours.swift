public import Chronology
import ICalendar

/// The hours of a usual week in which somebody can be had, on the wall clock of a zone.
public struct WeeklyHours: Hashable, Sendable {
    /// The same hours on some days of the week.
    public struct Block: Hashable, Sendable {
        /// In the order of the week, each once; at least one.
        public let days: [Weekday]
        /// Minutes after midnight; the second comes after the first and is at most 1440.
        public let start: Int
        public let end: Int

        /// Nothing where there is no day, or no time between the two.
        public init?(days: Set<Weekday>, start: Int, end: Int) {
            guard !days.isEmpty, start >= 0, start < end, end <= 24 * 60 else { return nil }
            self.days = Weekday.allCases.filter(days.contains)
            self.start = start
            self.end = end
        }
    }

    public var blocks: [Block]
    public var zone: Zone

    public init(_ blocks: [Block], in zone: Zone) {
        self.blocks = blocks
        self.zone = zone
    }

    /// As a VAVAILABILITY that has held since ever (RFC 7953 §3.1): an AVAILABLE for each block, which begins with its
    /// first day from `now` on and recurs every week. `uid` names the whole.
    public func document(uid: String, now: Instant) -> [UInt8] {
        var letter = AvailabilityLetter()
        letter.setWeek(self, uid: uid, now: now)
        return letter.octets ?? []
    }

    func statement(uid: String, now: Instant) -> LetterComponent {
        let stamp = AvailabilityLetter.stamp(now)
        let monday = zone.wallTime(at: now).date.mondayBefore
        let available = blocks.enumerated().map { index, block in
            let day = monday.advanced(byDays: block.days.first.map { $0.days(after: .monday) } ?? 0)
            let names = block.days.map(\.twoLetters).joined(separator: ",")
            let seconds = (block.end - block.start) * 60
            let start = WallTime(day, secondOfDay: block.start * 60)
            let lines = [
                ContentLine(name: "UID", value: TextValue.escape("\(uid)-\(index + 1)")), stamp,
                zone.line("DTSTART", start), zone.line("DTEND", start.advanced(bySeconds: Int64(seconds))),
                ContentLine(name: "RRULE", value: "FREQ=WEEKLY;BYDAY=\(names)"),
            ]
            return LetterNode.component(LetterComponent(name: "AVAILABLE", nodes: lines.map(LetterNode.line)))
        }
        let head = [ContentLine(name: "UID", value: TextValue.escape(uid)), stamp].map(LetterNode.line)
        return LetterComponent(name: ComponentKind.availability.rawValue, nodes: head + available)
    }
}

extension CivilDate {
    /// The Monday of its week.
    fileprivate var mondayBefore: CivilDate { advanced(byDays: -weekday.days(after: .monday)) }
}

extension Weekday {
    /// As BYDAY writes it (RFC 5545 §3.3.10).
    fileprivate var twoLetters: String {
        switch self {
        case .monday: "MO"
        case .tuesday: "TU"
        case .wednesday: "WE"
        case .thursday: "TH"
        case .friday: "FR"
        case .saturday: "SA"
        case .sunday: "SU"
        }
    }
}
