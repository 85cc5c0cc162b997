public import Chronology

/// The zones that one calendar object names, each looked up once.
public struct ZoneTable: Sendable {
    private let resolver: ZoneResolver
    /// The VTIMEZONEs by their TZID.
    private let definitions: [(name: String, component: LetterComponent)]
    private var known: [(name: String, zone: Zone?)] = []
    /// What floating times are read in, where the calendar says so.
    public let floatingZone: Zone?

    public init(_ calendar: LetterComponent, resolver: ZoneResolver, floatingZone: Zone? = nil) {
        self.resolver = resolver
        self.floatingZone = floatingZone
        var definitions: [(name: String, component: LetterComponent)] = []
        for case .component(let component) in calendar.nodes where component.name == "VTIMEZONE" {
            guard let name = component.first("TZID")?.value.trimmed else { continue }
            definitions.append((name, component))
        }
        self.definitions = definitions
    }

    /// The zone that a TZID means here, or nothing where neither its name nor a VTIMEZONE says.
    public mutating func zone(named name: String) -> Zone? {
        if let entry = known.first(where: { $0.name == name }) { return entry.zone }
        let zone = resolver.zone(tzid: name, definition: definition(named: name))
        known.append((name, zone))
        return zone
    }

    /// A parameter has no escapes, a TZID property has them where its name has commas.
    private func definition(named name: String) -> LetterComponent? {
        let exact = definitions.first { $0.name == name || TextValue.unescape($0.name) == name }
        return (exact ?? definitions.first { $0.name.lowercased() == name.lowercased() })?.component
    }
}
