/// The rule by which wall clocks somewhere follow the time line: a name and the history of its offsets.
///
/// One reference to data that never changes, so copies are cheap. Two zones are equal when name and rules are.
public struct Zone: Hashable, Sendable, CustomStringConvertible {
    public static let utc = Zone(
        identifier: "UTC", initial: Observance(offset: 0, isDaylight: false, abbreviation: "UTC"))

    /// The widest offset a zone may have, in seconds east or west of UTC (RFC 9636 §3.2 allows 25 to 26 hours).
    public static let widestOffset = 93_599

    let rules: ZoneRules

    /// A zone whose clocks never change. `fixedOffset` is seconds east of UTC.
    public init(identifier: String, fixedOffset: Int) {
        let observance = Observance(
            offset: fixedOffset, isDaylight: false, abbreviation: Zone.abbreviation(fixedOffset))
        self.init(identifier: identifier, initial: observance)
    }

    /// A zone with these rules: `initial` holds until the first of `changes`, `tail` from the last of them on.
    ///
    /// `changes` are brought into order; of several at one instant the last given counts. Offsets beyond
    /// `widestOffset` are cut to it.
    public init(
        identifier: String, initial: Observance, changes: [(at: Instant, to: Observance)] = [],
        tail: [AnnualChange] = []
    ) {
        self.rules = ZoneRules(identifier: identifier, initial: initial, changes: changes, tail: tail)
    }

    /// The zone that a TZif file describes (RFC 9636), version 1 to 4.
    public init(identifier: String, compiled octets: [UInt8]) throws(ZoneError) {
        let file = try TZif(reading: octets)
        self.init(identifier: identifier, initial: file.initial, changes: file.changes, tail: file.tail)
    }

    public var identifier: String { rules.identifier }
    public var description: String { rules.identifier }

    /// The moment at which clocks here show `wallTime`.
    ///
    /// A time that clocks skip is read with the offset before the gap, a time that they show twice is the first
    /// (RFC 5545 §3.3.5).
    public func instant(of wallTime: WallTime) -> Instant {
        Instant(secondsSinceEpoch: rules.seconds(ofWall: wallTime.secondsSinceEpoch))
    }

    /// What clocks here show at `instant`.
    public func wallTime(at instant: Instant) -> WallTime {
        let seconds = instant.secondsSinceEpoch
        return WallTime(secondsSinceEpoch: seconds &+ rules.segment(at: seconds).offset)
    }

    /// How far clocks here are ahead of UTC at `instant`, in seconds: positive to the east.
    public func offset(at instant: Instant) -> Int {
        Int(rules.segment(at: instant.secondsSinceEpoch).offset)
    }

    /// What holds at `instant`: the offset, whether it is daylight saving time, and its abbreviation.
    public func observance(at instant: Instant) -> Observance {
        rules.observance(at: instant.secondsSinceEpoch)
    }

    /// The changes of `span`, oldest first, also those of the abbreviation alone.
    public func transitions(in span: Span) -> [Transition] {
        rules.transitions(from: span.start.secondsSinceEpoch, to: span.end.secondsSinceEpoch)
    }

    public static func == (first: Zone, second: Zone) -> Bool {
        first.rules === second.rules || first.rules.isEqual(to: second.rules)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(rules.identifier)
    }

    /// `+01`, `-0330`: how a zone without a name for its offset is abbreviated (RFC 9636 §4).
    static func abbreviation(_ offset: Int) -> String {
        let digits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let (hours, minutes, seconds) = (abs(offset) / 3600, abs(offset) / 60 % 60, abs(offset) % 60)
        let rest = seconds > 0 ? digits(minutes) + digits(seconds) : minutes > 0 ? digits(minutes) : ""
        return (offset < 0 ? "-" : "+") + digits(hours) + rest
    }
}
