public import Chronology
public import ICalendar

/// What somebody says of their time, as the iCalendar text that is kept (RFC 7953): the hours of a usual week, other
/// hours on single days, absences.
///
/// Each is a VAVAILABILITY of its own; priorities say which of them decides. What a client has written besides is kept.
public struct AvailabilityLetter: Hashable, Sendable {
    private var calendar: LetterComponent

    /// Nothing is said.
    public init() {
        let head = [
            ContentLine(name: "VERSION", value: "2.0"), ContentLine(name: "PRODID", value: "-//Turnus//Turnus//EN"),
        ]
        calendar = LetterComponent(name: "VCALENDAR", nodes: head.map(LetterNode.line))
    }

    public init(reading octets: [UInt8]) throws(ICalendarError) {
        let document = try LetterDocument(reading: octets)
        guard document.calendars.count == 1, let calendar = document.calendars.first else { throw .notACalendar }
        self.calendar = calendar
    }

    /// Nothing where nothing is said.
    public var octets: [UInt8]? {
        guard calendar.components.contains(where: { $0.name == Self.component }) else { return nil }
        var octets: [UInt8] = []
        calendar.write(into: &octets)
        return octets
    }

    /// Sets the hours of a usual week, in place of all that is said without being about some days alone.
    public mutating func setWeek(_ hours: WeeklyHours, uid: String, now: Instant) {
        calendar.nodes.removeAll { node in
            guard case .component(let component) = node, component.name == Self.component else { return false }
            return component.first("DTEND") == nil && component.first("DURATION") == nil
        }
        add(hours.statement(uid: uid, now: now))
    }

    /// Sets the hours of one day, in place of what was set for it before; none means a day off.
    public mutating func setDay(_ date: CivilDate, _ hours: [Range<Int>], in zone: Zone, now: Instant) {
        let uid = "day-\(date.basicText)"
        _ = remove(uid: uid)
        let available = hours.enumerated().map { index, minutes in
            LetterComponent(
                name: "AVAILABLE",
                nodes: [
                    ContentLine(name: "UID", value: "\(uid)-\(index + 1)"), Self.stamp(now),
                    zone.line("DTSTART", WallTime(date).advanced(bySeconds: Int64(minutes.lowerBound) * 60)),
                    zone.line("DTEND", WallTime(date).advanced(bySeconds: Int64(minutes.upperBound) * 60)),
                ].map(LetterNode.line))
        }
        let lines = [
            ContentLine(name: "UID", value: uid), Self.stamp(now), zone.line("DTSTART", WallTime(date)),
            zone.line("DTEND", WallTime(date.advanced(byDays: 1))),
            ContentLine(name: "PRIORITY", value: "\(AvailabilityRank.day)"),
        ]
        add(
            LetterComponent(
                name: Self.component,
                nodes: lines.map(LetterNode.line) + available.map(LetterNode.component)))
    }

    /// Adds a stretch in which somebody cannot be had, whatever else is said. The reason is theirs: nobody who asks when
    /// they are busy is told.
    public mutating func addAbsence(_ span: Chronology.Span, reason: String?, uid: String, now: Instant) {
        var lines = [
            ContentLine(name: "UID", value: TextValue.escape(uid)), Self.stamp(now),
            ContentLine(name: "DTSTART", value: CalendarTime.utc(span.start).text),
            ContentLine(name: "DTEND", value: CalendarTime.utc(span.end).text),
            ContentLine(name: "BUSYTYPE", value: "BUSY-UNAVAILABLE"),
            ContentLine(name: "PRIORITY", value: "\(AvailabilityRank.absence)"),
        ]
        if let reason { lines.append(ContentLine(name: "SUMMARY", value: TextValue.escape(reason))) }
        add(LetterComponent(name: Self.component, nodes: lines.map(LetterNode.line)))
    }

    /// Whether something with this UID was said.
    public mutating func remove(uid: String) -> Bool {
        let count = calendar.nodes.count
        calendar.nodes.removeAll { node in
            guard case .component(let component) = node, component.name == Self.component else { return false }
            return component.first("UID")?.text == uid
        }
        return calendar.nodes.count < count
    }

    /// One VAVAILABILITY, as its owner may see it.
    public struct Statement: Hashable, Sendable {
        public let uid: String
        /// As they are written in the text; nothing where it holds since ever, or for ever.
        public let start: String?
        public let end: String?
        /// How many times it offers.
        public let offers: Int
        public let summary: String?
    }

    /// In the order of the text.
    public var statements: [Statement] {
        calendar.components.filter { $0.name == Self.component }.map { component in
            Statement(
                uid: component.first("UID")?.text ?? "", start: component.first("DTSTART")?.value,
                end: component.first("DTEND")?.value,
                offers: component.components.count { $0.name == "AVAILABLE" },
                summary: component.first("SUMMARY")?.text)
        }
    }

    private static let component = ComponentKind.availability.rawValue

    static func stamp(_ now: Instant) -> ContentLine {
        ContentLine(name: "DTSTAMP", value: CalendarTime.utc(now).text)
    }

    private mutating func add(_ statement: LetterComponent) {
        calendar.nodes.append(.component(statement))
    }
}

extension CivilDate {
    /// As iCalendar writes it (RFC 5545 §3.3.4).
    fileprivate var basicText: String { String(CalendarTime.floating(WallTime(self)).text.prefix(8)) }
}

extension Zone {
    /// A property with a time of the zone, which everybody here knows by its name (RFC 7809); in UTC as UTC.
    func line(_ name: String, _ wallTime: WallTime) -> ContentLine {
        guard self != .utc else {
            return ContentLine(name: name, value: CalendarTime.utc(instant(of: wallTime)).text)
        }
        return ContentLine(
            name: name, parameters: [LetterParameter(name: "TZID", values: [identifier])],
            value: CalendarTime.floating(wallTime).text)
    }
}
