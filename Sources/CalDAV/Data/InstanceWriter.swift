import Chronology
import ICalendar

/// Writes the instances of a calendar object as components of their own (RFC 4791 §9.6.5): in UTC, with a
/// RECURRENCE-ID, without rules and without zones.
struct InstanceWriter {
    let object: CalendarObject
    /// Where the components of the object stand in the calendar.
    let places: [Int]
    private let floatingZone: Zone
    private var zones: ZoneTable

    init(_ calendar: LetterComponent, resolver: ZoneResolver, floatingZone: Zone) throws(ICalendarError) {
        let meaning = try CalendarObject.interpret(calendar, resolver: resolver, strictness: .repairing)
        object = meaning.object
        places = meaning.places
        self.floatingZone = floatingZone
        zones = ZoneTable(calendar, resolver: resolver)
    }

    static let recurrence: Set<String> = ["RRULE", "RDATE", "EXRULE", "EXDATE"]

    /// Puts the instances that overlap the span in the place of the components.
    mutating func expand(
        _ calendar: inout LetterComponent, during span: Chronology.Span, limits: ExpansionLimits
    ) throws(ICalendarError) {
        guard hasInstances else { return }
        let occurrences = try object.occurrences(during: span, floatingIn: floatingZone, limits: limits)
        let components = calendar.components
        removeReplaced(from: &calendar)
        for occurrence in occurrences {
            let letter = components[places[occurrence.component]]
            calendar.nodes.append(.component(instance(occurrence, of: letter)))
        }
    }

    /// What neither recurs nor is at one time has nothing to expand.
    var hasInstances: Bool {
        switch object.kind {
        case .event, .toDo, .journal: true
        case .freeBusy, .availability: false
        }
    }

    /// Takes out what instances stand in for, and the zones, which they do without.
    func removeReplaced(from calendar: inout LetterComponent) {
        calendar.nodes.removeAll { node in
            guard case .component(let component) = node else { return false }
            return component.name == "VTIMEZONE" || component.name == object.kind.rawValue
        }
    }

    private mutating func instance(_ occurrence: Occurrence, of letter: LetterComponent) -> LetterComponent {
        let meaning = object.components[occurrence.component]
        var identifier = recurrenceID(of: occurrence)
        let ownEnd = end(of: occurrence, instead: meaning)
        var nodes: [LetterNode] = []
        for node in letter.nodes {
            guard case .line(let line) = node else {
                nodes.append(inUTC(node))
                continue
            }
            switch line.key {
            case let key where Self.recurrence.contains(key) || key == "RECURRENCE-ID": continue
            case "DTSTART":
                nodes.append(.line(self.line(line, at: occurrence.start, isDate: occurrence.isAllDay)))
                if let line = identifier { nodes.append(.line(line)) }
                identifier = nil
            case "DTEND" where meaning.kind == .event:
                nodes.append(.line(self.line(line, at: occurrence.end, isDate: occurrence.isAllDay)))
            case "DUE" where meaning.kind == .toDo:
                let moment = meaning.start == nil ? occurrence.start : occurrence.end
                nodes.append(.line(self.line(line, at: moment, isDate: line.value.utf8.count == 8)))
            case "DURATION" where ownEnd != nil: continue
            default: nodes.append(inUTC(node))
            }
        }
        let added = [identifier, ownEnd].compactMap { $0.map(LetterNode.line) }
        let behind = nodes.lastIndex { if case .line = $0 { true } else { false } }.map { $0 + 1 } ?? 0
        nodes.insert(contentsOf: added, at: behind)
        return LetterComponent(name: letter.name, nodes: nodes)
    }

    /// Of what recurs only: a DATE where DTSTART is one, as RFC 5545 §3.8.4.4 wants it.
    private func recurrenceID(of occurrence: Occurrence) -> ContentLine? {
        guard hasIdentifier(occurrence.component) else { return nil }
        let isDate = isIdentifierDate(occurrence.component) ?? occurrence.isAllDay
        return ContentLine(
            name: "RECURRENCE-ID", parameters: isDate ? [.date] : [],
            value: occurrence.recurrenceID.text(isDate: isDate))
    }

    func hasIdentifier(_ index: Int) -> Bool {
        object.components[index].recurrenceID != nil || object.components[index].isRecurring
    }

    /// Nothing where the instance itself says.
    func isIdentifierDate(_ index: Int) -> Bool? {
        let master = object.masterIndex.map { object.components[$0] }
        return (master?.start ?? object.components[index].recurrenceID?.time)?.isDate
    }

    /// The end of an instance whose RDATE is a PERIOD, where the component has no DTEND to put it in.
    private func end(of occurrence: Occurrence, instead component: CalendarComponent) -> ContentLine? {
        if case .at = component.ending { return nil }
        let hasOwn = component.recurrenceDates.contains {
            $0.ending != .unstated && $0.start.moment == occurrence.recurrenceID
        }
        guard hasOwn, component.kind == .event || component.kind == .toDo else { return nil }
        let name = component.kind == .event ? "DTEND" : "DUE"
        return line(ContentLine(name: name, value: ""), at: occurrence.end, isDate: occurrence.isAllDay)
    }

    /// The line with another time: a day, a time in UTC, or a floating one where it was floating.
    private func line(_ line: ContentLine, at moment: Moment, isDate: Bool) -> ContentLine {
        ContentLine(
            name: line.name, parameters: Self.parameters(line, isDate: isDate),
            value: Self.text(moment, isDate: isDate, isAbsolute: Self.isAbsolute(line), floatingZone))
    }

    static func parameters(_ line: ContentLine, isDate: Bool) -> [LetterParameter] {
        let kept = line.parameters.filter { $0.name.uppercased() != "TZID" && $0.name.uppercased() != "VALUE" }
        return isDate ? [.date] + kept : kept
    }

    static func isAbsolute(_ line: ContentLine) -> Bool {
        line.parameter("TZID") != nil || line.value.hasSuffix("Z")
    }

    static func text(_ moment: Moment, isDate: Bool, isAbsolute: Bool, _ floatingZone: Zone) -> String {
        switch moment {
        case .floating where isDate || !isAbsolute: moment.text(isDate: isDate)
        case .floating: CalendarTime.utc(moment.instant(floatingIn: floatingZone)).text
        case .absolute(let instant):
            isDate ? CalendarTime.date(floatingZone.wallTime(at: instant).date).text : moment.text()
        }
    }

    /// Times with a TZID in UTC, since the VTIMEZONEs are gone; what cannot be read so stays.
    mutating func inUTC(_ node: LetterNode) -> LetterNode {
        switch node {
        case .component(var component):
            component.nodes = component.nodes.map { inUTC($0) }
            return .component(component)
        case .line(let line):
            guard let name = line.parameter("TZID"), let zone = zones.zone(named: name) else { return node }
            var values: [String] = []
            for value in line.value.split(separator: ",") {
                do {
                    let time = try CalendarTime(parsing: String(value), zone: zone)
                    values.append(time.isDate ? time.text : CalendarTime.utc(time.instant(floatingIn: zone)).text)
                } catch {
                    return node
                }
            }
            var moved = line
            moved.parameters.removeAll { $0.name.uppercased() == "TZID" }
            moved.value = values.joined(separator: ",")
            return .line(moved)
        }
    }
}

extension LetterParameter {
    static let date = LetterParameter(name: "VALUE", values: ["DATE"])
}

extension CalendarComponent {
    /// Whether it says how it recurs, and from when.
    fileprivate var isRecurring: Bool {
        let says = !rules.isEmpty || !recurrenceDates.isEmpty
        if case .at = ending, kind == .toDo { return says }
        return says && start != nil
    }
}
