import CalendarModel
import Failures
import Markup

/// Everything the server knows about one kind of REPORT (RFC 3253 §3.6): adding a report is adding a row.
struct ReportKind: Sendable {
    let name: XMLName
    /// Where it is answered.
    let kinds: Set<ResourceKind>
    let privilege: Privilege
    /// Whether only `Depth: 0`, said or meant, is right (RFC 3744 §9, RFC 3253 §3.8).
    let isOfDepthZero: Bool
    let handle: @Sendable (Exchange, Resource, Set<Privilege>, XMLElement) async throws -> DAVAnswer

    init(
        _ name: XMLName, on kinds: Set<ResourceKind>, privilege: Privilege = .read, isOfDepthZero: Bool = false,
        handle: @escaping @Sendable (Exchange, Resource, Set<Privilege>, XMLElement) async throws -> DAVAnswer
    ) {
        self.name = name
        self.kinds = kinds
        self.privilege = privilege
        self.isOfDepthZero = isOfDepthZero
        self.handle = handle
    }

    static let all: [ReportKind] = [
        // RFC 4791 §7.8
        ReportKind(.caldav("calendar-query"), on: [.calendar, .home, .inbox]) { exchange, resource, privileges, body in
            try await exchange.calendarQuery(resource, privileges, body)
        },
        // RFC 4791 §7.9
        ReportKind(.caldav("calendar-multiget"), on: [.calendar, .home, .inbox]) {
            exchange, resource, privileges, body in
            try await exchange.multiget(resource, privileges, body)
        },
        // RFC 4791 §7.10
        ReportKind(
            .caldav("free-busy-query"), on: [.calendar, .home], privilege: .readFreeBusy
        ) { exchange, resource, _, body in
            try await exchange.freeBusyQuery(resource, body)
        },
        // RFC 6578 §3.2
        ReportKind(.dav("sync-collection"), on: [.calendar, .home]) { exchange, resource, privileges, body in
            try await exchange.syncCollection(resource, privileges, body)
        },
        // RFC 3253 §3.8
        ReportKind(.dav("expand-property"), on: .everything, isOfDepthZero: true) {
            exchange, resource, privileges, body in
            try await exchange.expandProperty(resource, privileges, body)
        },
        // RFC 3744 §9.3
        ReportKind(.dav("principal-match"), on: .collections, isOfDepthZero: true) { exchange, resource, _, body in
            try await exchange.principalMatch(resource, body)
        },
        // RFC 3744 §9.4
        ReportKind(
            .dav("principal-property-search"), on: .collections, isOfDepthZero: true
        ) { exchange, resource, _, body in
            try await exchange.principalPropertySearch(resource, body)
        },
        // RFC 3744 §9.5
        ReportKind(
            .dav("principal-search-property-set"), on: [.principals, .principalKind], isOfDepthZero: true
        ) { exchange, _, _, body in
            try exchange.principalSearchPropertySet(body)
        },
        // RFC 3744 §9.2
        ReportKind(
            .dav("acl-principal-prop-set"), on: [.home, .calendar], privilege: .readACL, isOfDepthZero: true
        ) { exchange, resource, _, body in
            try await exchange.accessPrincipals(resource, body)
        },
    ]

    static let byName: [XMLName: ReportKind] = Dictionary(
        all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
