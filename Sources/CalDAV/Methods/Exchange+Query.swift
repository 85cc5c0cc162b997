import CalendarModel
import Chronology
import Failures
import ICalendar
import Markup
import WebDAV

/// The calendar-query report (RFC 4791 §7.8).
extension Exchange {
    func calendarQuery(
        _ resource: Resource, _ privileges: Set<Privilege>, _ body: XMLElement
    ) async throws -> DAVAnswer {
        var query = try CalendarQuery(body)
        query.dataRequest = fitted(query.dataRequest)
        let zone = try query.zone?.zone(by: service.resolver)
        // Some clients forget the field and expect members (RFC 4791 §7.8 means Depth 0 then).
        let depth = try Depth(request.fields, default: .one)
        let calendars = depth == .zero ? [] : try await self.calendars(in: resource, privileges)
        var results: [QueryResult] = []
        for (placed, privileges) in calendars {
            results.append(
                QueryResult(
                    calendar: placed, privileges: privileges,
                    found: try await candidates(
                        of: query, in: placed.calendar, zone: zone ?? service.zone(of: placed.calendar)),
                    zone: zone ?? service.zone(of: placed.calendar)))
        }
        let plan = PropertyPlan(query.properties, isMinimal: preferences.isMinimal, dataTag: query.dataRequest.tag)
        let reader = LetterReading(
            query: query, wantsData: plan.wantsData, exchange: self)
        var pages = QueryPages(results)
        var writer = ResponseWriter(plan)
        if let page = pages.next() { try await reader.write(page, to: &writer) }
        guard pages.hasMore else {
            writer.finish()
            return .multistatus(writer, fields: preferenceFields)
        }
        let rest = pages
        return .multistatus(writer, fields: preferenceFields) { writer, sink in
            var pages = rest
            while let page = pages.next() {
                try await reader.write(page, to: &writer)
                try await sink.write(writer.takeOctets())
            }
            writer.finish()
        }
    }

    /// The calendar itself, or all of a home that may be read.
    func calendars(
        in resource: Resource, _ privileges: Set<Privilege>
    ) async throws -> [(PlacedCalendar, Set<Privilege>)] {
        switch resource {
        case .calendar(let placed): return [(placed, privileges)]
        case .home(let owner):
            var readable: [(PlacedCalendar, Set<Privilege>)] = []
            for calendar in try await store.calendars(of: owner.id) {
                let placed = PlacedCalendar(owner: owner, calendar: calendar)
                let own = try await finder.access.privileges(on: .calendar(placed))
                if own.contains(.read) { readable.append((placed, own)) }
            }
            if owner.id == request.principal.id {
                readable += try await finder.access.mounts().map { ($0.place, $0.privileges) }
            }
            return readable
        default: return []
        }
    }

    /// What the index cannot rule out; for a text that the UID contains, what is not in the UID neither.
    private func candidates(
        of query: CalendarQuery, in calendar: CalendarCollection, zone: Zone
    ) async throws(CalendarStoreError) -> [Candidate] {
        let prefilter = query.filter.prefilter
        if let kinds = prefilter.kinds, kinds.isEmpty { return [] }
        let window = prefilter.span.map {
            CandidateQuery.Window(start: $0.start, end: $0.end, zone: zone)
        }
        let found = try await store.candidates(
            in: calendar.id, for: CandidateQuery(kinds: prefilter.kinds, window: window))
        guard let fragment = prefilter.uidFragment?.lowercased() else { return found }
        return found.filter { $0.member.uid.lowercased().contains(fragment) }
    }
}

extension DAVService {
    /// The zone of a calendar's floating times; UTC where it has none.
    func zone(of calendar: CalendarCollection) -> Zone {
        calendar.properties.zone.flatMap { resolver.zone(tzid: $0, definition: nil) } ?? .utc
    }
}

/// What may be found in one calendar.
struct QueryResult: Sendable {
    let calendar: PlacedCalendar
    let privileges: Set<Privilege>
    let found: [Candidate]
    let zone: Zone
}

/// The candidates of all calendars in pieces that fit into memory with their letters.
struct QueryPages: Sendable {
    static let size = 100

    private let results: [QueryResult]
    private var result = 0
    private var position = 0

    init(_ results: [QueryResult]) {
        self.results = results.filter { !$0.found.isEmpty }
    }

    var hasMore: Bool { result < results.count }

    mutating func next() -> QueryResult? {
        guard hasMore else { return nil }
        let whole = results[result]
        let end = min(position + Self.size, whole.found.count)
        let page = QueryResult(
            calendar: whole.calendar, privileges: whole.privileges, found: Array(whole.found[position..<end]),
            zone: whole.zone)
        position = end
        if position == whole.found.count {
            result += 1
            position = 0
        }
        return page
    }
}

/// Reads the letters of candidates where the index does not say enough, decides, and writes what matches.
struct LetterReading: Sendable {
    let query: CalendarQuery
    let wantsData: Bool
    let exchange: Exchange

    func write(_ page: QueryResult, to writer: inout ResponseWriter) async throws {
        let isExact = query.filter.prefilter.isExactForEvents
        let needsLetter = { (candidate: Candidate) in
            wantsData || !(isExact && candidate.isCertain && candidate.member.kind == .event)
        }
        let owner = page.calendar.owner.id
        let stored = try await exchange.store.objects(page.found.filter(needsLetter).map(\.member.id))
        let letters = try await exchange.seen(stored, owner: owner)
        let byID = Dictionary(letters.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var matches: [(member: ObjectSummary, octets: [UInt8]?, tag: EntityTag?)] = []
        for candidate in page.found {
            let object = byID[candidate.member.id]
            if isExact, candidate.isCertain, candidate.member.kind == .event {
                // One that was deleted meanwhile is not there any more.
                if wantsData, object == nil { continue }
                matches.append(
                    (
                        object?.summary ?? candidate.member, object?.octets,
                        object.flatMap { exchange.commonTag(of: $0, owner: owner) }
                    ))
            } else if let object, isMatch(object, page.zone) {
                matches.append((object.summary, object.octets, exchange.commonTag(of: object, owner: owner)))
            }
        }
        if let listing = writer.plan.listing, page.privileges.contains(.read) {
            for match in matches {
                writer.write(match.member, of: page.calendar, listing, data: data(match.octets, match.tag, page.zone))
            }
            return
        }
        let resources = matches.map { Resource.object(page.calendar, $0.member) }
        let views = try await exchange.loader.views(of: resources, page.privileges, needs: writer.plan.needs)
        for (view, match) in zip(views, matches) {
            writer.write(view, data: data(match.octets, match.tag, page.zone))
        }
    }

    private func data(_ octets: [UInt8]?, _ tag: EntityTag?, _ zone: Zone) -> PropertyContent? {
        octets.flatMap { exchange.service.content(query.dataRequest, of: $0, tagged: tag, zone) }
    }

    /// What cannot be read matches nothing: one broken object must not hide the others.
    private func isMatch(_ object: StoredObject, _ zone: Zone) -> Bool {
        do {
            return query.filter.matches(
                try FilterCandidate(object.octets, resolver: exchange.service.resolver, floatingZone: zone))
        } catch {
            return false
        }
    }
}

extension CalendarDataRequest? {
    /// The element of the answer, which names its form where that is not the usual one (RFC 4791 §9.6).
    var tag: PropertyTag {
        guard let request = self, request.format == .json else { return PropertyTag(PropertyPlan.dataName) }
        return PropertyTag(
            PropertyPlan.dataName,
            attributes: [
                XMLAttribute(XMLName("", "content-type"), value: request.contentType),
                XMLAttribute(XMLName("", "version"), value: "2.0"),
            ])
    }
}

extension DAVService {
    /// The content of `CALDAV:calendar-data`, nothing where it cannot be made. The tag is that of the
    /// octets, where they have one.
    func content(
        _ request: CalendarDataRequest?, of octets: [UInt8], tagged tag: EntityTag?, _ zone: Zone
    ) -> PropertyContent? {
        guard let request, !request.isWhole else { return .octets(octets) }
        do {
            if let span = request.onlyExpansion, let tag,
                let template = try instances.template(of: octets, tagged: tag, resolver: resolver)
            {
                return .octets(try template.write(during: span, floatingZone: zone, limits: .instances))
            }
            return .octets(try request.project(octets, resolver: resolver, floatingZone: zone))
        } catch {
            return nil
        }
    }
}
