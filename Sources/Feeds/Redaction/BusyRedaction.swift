import CalendarModel
import ICalendar
import Scheduling
import Secrets

/// Makes of an object what a busy-only feed may show of it: times, and nothing that anybody wrote.
///
/// Deny by default: every component is written anew from the rows of `BusyProperty`; what has no row does not exist
/// here. Overrides pass through the same door as their master.
struct BusyRedaction {
    private let phrases: FeedPhrasebook
    private let salt: String
    /// Of whose time it is about.
    private let addresses: Set<String>

    init(_ description: FeedDescription, of calendar: CalendarID) {
        self.phrases = description.phrases
        self.salt = description.salt
        self.addresses = description.addresses[calendar] ?? []
    }

    func write(_ octets: [UInt8], zones: inout FeedZones, shown: inout ShownOnce, into buffer: inout [UInt8]) {
        // What cannot be read cannot be redacted, and so is not shown.
        guard let document = try? LetterDocument(reading: octets, limits: .object) else { return }
        for calendar in document.calendars {
            let redacted = redact(calendar, zones: &zones, into: &buffer)
            let isNew = shown.admit(
                redacted.map { .init(uid: $0.first("UID")?.value ?? "", instance: $0.first("RECURRENCE-ID")?.value) })
            for (component, isNew) in zip(redacted, isNew) where isNew { component.writeStrict(into: &buffer) }
        }
    }

    /// The busy components of `calendar`; zones they use are described in `buffer` first.
    private func redact(
        _ calendar: LetterComponent, zones: inout FeedZones, into buffer: inout [UInt8]
    ) -> [LetterComponent] {
        let events = calendar.components.filter { $0.name == ComponentKind.event.rawValue }
        let masterIsBusy = events.contains { $0.first("RECURRENCE-ID") == nil && kind(of: $0) != .free }
        var names = ZoneNames(calendar: calendar)
        var redacted: [LetterComponent] = []
        for event in events {
            let isOverride = event.first("RECURRENCE-ID") != nil
            guard kind(of: event) != .free || (isOverride && masterIsBusy && event.isThisAndFuture) else { continue }
            var shown = component(of: event, standsAlone: isOverride && !masterIsBusy) { line in
                names.anonymous(line, zones: &zones, into: &buffer)
            }
            if !isOverride {
                for free in events where kind(of: free) == .free && !free.isThisAndFuture {
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
        let word = kind(of: event) == .tentative ? phrases.tentative : phrases.busy
        lines.append(ContentLine(name: "SUMMARY", value: TextValue.escape(word)))
        return identified(lines, of: event, alone: standsAlone ? event.first("RECURRENCE-ID")?.value ?? "" : "")
    }

    /// Stored VFREEBUSY time, a component each: what they say besides periods stays here.
    private func freeBusy(_ calendar: LetterComponent) -> [LetterComponent] {
        calendar.components.filter { $0.name == ComponentKind.freeBusy.rawValue }.compactMap { stored in
            let lines = stored.lines.compactMap { line in BusyProperty.redact(line) { _ in nil } }
            guard lines.contains(where: { $0.isNamed("FREEBUSY") }) else { return nil }
            return identified(lines, of: stored)
        }
    }

    /// These lines of `stored` under an identifier that tells nobody its own, and with a time stamp.
    private func identified(
        _ lines: [ContentLine], of stored: LetterComponent, alone: String = ""
    ) -> LetterComponent {
        let identifier = Digest.sha256Hex(salt + "\n" + (stored.first("UID")?.text ?? "") + "\n" + alone)
        var head = [ContentLine(name: "UID", value: String(identifier.prefix(40)))]
        if !lines.contains(where: { $0.isNamed("DTSTAMP") }) {
            head.append(ContentLine(name: "DTSTAMP", value: "19700101T000000Z"))
        }
        return LetterComponent(name: stored.name, nodes: (head + lines).map { .line($0) })
    }

    /// What an event does to the time of whose calendar it is in (RFC 5545 §3.8.2.7, RFC 4791 §7.10): what was
    /// declined takes none, what was not answered yet is kept free for it.
    private func kind(of event: LetterComponent) -> BusyKind {
        let status = event.first("STATUS")?.value.uppercased()
        guard event.first("TRANSP")?.value.uppercased() != "TRANSPARENT", status != "CANCELLED" else { return .free }
        let attendees = event.lines.filter { $0.isNamed("ATTENDEE") }.map { line in
            (address: line.value, participation: line.parameter("PARTSTAT")?.uppercased() ?? "NEEDS-ACTION")
        }
        let participation = Participation(
            of: addresses, organizer: event.first("ORGANIZER")?.value, attendees: attendees)
        return (status == "TENTATIVE" ? BusyKind.tentative : .busy).limited(by: participation, unanswered: .busy)
    }
}

extension LetterComponent {
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
