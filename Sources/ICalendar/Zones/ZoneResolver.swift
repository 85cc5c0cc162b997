public import Chronology
import Synchronization

/// Finds the zone that a TZID means, with the VTIMEZONE that stands beside it where there is one.
///
/// A value that may be used by any number of threads; copies share what they have found.
public struct ZoneResolver: Sendable {
    public let catalog: ZoneCatalog
    private let found = FoundZones()

    public init(catalog: ZoneCatalog) {
        self.catalog = catalog
    }

    /// The zone that is meant, or nothing where neither name nor definition says.
    ///
    /// Name and definition are weighed against each other:
    /// - An IANA name, also behind a prefix, is that zone: definitions are often cut down to the rule of one year,
    ///   or to standard time. It is overruled only by a definition with an offset that the zone has never had
    ///   since 1970, and which is not right for any whole year.
    /// - Microsoft's names, and offsets like `GMT-0400`, lie more often: there the definition wins unless it is right for at least one whole
    ///   year from 1995 to 2040, which makes it a snapshot of the named zone's rules.
    /// - Any other name means what its definition says.
    public func zone(tzid: String, definition: LetterComponent?) -> Zone? {
        guard let definition else {
            return found.zone(for: FoundZones.Key(tzid: tzid, definition: [])) { ZoneName(tzid, in: catalog).zone }
        }
        var text: [UInt8] = []
        definition.write(into: &text)
        return found.zone(for: FoundZones.Key(tzid: tzid, definition: text)) {
            decide(ZoneName(tzid, in: catalog), tzid: tzid, definition: definition)
        }
    }

    /// Whether the zone is one of the system's, with the system's rules: such a one needs no definition of its own
    /// beside it to be understood elsewhere.
    public func isWellKnown(_ zone: Zone) -> Bool {
        catalog.zone(named: zone.identifier) == zone || zone == .utc
    }

    private func decide(_ name: ZoneName, tzid: String, definition: LetterComponent) -> Zone? {
        let reading = TimeZoneReading(definition, identifier: ZoneName.cleaned(tzid))
        guard let reading else { return name.zone }
        switch name {
        case .unknown: return reading.zone
        case .iana(let zone):
            return reading.hasOffset(foreignTo: zone) && !reading.isRightForAYear(of: zone) ? reading.zone : zone
        case .alias(let zone): return reading.isRightForAYear(of: zone) ? zone : reading.zone
        }
    }
}

/// What a resolver has found, by text; when there is too much of it, it is forgotten.
private final class FoundZones: Sendable {
    struct Key: Hashable {
        let tzid: String
        let definition: [UInt8]
    }

    private static let capacity = 1000
    private let zones = Mutex<[Key: Zone?]>([:])

    func zone(for key: Key, otherwise find: () -> Zone?) -> Zone? {
        if let known = zones.withLock({ $0[key] }) { return known }
        let zone = find()
        // What somebody may have made up, megabytes long perhaps, is not worth the memory.
        guard key.tzid.utf8.count + key.definition.count <= 16_384 else { return zone }
        zones.withLock { zones in
            if zones.count >= FoundZones.capacity { zones.removeAll() }
            zones[key] = .some(zone)
        }
        return zone
    }
}
