import Chronology
import ICalendar
import Synchronization

/// The zones of one file: its VTIMEZONEs, and definitions of our own for zones that it names and does not define.
final class FileZones: Sendable {
    private struct OwnKey: Hashable {
        let tzid: String
        let years: ClosedRange<Int>
    }

    let resolver: ZoneResolver
    /// By VCALENDAR, then by TZID.
    private let definitions: [[String: LetterComponent]]
    private let own = Mutex<[OwnKey: LetterComponent]>([:])
    private let floatingTimes: [FloatingTimes?]

    init(of file: ImportFile, resolver: ZoneResolver, limits: LetterLimits) {
        var definitions = Array(repeating: [String: LetterComponent](), count: file.scan.headers.count)
        for slice in file.scan.slices where slice.name == "VTIMEZONE" {
            guard let tzid = slice.tzid, definitions[slice.calendar][tzid] == nil else { continue }
            do {
                definitions[slice.calendar][tzid] = try LetterComponent(
                    reading: file.content.octets(slice.range), limits: limits, firstLine: slice.line)
            } catch {
                // Without its definition the zone is known by its name or not at all; then the objects that name it
                // say so.
                continue
            }
        }
        self.resolver = resolver
        self.definitions = definitions
        self.floatingTimes = file.scan.headers.indices.map { calendar in
            guard let tzid = file.scan.headers[calendar].first("X-WR-TIMEZONE")?.text, !tzid.isEmpty,
                let zone = resolver.zone(tzid: tzid, definition: definitions[calendar][tzid])
            else { return nil }
            return FloatingTimes(tzid: tzid, zone: zone)
        }
    }

    /// What floating times of the VCALENDAR are meant in.
    func floatingTimes(inCalendar calendar: Int) -> FloatingTimes? {
        floatingTimes[calendar]
    }

    /// A VTIMEZONE for the TZID: the file's, or one made here where the name is known; nothing where it is not.
    func definition(of tzid: String, inCalendar calendar: Int, years: ClosedRange<Int>) -> LetterComponent? {
        if let definition = definitions[calendar][tzid] { return definition }
        for other in definitions {
            if let definition = other[tzid] { return definition }
        }
        let key = OwnKey(tzid: tzid, years: years)
        if let known = own.withLock({ $0[key] }) { return known }
        guard let zone = resolver.zone(tzid: tzid, definition: nil), zone != .utc else { return nil }
        var made = TimeZoneDefinition.component(for: zone, coveringYears: years)
        made.set(ContentLine(name: "TZID", value: TextValue.escape(tzid)))
        own.withLock { own in
            if own.count < 1000 { own[key] = made }
        }
        return made
    }
}
