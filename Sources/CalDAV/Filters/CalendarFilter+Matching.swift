import Chronology
import ICalendar

extension CalendarFilter {
    /// Whether the object is one that the filter is about.
    ///
    /// An object whose recurrence cannot be worked out inside its budget counts as being at any time: better one
    /// object too many than one that nobody finds.
    public func matches(_ candidate: FilterCandidate) -> Bool {
        var matcher = FilterMatcher(candidate)
        return matcher.matches(calendar)
    }
}

/// Decides about one object; what it means is worked out once, and only where the filter asks for times.
struct FilterMatcher {
    let candidate: FilterCandidate
    private var interpretation: Interpretation??
    private var zones: ZoneTable

    init(_ candidate: FilterCandidate) {
        self.candidate = candidate
        self.zones = ZoneTable(candidate.letter, resolver: candidate.resolver)
    }

    mutating func matches(_ calendar: ComponentFilter) -> Bool {
        guard case .isDefined(let conditions) = calendar.test else { return false }
        return holds(conditions, for: candidate.letter, at: [])
    }

    /// Whether one of the components at `path` meets all that is asked, or none is there where none may be. `path` are
    /// the places of a component among its neighbours, from the outside in.
    private mutating func holds(_ filter: ComponentFilter, in outer: LetterComponent, at path: [Int]) -> Bool {
        var place = -1
        for case .component(let component) in outer.nodes {
            place += 1
            guard component.name == filter.name else { continue }
            switch filter.test {
            case .isNotDefined: return false
            case .isDefined(let conditions):
                if holds(conditions, for: component, at: path + [place]) { return true }
            }
        }
        return filter.test == .isNotDefined
    }

    private mutating func holds(
        _ conditions: ComponentFilter.Conditions, for component: LetterComponent, at path: [Int]
    ) -> Bool {
        for property in conditions.properties {
            guard holds(property, in: component, at: path) else { return false }
        }
        if let range = conditions.range {
            guard overlaps(range, component, at: path) else { return false }
        }
        for inner in conditions.components {
            guard holds(inner, in: component, at: path) else { return false }
        }
        return true
    }

    private mutating func overlaps(_ range: OpenSpan, _ component: LetterComponent, at path: [Int]) -> Bool {
        guard let span = range.span else { return false }
        guard let meaning = meaning() else { return true }
        guard let place = path.first, let index = meaning.places.firstIndex(of: place) else { return false }
        if path.count == 1 {
            do {
                return try meaning.object.hasOccurrence(during: span, floatingIn: candidate.floatingZone, of: index)
            } catch {
                return true
            }
        }
        let alarms = AlarmTimes(
            of: meaning.object, component: index, letter: candidate.letter.components[place],
            floatingZone: candidate.floatingZone)
        return alarms.ring(path[1], during: span)
    }

    /// What the object means; nothing where that cannot be said.
    private mutating func meaning() -> Interpretation? {
        if let known = interpretation { return known }
        var found: Interpretation?
        do {
            found = try CalendarObject.interpret(
                candidate.letter, resolver: candidate.resolver, strictness: .repairing)
        } catch {
            found = nil
        }
        interpretation = .some(found)
        return found
    }
}

// MARK: Properties

extension FilterMatcher {
    private mutating func holds(_ filter: PropertyFilter, in component: LetterComponent, at path: [Int]) -> Bool {
        guard case .isDefined(let range, let text, let parameters) = filter.test else {
            return component.first(filter.name) == nil
        }
        for case .line(let line) in component.nodes where line.isNamed(filter.name) {
            if let text, !text.holds(for: line.filterValues) { continue }
            if let range, !overlaps(range, line) { continue }
            if parameters.allSatisfy({ $0.holds(for: line) }) { return true }
        }
        guard let range, text == nil, parameters.isEmpty else { return false }
        return overlaps(range, endMissing: filter.name, of: component, at: path)
    }

    /// `(start <= value) AND (end > value)` (RFC 4791 §9.9).
    private mutating func overlaps(_ range: OpenSpan, _ line: ContentLine) -> Bool {
        guard let span = range.span else { return false }
        let zone = line.parameter("TZID").flatMap { zones.zone(named: $0) }
        for value in line.value.split(whereSeparator: { $0 == "," || $0 == ";" }) {
            let start = value.split(separator: "/").first.map { $0.filter { $0 != " " } } ?? ""
            let time: CalendarTime
            do {
                time = try CalendarTime(parsing: start, zone: zone)
            } catch {
                continue
            }
            if span.contains(time.instant(floatingIn: candidate.floatingZone)) { return true }
        }
        return false
    }

    /// Where DTEND or DUE is not there but DURATION is, the end that this makes counts (RFC 4791 §9.9).
    private mutating func overlaps(
        _ range: OpenSpan, endMissing name: String, of component: LetterComponent, at path: [Int]
    ) -> Bool {
        let isEnd =
            switch component.name {
            case "VEVENT": name == "DTEND"
            case "VTODO": name == "DUE"
            default: false
            }
        guard isEnd, path.count == 1, component.first(name) == nil, component.first("DURATION") != nil,
            let span = range.span, let meaning = meaning(), let index = meaning.places.firstIndex(of: path[0])
        else { return false }
        do {
            var expansion = meaning.object.alone(index).expansion()
            guard let only = try expansion.next() else { return false }
            return span.contains(only.end.instant(floatingIn: candidate.floatingZone))
        } catch {
            return true
        }
    }
}

extension ParameterFilter {
    fileprivate func holds(for line: ContentLine) -> Bool {
        let found = line.parameters.filter { $0.name.uppercased() == name }
        switch test {
        case .isNotDefined: return found.isEmpty
        case .isDefined(nil): return !found.isEmpty
        case .isDefined(let match?): return found.contains { match.holds(for: $0.values) }
        }
    }
}

extension ContentLine {
    /// What a text is looked for in: the value without escapes, each by itself where there may be several.
    fileprivate var filterValues: [String] {
        guard isNamed("CATEGORIES") || isNamed("RESOURCES") else { return [text] }
        return TextValue.split(value).map(TextValue.unescape)
    }
}

extension CalendarObject {
    /// One component as if it did not recur and stood alone.
    func alone(_ index: Int) -> CalendarObject {
        var component = components[index]
        component.recurrenceID = nil
        component.rules = []
        component.exclusionRules = []
        component.recurrenceDates = []
        component.exclusionDates = []
        return CalendarObject(uid: uid, kind: kind, components: [component])
    }
}
