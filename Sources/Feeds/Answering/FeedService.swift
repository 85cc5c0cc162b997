public import CalendarModel
public import Chronology
public import HTTPSemantics
public import ICalendar
import Secrets
import Synchronization

/// Feeds from the outside: find the link, tell whether a copy is still good, write the content.
public struct FeedService: Sendable {
    /// Rises when the same calendars would be written differently, so that subscribers fetch them again.
    private static let rendererVersion = 2

    private let links: any FeedLinkKeeping
    private let calendars: any CalendarReading
    private let principals: any PrincipalReading
    private let resolver: ZoneResolver
    private let catalog: ZoneCatalog
    private let phrases: FeedPhrasebook

    public init(
        links: any FeedLinkKeeping, calendars: any CalendarReading, principals: any PrincipalReading,
        resolver: ZoneResolver, catalog: ZoneCatalog, phrases: FeedPhrasebook
    ) {
        self.links = links
        self.calendars = calendars
        self.principals = principals
        self.resolver = resolver
        self.catalog = catalog
        self.phrases = phrases
    }

    /// The digest under which the store knows a link's token.
    public static func digest(ofToken token: String) -> String {
        Digest.sha256Hex(token)
    }

    /// What `/feeds/TOKEN/NAME.ics` means; nothing for an unknown token or another name, alike.
    public func linked(token: String, fileName: String) async throws(CalendarStoreError) -> LinkedCalendars? {
        guard let linked = try await links.linkedCalendars(tokenDigest: FeedService.digest(ofToken: token)),
            fileName == linked.link.name.value + ".ics"
        else { return nil }
        return linked
    }

    /// What the feed's content at `now` can be recognised by, without writing it.
    ///
    /// The entity tag is a function of the link, of the revisions of its calendars, where the link shows only busy
    /// times of their owners' addresses and, where it shows only days around today, of the day.
    public func validators(of linked: LinkedCalendars, at now: Instant) async throws(CalendarStoreError) -> Validators {
        let (link, present) = (linked.link, linked.calendars)
        var lastModified = present.reduce(link.created) { max($0, $1.modified) }
        let day = link.pastDays == nil && link.futureDays == nil ? nil : now.utc.date
        if let day { lastModified = max(lastModified, Instant(utc: WallTime(day))) }
        var parts = ["\(FeedService.rendererVersion)", "\(link.id.rawValue)", "\(link.detail.rawValue)", phrases.busy]
        parts += [link.pastDays, link.futureDays, day?.dayNumber].map { $0.map(String.init) ?? "-" }
        parts += present.map { "\($0.id.rawValue):\($0.revision)" }
        let addresses = try await addresses(for: link, of: present)
        parts += present.flatMap { addresses[$0.id]?.sorted() ?? [] }
        let tag = EntityTag(String(Digest.sha256Hex(parts.joined(separator: "/")).prefix(32)))
        return Validators(entityTag: tag, lastModified: lastModified)
    }

    /// Writes the feed's content to `sink`, piece by piece, from one snapshot of the store.
    ///
    /// Throws what the store or the sink throws; then what was written so far is no feed and must not be served.
    public func render(
        _ link: FeedLink, at now: Instant, to sink: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws {
        let present = try await calendars.calendars(link.calendars)
        let shown = try await objects(shownBy: link, of: present, at: now)
        let description = FeedDescription(
            link, of: present, addresses: try await addresses(for: link, of: present), phrases: phrases)
        let renderer = Mutex(FeedRenderer(description, resolver: resolver, catalog: catalog, sink: sink))
        _ = try await calendars.scan(link.calendars) { object in
            guard shown?.contains(object.id) ?? true else { return }
            try renderer.withLock { try $0.add(object) }
        }
        try renderer.withLock { try $0.finish() }
    }

    /// Writes everything in `calendar` to `sink`, as a file to be kept: as it came in, and nothing for subscribers.
    public func export(
        _ calendar: CalendarCollection, to sink: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws {
        let description = FeedDescription(exporting: calendar, phrases: phrases)
        let renderer = Mutex(FeedRenderer(description, resolver: resolver, catalog: catalog, sink: sink))
        _ = try await calendars.scan([calendar.id]) { object in try renderer.withLock { try $0.add(object) } }
        try renderer.withLock { try $0.finish() }
    }

    /// Whose calendars they are, by their addresses; only busy times depend on it.
    private func addresses(
        for link: FeedLink, of present: [CalendarCollection]
    ) async throws(CalendarStoreError) -> [CalendarID: Set<String>] {
        guard link.detail == .busyOnly else { return [:] }
        var found: [CalendarID: Set<String>] = [:]
        for calendar in present {
            found[calendar.id] = Set(try await principals.principal(calendar.owner)?.addresses ?? [])
        }
        return found
    }

    /// The objects that happen within the link's days, or nothing when it shows all.
    private func objects(
        shownBy link: FeedLink, of present: [CalendarCollection], at now: Instant
    ) async throws(CalendarStoreError) -> Set<ObjectID>? {
        guard link.pastDays != nil || link.futureDays != nil else { return nil }
        let today = now.utc.date
        let first = link.pastDays.map { today.advanced(byDays: -$0) } ?? CivilDate(dayNumber: -719_162)
        let last = link.futureDays.map { today.advanced(byDays: $0 + 1) } ?? CivilDate(dayNumber: 2_932_896)
        guard let span = Span(from: Instant(utc: WallTime(first)), to: Instant(utc: WallTime(last))) else { return [] }
        var found: Set<ObjectID> = []
        for calendar in present {
            let zone = calendar.properties.zone.flatMap { catalog.zone(named: $0) } ?? .utc
            let occurrences = try await calendars.occurrences(in: [calendar.id], during: span, floatingIn: zone)
            found.formUnion(occurrences.map(\.object))
        }
        return found
    }
}
