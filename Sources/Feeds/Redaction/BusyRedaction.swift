import ICalendar
import Secrets

/// Makes of an object what a busy-only feed may show of it: times, and nothing that anybody wrote.
///
/// Deny by default: every component is written anew from the rows of `BusyProperty`; what has no row does not exist
/// here. Overrides pass through the same door as their master.
struct BusyRedaction {
    private let phrases: FeedPhrasebook
    private let salt: String

    init(_ description: FeedDescription) {
        self.phrases = description.phrases
        self.salt = description.salt
    }

    func write(_ octets: [UInt8], zones: inout FeedZones, into buffer: inout [UInt8]) {
        // What cannot be read cannot be redacted, and so is not shown.
        guard let document = try? LetterDocument(reading: octets, limits: .object) else { return }
        for calendar in document.calendars {
            for component in redact(calendar, zones: &zones, into: &buffer) { component.writeStrict(into: &buffer) }
        }
    }

    /// The busy components of `calendar`; zones they use are described in `buffer` first.
    private func redact(
        _ calendar: LetterComponent, zones: inout FeedZones, into buffer: inout [UInt8]
    ) -> [LetterComponent] {
        let events = calendar.components.filter { $0.name == ComponentKind.event.rawValue }
        let masterIsBusy = events.contains { $0.first("RECURRENCE-ID") == nil && !$0.isFree }
        var names = ZoneNames(calendar: calendar)
        var redacted: [LetterComponent] = []
        for event in events {
            let isOverride = event.first("RECURRENCE-ID") != nil
            guard !event.isFree || (isOverride && masterIsBusy && event.isThisAndFuture) else { continue }
            var shown = component(of: event, standsAlone: isOverride && !masterIsBusy) { line in
                names.anonymous(line, zones: &zones, into: &buffer)
            }
            if !isOverride {
                for free in events where free.isFree && !free.isThisAndFuture {
                    guard var exclusion = free.first("RECURRENCE-ID") else { continue }
                    exclusion.name = "EXDATE"
                    let line = BusyProperty.redact(exclusion) { names.anonymous($0, zones: &zones, into: &buffer) }
                    if let line { shown?.nodes.append(.line(line)) }
                }
            }
            if let shown { redacted.append(shown) }
        }
        return redacted + freeBusy(calendar)
    }

    /// `standsAlone`: an override whose master is not shown becomes an event of its own.
    private func component(
        of event: LetterComponent, standsAlone: Bool, zone: (ContentLine) -> String?
    ) -> LetterComponent? {
        var lines: [ContentLine] = []
        for line in event.lines {
            if standsAlone, line.isNamed("RECURRENCE-ID") { continue }
            if let shown = BusyProperty.redact(line, zone: zone) { lines.append(shown) }
        }
        guard lines.contains(where: { $0.isNamed("DTSTART") }) else { return nil }
        let alone = standsAlone ? event.first("RECURRENCE-ID")?.value ?? "" : ""
        let identifier = Digest.sha256Hex(salt + "\n" + (event.first("UID")?.text ?? "") + "\n" + alone)
        lines.insert(ContentLine(name: "UID", value: String(identifier.prefix(40))), at: 0)
        if !lines.contains(where: { $0.isNamed("DTSTAMP") }) {
            lines.insert(ContentLine(name: "DTSTAMP", value: "19700101T000000Z"), at: 1)
        }
        let isTentative = event.first("STATUS")?.value.uppercased() == "TENTATIVE"
        lines.append(
            ContentLine(name: "SUMMARY", value: TextValue.escape(isTentative ? phrases.tentative : phrases.busy)))
        return LetterComponent(name: ComponentKind.event.rawValue, nodes: lines.map { .line($0) })
    }

    /// Stored VFREEBUSY time, a component each: what they say besides periods stays here.
    private func freeBusy(_ calendar: LetterComponent) -> [LetterComponent] {
        calendar.components.filter { $0.name == ComponentKind.freeBusy.rawValue }.compactMap { stored in
            var lines = stored.lines.compactMap { line in BusyProperty.redact(line) { _ in nil } }
            guard lines.contains(where: { $0.isNamed("FREEBUSY") }) else { return nil }
            let identifier = Digest.sha256Hex(salt + "\n" + (stored.first("UID")?.text ?? ""))
            lines.insert(ContentLine(name: "UID", value: String(identifier.prefix(40))), at: 0)
            if !lines.contains(where: { $0.isNamed("DTSTAMP") }) {
                lines.insert(ContentLine(name: "DTSTAMP", value: "19700101T000000Z"), at: 1)
            }
            return LetterComponent(name: ComponentKind.freeBusy.rawValue, nodes: lines.map { .line($0) })
        }
    }
}

extension LetterComponent {
    /// Takes nobody's time (RFC 5545 §3.8.2.7, RFC 4791 §7.10).
    fileprivate var isFree: Bool {
        first("TRANSP")?.value.uppercased() == "TRANSPARENT" || first("STATUS")?.value.uppercased() == "CANCELLED"
    }

    /// An override that holds for all later instances too (RFC 5545 §3.2.13).
    fileprivate var isThisAndFuture: Bool {
        first("RECURRENCE-ID")?.parameter("RANGE")?.uppercased() == "THISANDFUTURE"
    }
}

/// The zones of one object under the names that a busy-only feed gives them.
private struct ZoneNames {
    private let definitions: [String: LetterComponent]
    private var names: [String: String?] = [:]

    init(calendar: LetterComponent) {
        let zones = calendar.components.filter { $0.name == "VTIMEZONE" }
        self.definitions = Dictionary(
            zones.compactMap { zone in zone.first("TZID").map { ($0.text, zone) } },
            uniquingKeysWith: { first, _ in first })
    }

    mutating func anonymous(_ line: ContentLine, zones: inout FeedZones, into buffer: inout [UInt8]) -> String? {
        guard let tzid = line.parameter("TZID") else { return nil }
        if let name = names[tzid] { return name }
        let name = zones.anonymousName(of: tzid, definedBy: definitions[tzid], writingTo: &buffer)
        names[tzid] = .some(name)
        return name
    }
}
