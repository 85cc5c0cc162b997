import CalendarModel
import Failures
import Markup
import WebDAV

/// The sync-collection report (RFC 6578 §3).
extension Exchange {
    func syncCollection(
        _ resource: Resource, _ privileges: Set<Privilege>, _ body: XMLElement
    ) async throws -> DAVAnswer {
        let wish = try SyncCollection(body)
        let plan = PropertyPlan(wish.properties, isMinimal: preferences.isMinimal)
        switch resource {
        case .calendar(let placed): return try await sync(placed, privileges, wish, plan)
        case .home(let owner):
            // A calendar has nothing below its members, a home has.
            guard wish.level == .one else {
                throw Failure(.syncTraversalSupported, detail: "A home is followed at level 1, its calendars each.")
            }
            return try await syncHome(of: owner, wish, plan)
        default: throw Failure(.supportedReport)
        }
    }

    private func sync(
        _ placed: PlacedCalendar, _ privileges: Set<Privilege>, _ wish: SyncCollection, _ plan: PropertyPlan
    ) async throws -> DAVAnswer {
        let calendar = placed.calendar
        // A client that wants the members in pieces gets them by the journal, from its beginning on.
        let fromTheBeginning =
            wish.limit == nil || calendar.journalStart > 0 ? nil : SyncToken(calendar, revision: 0).text
        guard let text = wish.token ?? fromTheBeginning else {
            // Where the journal does not reach back, there is all or nothing (RFC 6578 §3.7).
            guard calendar.objectCount <= wish.limit ?? .max else {
                throw Failure(
                    .numberOfMatchesWithinLimits, reason: "the journal does not reach back to the beginning",
                    detail: "There are \(calendar.objectCount) members. Ask without a limit.")
            }
            return try await firstSync(placed, privileges, plan)
        }
        // Every token that was ever handed out works, or is refused by its name; none gives a short answer.
        guard let token = SyncToken(text), token.scope == .calendar, token.key == calendar.syncKey,
            (calendar.journalStart...calendar.revision).contains(token.revision)
        else { throw Failure(.validSyncToken, reason: "sync token \(text.prefix(100))") }
        let limit = wish.limit.map { min($0, Int(Int32.max)) }
        let pages = ChangePages(calendar: calendar.id, last: calendar.revision, limit: limit, store: store)
        var writer = ResponseWriter(plan)
        let first = try await pages.page(after: token.revision)
        try await write(first.changes, of: placed, privileges, isFirst: wish.token == nil, to: &writer)
        guard first.isLast else {
            return .multistatus(writer, fields: preferenceFields) { [self] writer, sink in
                var page = first
                while !page.isLast {
                    page = try await pages.page(behind: page)
                    try await write(page.changes, of: placed, privileges, isFirst: wish.token == nil, to: &writer)
                    try await sink.write(writer.takeOctets())
                }
                finish(page, of: placed, to: &writer)
            }
        }
        finish(first, of: placed, to: &writer)
        return .multistatus(writer, fields: preferenceFields)
    }

    /// A client that has nothing yet is told of nothing that was removed (RFC 6578 §3.4).
    private func write(
        _ changes: [MemberChange], of placed: PlacedCalendar, _ privileges: Set<Privilege>, isFirst: Bool,
        to writer: inout ResponseWriter
    ) async throws {
        try await write(changes.compactMap(\.member), of: placed, privileges, to: &writer)
        guard !isFirst else { return }
        let path = placed.path
        for change in changes where change.member == nil { writer.writeMissing(path.appending(change.name).href) }
    }

    /// Where the client asked for so many and there are more, 507 says so (RFC 6578 §3.6).
    private func finish(_ page: ChangePages.Page, of placed: PlacedCalendar, to writer: inout ResponseWriter) {
        if page.isCut { writer.writeCut(placed.path.href) }
        writer.finish(syncToken: SyncToken(placed.calendar, revision: page.reached))
    }

    /// Everything that is there, without what was removed (RFC 6578 §3.4).
    private func firstSync(
        _ placed: PlacedCalendar, _ privileges: Set<Privilege>, _ plan: PropertyPlan
    ) async throws -> DAVAnswer {
        let token = SyncToken(placed.calendar)
        return try await members(of: placed, privileges, behind: ResponseWriter(plan)) { $0.finish(syncToken: token) }
    }
}

/// The changes of a calendar up to a revision, in pages.
struct ChangePages: Sendable {
    static let size = 500

    let calendar: CalendarID
    /// What happened later is told the next time.
    let last: Int64
    /// As many as the client takes; nothing means all.
    let limit: Int?
    let store: any DAVStore

    struct Page: Sendable {
        var changes: [MemberChange]
        /// How many there were with those of the pages before.
        var count: Int
        /// How far the client is with them.
        var reached: Int64
        var isLast: Bool
        /// Whether the client's limit was reached and there is more.
        var isCut: Bool
    }

    func page(after revision: Int64) async throws(CalendarStoreError) -> Page {
        try await page(behind: Page(changes: [], count: 0, reached: revision, isLast: false, isCut: false))
    }

    func page(behind previous: Page) async throws(CalendarStoreError) -> Page {
        let left = limit.map { $0 - previous.count } ?? .max
        let wanted = min(left, Self.size)
        var changes = try await store.memberChanges(in: calendar, after: previous.reached, limit: wanted + 1)
        let hasMore = changes.count > wanted
        changes = Array(changes.prefix(wanted))
        let isCut = hasMore && changes.count == left
        let reached = hasMore ? changes.last?.revision ?? previous.reached : max(last, changes.last?.revision ?? 0)
        return Page(
            changes: changes, count: previous.count + changes.count, reached: reached, isLast: !hasMore || isCut,
            isCut: isCut)
    }
}
