import Chronology
import ICalendar

/// The time zones that a feed has described so far: each once, and one name for each.
struct FeedZones {
    /// The years in which the definitions we write are right.
    static let years = 1970...2037

    private let resolver: ZoneResolver
    private let catalog: ZoneCatalog
    /// What stands in the feed already, by TZID.
    private var described: [String: Zone] = [:]
    /// The TZID that the feed uses for a definition that came with an object: by TZID and by text, since two
    /// calendars may call different rules by one name.
    private var names: [Definition: String] = [:]
    private var customCount = 0

    private struct Definition: Hashable {
        var tzid: String
        var text: [UInt8]
    }

    init(resolver: ZoneResolver, catalog: ZoneCatalog) {
        self.resolver = resolver
        self.catalog = catalog
    }

    /// The TZID under which the feed has `tzid`, whose definition is `text`; described first where it is new.
    ///
    /// A zone that is known here is described by our own small definition, any other by its own.
    mutating func name(of tzid: String, definedBy text: ArraySlice<UInt8>, writingTo octets: inout [UInt8]) -> String {
        let key = Definition(tzid: tzid, text: Array(text))
        if let name = names[key] { return name }
        // A zone that cannot be read is not described.
        let definition = LetterComponent(alone: text)
        let name = describe(resolver.zone(tzid: tzid, definition: definition), as: tzid, definition, into: &octets)
        names[key] = name
        return name
    }

    /// The same for a TZID that came without a definition; one that nobody knows stays as it is.
    mutating func name(of tzid: String, writingTo octets: inout [UInt8]) -> String {
        if described[tzid] != nil { return tzid }
        return describe(resolver.zone(tzid: tzid, definition: nil), as: tzid, nil, into: &octets)
    }

    /// The TZID of a feed that must not show a name that somebody made up: the zone's own where it is known here,
    /// a number otherwise. Nothing when nobody knows the zone.
    mutating func anonymousName(
        of tzid: String, definedBy definition: LetterComponent?, writingTo octets: inout [UInt8]
    ) -> String? {
        guard let zone = resolver.zone(tzid: tzid, definition: definition) else { return nil }
        if let known = catalog.zone(named: zone.identifier), known == zone {
            return describe(zone, as: zone.identifier, nil, into: &octets)
        }
        if let name = described.first(where: { $0.value == zone })?.key { return name }
        customCount += 1
        let name = "Zone-\(customCount)"
        described[name] = zone
        var component = TimeZoneDefinition.component(for: zone, coveringYears: FeedZones.years)
        component.keepOnlyRules()
        component.set(ContentLine(name: "TZID", value: name))
        component.writeStrict(into: &octets)
        return name
    }

    private mutating func describe(
        _ zone: Zone?, as tzid: String, _ definition: LetterComponent?, into octets: inout [UInt8]
    ) -> String {
        guard let zone else {
            definition?.writeStrict(into: &octets)
            return tzid
        }
        var name = tzid
        var suffix = 1
        while let other = described[name], other != zone {
            suffix += 1
            name = "\(tzid)-\(suffix)"
        }
        guard described[name] == nil else { return name }
        described[name] = zone
        let isKnown = catalog.zone(named: zone.identifier) == zone
        let own = definition.flatMap { isKnown ? nil : $0 }
        var component = own ?? TimeZoneDefinition.component(for: zone, coveringYears: FeedZones.years)
        component.set(ContentLine(name: "TZID", value: TextValue.escape(name)))
        component.writeStrict(into: &octets)
        return name
    }
}

extension LetterComponent {
    /// Leaves of a VTIMEZONE what its rules are made of: names of zones and of their observances are somebody's text.
    fileprivate mutating func keepOnlyRules() {
        let rules: Set<String> = ["DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO"]
        nodes = nodes.compactMap { node in
            switch node {
            case .line(let line): return rules.contains(line.key) ? node : nil
            case .component(var inner):
                inner.keepOnlyRules()
                return .component(inner)
            }
        }
    }
}
