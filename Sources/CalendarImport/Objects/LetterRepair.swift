import ICalendar

/// Brings the letter in line with how it was read, so that everybody else reads it so, too.
struct LetterRepair {
    private var dropped: Set<Int> = []
    private var droppedComponents: Set<Int> = []
    private var recurrenceDropped: Set<Int> = []
    private var mastersNamedInstances: Set<Int> = []
    private var zones: [String: String?] = [:]

    /// Whether there is anything to change.
    var isEmpty: Bool {
        dropped.isEmpty && droppedComponents.isEmpty && recurrenceDropped.isEmpty && mastersNamedInstances.isEmpty
            && zones.isEmpty
    }

    init(_ repairs: [Repair]) {
        for repair in repairs {
            switch repair.what {
            case .unknownZone(let name, let other): zones.updateValue(other, forKey: name)
            case _ where repair.line == 0: break
            case .ignored, .endNotAfterStart, .durationBesideEnd, .repeated:
                dropped.insert(repair.line)
            case .componentSuperseded, .alarmIgnored: droppedComponents.insert(repair.line)
            case .recurrenceIDOfMaster: mastersNamedInstances.insert(repair.line)
            case .recurrenceInOverride: recurrenceDropped.insert(repair.line)
            case .rewritten, .controlsDropped, .readByForm, .zoneIgnored, .readInZoneOf, .endOfOtherType,
                .durationInDays:
                break
            }
        }
    }

    func applied(to components: [LetterComponent]) -> [LetterComponent] {
        components.filter { !droppedComponents.contains($0.line) }.map { applied(to: $0) }
    }

    private func applied(to component: LetterComponent) -> LetterComponent {
        var component = component
        if recurrenceDropped.contains(component.line) {
            for name in ["RRULE", "EXRULE", "RDATE", "EXDATE"] { component.removeAll(name) }
        }
        if mastersNamedInstances.contains(component.line) { component.removeAll("RECURRENCE-ID") }
        component.nodes = component.nodes.compactMap { node -> LetterNode? in
            switch node {
            case .line(let line): dropped.contains(line.line) ? nil : .line(applied(to: line))
            case .component(let inner): droppedComponents.contains(inner.line) ? nil : .component(applied(to: inner))
            }
        }
        return component
    }

    private func applied(to line: ContentLine) -> ContentLine {
        guard !zones.isEmpty, let tzid = line.parameter("TZID"), let other = zones[tzid] else { return line }
        var line = line
        line.parameters.removeAll { $0.name.uppercased() == "TZID" }
        if let other { line.parameters.append(LetterParameter(name: "TZID", values: [other])) }
        return line
    }
}
