import Chronology

/// When an occurrence overlaps a span: a row of the tables of RFC 4791 §9.9 (for VAVAILABILITY, RFC 7953 §7.2.1).
enum OverlapRule: Hashable, Sendable {
    /// An event, a journal entry, an availability: what has a length by more than a point, what has none where the
    /// span begins or within it.
    case span
    /// `(start <= DTSTART+DURATION) AND ((end > DTSTART) OR (end >= DTSTART+DURATION))`
    case toDoWithDuration
    /// `((start < DUE) OR (start <= DTSTART)) AND ((end > DTSTART) OR (end >= DUE))`
    case toDoWithDue
    /// `(start < DUE) AND (end >= DUE)`
    case toDoWithDueAlone
    /// `((start <= CREATED) OR (start <= COMPLETED)) AND ((end >= CREATED) OR (end >= COMPLETED))`, or of COMPLETED
    /// alone.
    case toDoCompleted
    /// `(start <= DTEND) AND (end > DTSTART)`
    case freeBusy
    /// `(start < freebusy-period-end) AND (end > freebusy-period-start)` of any period
    case freeBusyPeriods([Chronology.Span])

    init(for component: CalendarComponent) {
        switch component.kind {
        case .event, .journal, .availability: self = .span
        case .freeBusy:
            self =
                component.start != nil && component.ending != .unstated
                ? .freeBusy : .freeBusyPeriods(component.freeBusyPeriods.map(\.span))
        case .toDo:
            switch (component.start, component.ending) {
            case (_?, .after): self = .toDoWithDuration
            case (_?, .at): self = .toDoWithDue
            // (start <= DTSTART) AND (end > DTSTART): a point
            case (_?, .unstated): self = .span
            case (nil, .at): self = .toDoWithDueAlone
            // (end > CREATED), and TRUE: spans without end
            case (nil, _): self = component.completed == nil ? .span : .toDoCompleted
            }
        }
    }

    func holds(_ occurrence: Occurrence, _ span: Span, floatingIn zone: Zone) -> Bool {
        let start = occurrence.start.instant(floatingIn: zone)
        let end = occurrence.end.instant(floatingIn: zone)
        return switch self {
        case .span: span.end > start && (span.start < end || span.start <= start)
        case .toDoWithDuration: span.start <= end && (span.end > start || span.end >= end)
        case .toDoWithDue: (span.start < end || span.start <= start) && (span.end > start || span.end >= end)
        case .toDoWithDueAlone: span.start < end && span.end >= end
        case .toDoCompleted: span.start <= end && span.end >= start
        case .freeBusy: span.start <= end && span.end > start
        case .freeBusyPeriods(let periods): periods.contains { $0.overlaps(span) }
        }
    }
}
