import Chronology

/// A calendar object taken apart for its expansion: the stretches of its recurrence set, and what stands alone.
struct ExpansionParts {
    private(set) var stretches: [ExpansionStretch] = []
    /// By start.
    private(set) var singles: [Occurrence] = []

    /// An override with its place in the object and in the recurrence set.
    private struct Override {
        let index: Int
        let component: CalendarComponent
        let start: CalendarTime
        let key: Int
        let isThisAndFuture: Bool
    }

    init(_ object: CalendarObject) throws(ICalendarError) {
        if let index = object.masterIndex, object.kind.recurs, let start = object.components[index].anchorTime {
            try addSeries(object, master: index, anchor: RecurrenceAnchor(start))
        } else {
            addSingles(object)
        }
        singles.sort {
            ($0.start.seconds, $0.recurrenceID.seconds, $0.component)
                < ($1.start.seconds, $1.recurrenceID.seconds, $1.component)
        }
    }

    /// No series to belong to: an invitation to some of its instances (RFC 4791 §4.1), a to-do without times, or
    /// what does not recur.
    private mutating func addSingles(_ object: CalendarObject) {
        var indexes: [Moment?: Int] = [:]
        for (index, component) in object.components.enumerated() {
            let identifier = component.recurrenceID?.time.moment
            if let other = indexes[identifier], object.components[other].sequence > component.sequence { continue }
            indexes[identifier] = index
        }
        for index in indexes.values {
            if let single = object.components[index].occurrence(index: index) { singles.append(single) }
        }
    }

    private mutating func addSeries(
        _ object: CalendarObject, master: Int, anchor: RecurrenceAnchor
    ) throws(ICalendarError) {
        let component = object.components[master]
        let overrides = Self.overrides(of: object, anchor: anchor)
        let dates = Set(component.recurrenceDates.map { anchor.key(of: $0.start) })
        let startKey = anchor.key(of: anchor.start)
        // What is not in the set, or excluded from it, still is a meeting that somebody wrote down; but before DTSTART
        // it was left behind when the series was cut.
        let kept = overrides.filter { $0.key >= startKey || dates.contains($0.key) }
        for override in kept {
            guard var single = override.component.occurrence(index: override.index) else { continue }
            single.recurrenceID = anchor.moment(of: override.key)
            singles.append(single)
        }
        let set = try RecurrenceSet(of: component, anchor: anchor, replaced: overrides.map(\.key))
        let changes = kept.filter(\.isThisAndFuture)
        var shape = InstanceShape(master: component, index: master, anchor: anchor)
        var lower = Int.min
        for change in changes {
            stretches.append(ExpansionStretch(set, anchor: anchor, shape: shape, keys: lower..<change.key))
            shape = InstanceShape(
                override: change.component, index: change.index, start: change.start, master: anchor, key: change.key)
            lower = change.key
        }
        stretches.append(ExpansionStretch(set, anchor: anchor, shape: shape, keys: lower..<Int.max))
    }

    /// One for each instance: of several the highest SEQUENCE, then the last.
    private static func overrides(of object: CalendarObject, anchor: RecurrenceAnchor) -> [Override] {
        var overrides: [Int: Override] = [:]
        for (index, component) in object.components.enumerated() {
            guard let identifier = component.recurrenceID else { continue }
            let key = anchor.key(of: identifier.time)
            if let other = overrides[key], other.component.sequence > component.sequence { continue }
            overrides[key] = Override(
                index: index, component: component, start: component.anchorTime ?? identifier.time, key: key,
                isThisAndFuture: identifier.isThisAndFuture)
        }
        return overrides.values.sorted { $0.key < $1.key }
    }
}

extension ComponentKind {
    /// Whether components of the kind may have an RRULE (RFC 5545 §3.6).
    var recurs: Bool {
        switch self {
        case .event, .toDo, .journal: true
        case .freeBusy, .availability: false
        }
    }
}

extension CalendarComponent {
    /// What its recurrence is counted from: DTSTART; where a to-do has only DUE, as many task lists write it, that.
    var anchorTime: CalendarTime? {
        if let start { return start }
        guard kind == .toDo, case .at(let due) = ending else { return nil }
        return due
    }
}
