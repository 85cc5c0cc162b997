import CalDAV
import CalendarModel
public import Chronology
import HTTPSemantics
public import HTTPTypes
import ICalendar

/// The time zone data distribution service (RFC 7808): an address in, an answer out.
public struct TimeZoneService: Sendable {
    private let catalog: ZoneCatalog
    /// Where the service is, without a slash at the end.
    private let path: String

    /// Zones are right from here on (§3.9).
    static let start = Instant(secondsSinceEpoch: 0)
    /// The years that a zone is written for; the rules of the last one go on.
    private static let years = 1970...2037

    public init(catalog: ZoneCatalog, path: String = "/tzdist") {
        self.catalog = catalog
        self.path = path
    }

    /// `address` is the path as it came, below the service's own; `fields` are the request's.
    public func answer(address: String, query: String?, fields: HTTPFields) -> TimeZoneAnswer {
        do throws(TimeZoneRefusal) {
            return try answer(TimeZoneAction(path: String(address.dropFirst(path.count)), query: query), fields)
        } catch {
            return TimeZoneAnswer(error)
        }
    }

    private func answer(_ action: TimeZoneAction, _ fields: HTTPFields) throws(TimeZoneRefusal) -> TimeZoneAnswer {
        let shelf = ZoneShelf(catalog)
        let release = catalog.release
        let edition = Edition(release)
        switch action {
        case .capabilities: return json(Capabilities(release: release, path: path).document, fields)
        case .list(let token):
            if let token, !Edition.isPossible(token) { throw .invalidChangedSince }
            // Of any other release all may have changed.
            let entries = token == edition.text ? [] : shelf.entries
            return json(ZoneList(entries: entries, release: release, edition: edition).document, fields)
        case .find(let text):
            let pattern = try NamePattern(text)
            let entries = shelf.entries.filter { ([$0.name] + $0.aliases).contains(where: pattern.matches) }
            return json(ZoneList(entries: entries, release: release, edition: edition).document, fields)
        case .get(let name, let start, let end):
            let found = try shelf.zone(named: name)
            guard let format = ZoneFormat(accepting: fields[.accept]) else { throw .invalidFormat }
            guard start == nil || start == Self.start.rfc3339 else { throw .invalidStart }
            guard end == nil || end == "*" else { throw .invalidEnd }
            return get(found.zone, aliasOf: found.aliasOf, format, fields)
        case .expand(let name, let start, let end):
            return json(try ObservanceList(of: shelf.zone(named: name).zone, start: start, end: end).document, fields)
        }
    }

    /// §5.3: under another name the zone bears that name, and TZID-ALIAS-OF says whose it is (§7.2).
    private func get(
        _ zone: Zone, aliasOf target: String?, _ format: ZoneFormat, _ request: HTTPFields
    ) -> TimeZoneAnswer {
        var definition = TimeZoneDefinition.component(for: zone, coveringYears: Self.years)
        if let target {
            definition.nodes.insert(.line(ContentLine(name: "TZID-ALIAS-OF", value: target)), at: 1)
        }
        let calendar = LetterComponent(
            name: "VCALENDAR",
            nodes: [
                .line(ContentLine(name: "VERSION", value: "2.0")),
                .line(ContentLine(name: "PRODID", value: "-//Turnus//Turnus//EN")), .component(definition),
            ])
        switch format {
        case .calendar:
            var octets: [UInt8] = []
            calendar.write(into: &octets)
            return answer(octets, type: "text/calendar; charset=utf-8", suffix: "", request)
        case .jCalendar:
            return answer(JCalendar.write(calendar), type: format.rawValue, suffix: "-j", request)
        }
    }

    private func json(_ document: JSONValue, _ request: HTTPFields) -> TimeZoneAnswer {
        answer(document.octets, type: "application/json", suffix: "", request)
    }

    /// Everything here is of the one release, so its edition is the entity tag of everything.
    private func answer(_ octets: [UInt8], type: String, suffix: String, _ request: HTTPFields) -> TimeZoneAnswer {
        let release = catalog.release
        let validators = Validators(
            entityTag: EntityTag(Edition(release).text + suffix), lastModified: release.modified)
        var fields: HTTPFields = [
            .eTag: "\"\(validators.entityTag.value)\"", .lastModified: HTTPDate.text(of: validators.lastModified),
            .cacheControl: "public, max-age=86400", .vary: "Accept",
        ]
        guard !validators.satisfy(request) else { return TimeZoneAnswer(.notModified, fields: fields) }
        fields[.contentType] = type
        return TimeZoneAnswer(.ok, fields: fields, octets: octets)
    }
}
