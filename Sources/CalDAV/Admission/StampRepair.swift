import ICalendar

/// Stamps that clients write in no form of RFC 5545 and that can be read one way only: `CREATED: 51222T205954Z` is
/// stored as `CREATED:00051222T205954Z`, so that whoever reads it next can.
enum StampRepair {
    private static let stamps: Set<String> = ["ACKNOWLEDGED", "COMPLETED", "CREATED", "DTSTAMP", "LAST-MODIFIED"]

    /// The text with the stamps repaired, or nothing where none had to be.
    static func applied(_ repairs: [Repair], to calendar: LetterComponent) -> [UInt8]? {
        var values: [Int: String] = [:]
        for repair in repairs {
            guard case .rewritten(_, let value) = repair.what, stamps.contains(repair.property) else { continue }
            values[repair.line] = value
        }
        guard !values.isEmpty else { return nil }
        var octets: [UInt8] = []
        repaired(calendar, values).write(into: &octets)
        return octets
    }

    private static func repaired(_ component: LetterComponent, _ values: [Int: String]) -> LetterComponent {
        var component = component
        component.nodes = component.nodes.map { node in
            switch node {
            case .component(let inner): return .component(repaired(inner, values))
            case .line(var line):
                guard let value = values[line.line], stamps.contains(line.key) else { return node }
                line.value = value
                return .line(line)
            }
        }
        return component
    }
}
