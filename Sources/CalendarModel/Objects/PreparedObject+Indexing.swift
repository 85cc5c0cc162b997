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
        let answers = AnswerSheet(of: object)
        if !object.isEndless, let all = try Self.all(of: object) {
            self.init(entries: all, answers: answers)
            return
        }
        for shrinking: Int64 in [1, 8, 64, 512] {
            let start = now.advanced(bySeconds: -Self.reachBack / shrinking)
            let end = now.advanced(bySeconds: Self.reachAhead / shrinking)
            guard let span = Span(from: start, to: end), let entries = try Self.entries(of: object, during: span)
            else { continue }
            self.init(
                entries: entries, completeFrom: try Self.begins(object, before: start), completeUntil: end,
                answers: answers)
            return
        }
        // So many that the index would be full of this object alone: it is worked out whenever somebody asks.
        self.init(entries: [], completeUntil: Instant(secondsSinceEpoch: .min), answers: answers)
    }

    /// Nothing when there are too many.
    private static func all(of object: CalendarObject) throws(ICalendarError) -> [IndexedOccurrence]? {
        var expansion = object.expansion()
        var entries = object.publishedPeriods
        guard entries.count < limit else { return nil }
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
            let entries = try object.entries(during: span, floatingIn: .utc, limits: limits)
            return entries.count <= limit ? entries : nil
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

extension CalendarObject {
    /// What the index would hold of it during `span`; days and floating times are read in `zone`.
    public func entries(
        during span: Span, floatingIn zone: Zone, limits: ExpansionLimits = .standard
    ) throws(ICalendarError) -> [IndexedOccurrence] {
        try occurrences(during: span, floatingIn: zone, limits: limits).map { IndexedOccurrence($0, of: self) }
            + publishedPeriods.filter { $0.overlaps(span) }
    }

    /// The periods of a VFREEBUSY, which take time as they say (RFC 4791 §7.10); beside them stands, free, all that
    /// it speaks of.
    fileprivate var publishedPeriods: [IndexedOccurrence] {
        guard kind == .freeBusy else { return [] }
        return components.enumerated().flatMap { index, component in
            component.freeBusyPeriods.map { period in
                IndexedOccurrence(
                    recurrenceID: .absolute(period.span.start), start: .absolute(period.span.start),
                    end: .absolute(period.span.end), isAllDay: false, busy: period.kind, component: index)
            }
        }
    }
}

extension IndexedOccurrence {
    /// What the index knows of an occurrence of `object`.
    public init(_ occurrence: Occurrence, of object: CalendarObject) {
        let component = object.components[occurrence.component]
        self.init(
            recurrenceID: occurrence.recurrenceID, start: occurrence.start, end: occurrence.end,
            isAllDay: occurrence.isAllDay, busy: BusyKind(of: component), component: occurrence.component,
            detail: component.kind == .availability ? .availability : component.dependsOnAnswers ? .answers : .nothing)
    }

    fileprivate func overlaps(_ span: Span) -> Bool {
        Span(from: start.instant(floatingIn: .utc), to: end.instant(floatingIn: .utc))?.overlaps(span) ?? false
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
