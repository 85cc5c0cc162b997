import ICalendar

/// The VCALENDAR that an object is stored as: its components, the zones they use, and no more of a calendar than RFC
/// 5545 §3.6 asks for.
struct ObjectText {
    /// The master first, then the changed instances in the order of their RECURRENCE-IDs: the order of the file says
    /// nothing and changes from one export to the next.
    let components: [LetterComponent]
    let productID: String
    /// The VCALENDAR of the file that the object stands in.
    let calendar: Int
    /// VTIMEZONEs by TZID that count before those of the file.
    private let storedZones: [String: LetterComponent]

    static let ownProductID = "-//Turnus//Turnus//EN"

    init(
        _ components: [LetterComponent], productID: String?, calendar: Int,
        storedZones: [String: LetterComponent] = [:]
    ) {
        self.storedZones = storedZones
        self.productID = productID.flatMap { $0.isEmpty ? nil : $0 } ?? ObjectText.ownProductID
        self.calendar = calendar
        self.components = ObjectText.ordered(components)
    }

    static func ordered(_ components: [LetterComponent]) -> [LetterComponent] {
        guard components.count > 1 else { return components }
        let keyed = components.enumerated().map { index, component in
            (key: component.first("RECURRENCE-ID")?.value ?? "", index: index, component: component)
        }
        return keyed.sorted { ($0.key, $0.index) < ($1.key, $1.index) }.map(\.component)
    }

    func letter(zones: FileZones) -> LetterComponent {
        var letter = LetterComponent(
            name: "VCALENDAR",
            nodes: [
                .line(ContentLine(name: "VERSION", value: "2.0")),
                .line(ContentLine(name: "PRODID", value: productID)),
            ])
        let years = self.years
        for tzid in tzids {
            let definition =
                storedZones[tzid] ?? zones.definition(of: tzid, inCalendar: calendar, years: years)
            guard let definition else { continue }
            letter.nodes.append(.component(definition))
        }
        letter.nodes += components.map { .component($0) }
        return letter
    }

    /// The TZIDs that are used, each once, in the order of the text.
    private var tzids: [String] {
        var found: [String] = []
        for component in components { ObjectText.collectTZIDs(of: component, into: &found) }
        return found
    }

    private static func collectTZIDs(of component: LetterComponent, into found: inout [String]) {
        for node in component.nodes {
            switch node {
            case .line(let line):
                if let tzid = line.parameter("TZID"), !found.contains(tzid) { found.append(tzid) }
            case .component(let inner): collectTZIDs(of: inner, into: &found)
            }
        }
    }

    /// The years in which its zones must be right: from its first DTSTART on, and up to 2037 for what recurs.
    private var years: ClosedRange<Int> {
        let starts = components.compactMap { $0.first("DTSTART")?.value.prefix(4) }.compactMap { Int($0) }
        let first = min(max(starts.min() ?? 1970, 1900), 2100)
        let recurs = components.contains { $0.first("RRULE") != nil || $0.first("RDATE") != nil }
        return first...max(first + 1, recurs ? 2037 : 0)
    }
}
