public import Chronology
public import ICalendar

extension PreparedObject {
    /// Works out what the index is to know of `object`; a pure function of the three.
    ///
    /// Throws where its recurrence cannot be worked out inside the budget.
    public init(octets: [UInt8], object: CalendarObject, now: Instant) throws(ICalendarError) {
        self.init(octets: octets, object: object, index: try OccurrenceIndex(of: object, around: now))
    }
}

extension OccurrenceIndex {
    /// How many occurrences of one object the index holds at most.
    public static let limit = 2000
    /// How far the index reaches around the present where it cannot hold all occurrences, in seconds.
    public static let reachBack: Int64 = 366 * 86_400
    public static let reachAhead: Int64 = 3 * 366 * 86_400

    /// All occurrences where they are few enough, else those in a window around `now`, which is made smaller until
    /// they are.
    public init(of object: CalendarObject, around now: Instant) throws(ICalendarError) {
        if !object.isEndless, let all = try Self.all(of: object) {
            self.init(entries: all)
            return
        }
        for shrinking: Int64 in [1, 8, 64, 512] {
            let start = now.advanced(bySeconds: -Self.reachBack / shrinking)
            let end = now.advanced(bySeconds: Self.reachAhead / shrinking)
            guard let span = Span(from: start, to: end), let entries = try Self.entries(of: object, during: span)
            else { continue }
            self.init(entries: entries, completeFrom: try Self.begins(object, before: start), completeUntil: end)
            return
        }
        // So many that the index would be full of this object alone: it is worked out whenever somebody asks.
        self.init(entries: [], completeUntil: Instant(secondsSinceEpoch: .min))
    }

    /// Nothing when there are too many.
    private static func all(of object: CalendarObject) throws(ICalendarError) -> [IndexedOccurrence]? {
        var expansion = object.expansion()
        var entries: [IndexedOccurrence] = []
        while let occurrence = try expansion.next() {
            guard entries.count < limit else { return nil }
            entries.append(IndexedOccurrence(occurrence, of: object))
        }
        return entries
    }

    /// Nothing when there are too many. Floating times are read in UTC; whoever asks allows for a day of difference.
    private static func entries(
        of object: CalendarObject, during span: Span
    ) throws(ICalendarError) -> [IndexedOccurrence]? {
        let limits = ExpansionLimits(steps: ExpansionLimits.standard.steps, occurrences: limit)
        do {
            return try object.occurrences(during: span, floatingIn: .utc, limits: limits)
                .map { IndexedOccurrence($0, of: object) }
        } catch .tooMany {
            return nil
        }
    }

    /// `start` when there are occurrences before it, else nothing.
    private static func begins(_ object: CalendarObject, before start: Instant) throws(ICalendarError) -> Instant? {
        var expansion = object.expansion()
        guard let first = try expansion.next(), first.start.seconds < start.secondsSinceEpoch + 86_400 else {
            return nil
        }
        return start
    }
}

extension IndexedOccurrence {
    /// What the index knows of an occurrence of `object`.
    public init(_ occurrence: Occurrence, of object: CalendarObject) {
        self.init(
            recurrenceID: occurrence.recurrenceID, start: occurrence.start, end: occurrence.end,
            isAllDay: occurrence.isAllDay, busy: BusyKind(of: object.components[occurrence.component]),
            component: occurrence.component)
    }
}

extension BusyKind {
    /// What the instances of a component do to the time they cover (RFC 4791 §7.10): only events take time, and
    /// neither those that are transparent nor those that were cancelled.
    public init(of component: CalendarComponent) {
        guard component.kind == .event, !component.isTransparent else {
            self = .free
            return
        }
        switch component.status {
        case .cancelled: self = .free
        case .tentative: self = .tentative
        default: self = .busy
        }
    }
}
