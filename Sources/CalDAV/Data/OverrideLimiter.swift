import Chronology
import ICalendar

/// Leaves out the overrides that do not matter in a span (RFC 4791 §9.6.6): those that neither overlap it nor stand in
/// for an instance that would have.
struct OverrideLimiter {
    private let object: CalendarObject
    private let places: [Int]
    private let floatingZone: Zone

    init(_ calendar: LetterComponent, resolver: ZoneResolver, floatingZone: Zone) throws(ICalendarError) {
        let meaning = try CalendarObject.interpret(calendar, resolver: resolver, strictness: .repairing)
        object = meaning.object
        places = meaning.places
        self.floatingZone = floatingZone
    }

    func limit(
        _ calendar: inout LetterComponent, to span: Chronology.Span, limits: ExpansionLimits
    ) throws(ICalendarError) {
        var dropped: Set<Int> = []
        for index in object.components.indices {
            if try !matters(index, in: span, limits) { dropped.insert(places[index]) }
        }
        guard !dropped.isEmpty else { return }
        var place = -1
        calendar.nodes.removeAll { node in
            guard case .component = node else { return false }
            place += 1
            return dropped.contains(place)
        }
    }

    private func matters(
        _ index: Int, in span: Chronology.Span, _ limits: ExpansionLimits
    ) throws(ICalendarError) -> Bool {
        guard let identifier = object.components[index].recurrenceID else { return true }
        if identifier.isThisAndFuture, identifier.time.instant(floatingIn: floatingZone) < span.end { return true }
        if try object.hasOccurrence(during: span, floatingIn: floatingZone, of: index, limits: limits) { return true }
        guard let original = original(at: identifier.time) else {
            return span.contains(identifier.time.instant(floatingIn: floatingZone))
        }
        return try original.hasOccurrence(during: span, floatingIn: floatingZone, limits: limits)
    }

    /// The instance of the master that the override stands in for.
    private func original(at time: CalendarTime) -> CalendarObject? {
        guard let master = object.masterIndex, let start = object.components[master].start else { return nil }
        var original = object.alone(master)
        original.components[0].start = time
        if case .at(let end) = original.components[0].ending {
            let wall = end.wallTime.secondsSinceEpoch - start.wallTime.secondsSinceEpoch
            let exact = start.instant(floatingIn: floatingZone).seconds(to: end.instant(floatingIn: floatingZone))
            original.components[0].ending = .after(
                start.isDate ? CalendarDuration(days: Int(wall / 86_400)) : CalendarDuration(seconds: exact))
        }
        return original
    }
}
