import Chronology

/// What a component makes of an instance: when it starts, how long it is, and that it describes it.
///
/// For the master that is the instance itself. A RANGE=THISANDFUTURE component also moves later instances "by the
/// same time difference", and gives them its length (RFC 5545 §3.2.13, §3.8.4.4); the difference is one of clocks on
/// the wall, so that a meeting moved to eleven stays at eleven.
struct InstanceShape: Sendable {
    let component: Int
    let isDate: Bool
    private let zone: Zone?
    private let length: InstanceLength
    /// The lengths of RDATEs with an ending, by their index.
    private var dateLengths: [Int: InstanceLength] = [:]
    /// From the instance to its start, in seconds on the wall; nothing where they are the same.
    private let shift: Int?
    /// Seconds that no instance is longer than.
    private(set) var longest: Int

    /// The shape of the master's own instances.
    init(master component: CalendarComponent, index: Int, anchor: RecurrenceAnchor) {
        self.component = index
        isDate = anchor.isDate
        zone = anchor.zone
        length = InstanceLength(
            from: anchor.start, component.start == nil ? .unstated : component.ending, of: component.kind)
        shift = nil
        longest = length.upperBound
        for (index, date) in component.recurrenceDates.enumerated() where date.ending != .unstated {
            let length = InstanceLength(from: date.start, date.ending, of: component.kind)
            dateLengths[index] = length
            longest = max(longest, length.upperBound)
        }
    }

    /// The shape that an override, which starts at `start` instead of at `key`, gives to the instances after its own.
    init(
        override component: CalendarComponent, index: Int, start: CalendarTime, master: RecurrenceAnchor, key: Int
    ) {
        let anchor = RecurrenceAnchor(Self.local(start, master))
        self.component = index
        isDate = anchor.isDate
        zone = anchor.zone
        length = InstanceLength(
            from: start, component.start == nil ? .unstated : component.ending, of: component.kind)
        shift = Int(anchor.wallTime.secondsSinceEpoch) - master.wallSeconds(of: key)
        longest = length.upperBound
    }

    /// A start in UTC is a moment and no clock: its series stays on the clock of the master.
    private static func local(_ start: CalendarTime, _ master: RecurrenceAnchor) -> CalendarTime {
        guard case .utc(let instant) = start, let zone = master.zoneWithGaps else { return start }
        return .zoned(zone.wallTime(at: instant), zone)
    }

    var isFloating: Bool { zone == nil }

    /// How far from its key an instance may start, what zones do included.
    var reach: Int {
        shift.map { abs($0) + 3 * 86_400 } ?? 0
    }

    func occurrence(_ instance: RecurrenceSet.Instance, anchor: RecurrenceAnchor) -> Occurrence {
        let original = anchor.moment(of: instance.key)
        let start = shift.map { moment(ofWall: anchor.wallSeconds(of: instance.key) + $0) } ?? original
        let length = instance.date.flatMap { dateLengths[$0] } ?? length
        return Occurrence(
            recurrenceID: original, start: start, end: length.end(from: start, zone: zone), isAllDay: isDate,
            component: component)
    }

    private func moment(ofWall seconds: Int) -> Moment {
        let seconds = isDate ? seconds.dividedDown(by: 86_400) * 86_400 : seconds
        let wallTime = WallTime(secondsSinceEpoch: Int64(seconds))
        guard let zone else { return .floating(wallTime) }
        return .absolute(zone.instant(of: wallTime))
    }
}
