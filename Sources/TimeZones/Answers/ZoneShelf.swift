import Chronology

/// The zones of a catalogue with their other names, in order.
struct ZoneShelf {
    struct Entry: Hashable {
        let name: String
        let aliases: [String]
    }

    let catalog: ZoneCatalog
    private let release: ZoneRelease

    init(_ catalog: ZoneCatalog) {
        self.catalog = catalog
        release = catalog.release
    }

    /// Copies of the database under other names of the system are no zones of the database.
    var entries: [Entry] {
        let known = Set(catalog.identifiers)
        var aliases: [String: [String]] = [:]
        for (alias, target) in release.links where known.contains(alias) { aliases[target, default: []].append(alias) }
        return known.filter { release.links[$0] == nil }.sorted().map { name in
            Entry(name: name, aliases: (aliases[name] ?? []).sorted())
        }
    }

    /// The zone of that name, under the name, and the zone that it is another name of, if it is one.
    ///
    /// Names are spelt as the database spells them (RFC 7808 §3.3); any case is understood.
    func zone(named name: String) throws(TimeZoneRefusal) -> (zone: Zone, aliasOf: String?) {
        guard let zone = catalog.zone(named: name) else { throw .unknownZone }
        return (zone, release.links[zone.identifier])
    }
}
