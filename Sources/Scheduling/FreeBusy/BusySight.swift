public import CalendarModel

/// How much of somebody's time another may see.
public struct BusySight: Hashable, Sendable {
    public var person: Principal
    /// The calendars that may be asked; those that are transparent take no time (RFC 6638 §9.1).
    public var calendars: [CalendarCollection]
    /// Whether the answer is about the person: then it also says when they cannot be had at all.
    public var isWhole: Bool

    public init(of person: Principal, calendars: [CalendarCollection], isWhole: Bool) {
        self.person = person
        self.calendars = calendars
        self.isWhole = isWhole
    }
}

extension FreeBusyService {
    /// All there is to see of each of `people`, in their order: for themselves, and for who keeps the house.
    public func wholeSight(of people: [Principal]) async throws(CalendarStoreError) -> [BusySight] {
        let calendars = try await store.calendars(ofAll: people.map(\.id))
        return people.map { BusySight(of: $0, calendars: calendars[$0.id] ?? [], isWhole: true) }
    }

    /// What `asker` may see of each of `people`, in their order; nothing of whom they may see nothing of.
    ///
    /// Everybody sees when those of their own teams are busy, the teams themselves included, and what was granted to
    /// them (`CALDAV:read-free-busy`, RFC 4791 §6.1.1): on a home it is everything, on calendars those calendars.
    public func sight(
        of people: [Principal], for asker: Principal
    ) async throws(CalendarStoreError) -> [BusySight?] {
        let calendars = try await store.calendars(ofAll: people.map(\.id))
        let teams = try await store.teams(of: asker.id)
        var known = Set([asker.id] + teams)
        known.formUnion(try await store.members(ofAll: teams))
        let grantees = Set([.principal(asker.id), .authenticated] + teams.map(AccessGrant.Grantee.principal))
        let scopes = people.filter { !known.contains($0.id) }.flatMap { person in
            [AccessScope.home(person.id)] + (calendars[person.id] ?? []).map { .calendar($0.id) }
        }
        let grants = scopes.isEmpty ? [:] : try await store.grants(on: scopes)
        func isGranted(on scope: AccessScope) -> Bool {
            (grants[scope] ?? []).privileges(of: grantees).contains(.readFreeBusy)
        }
        return people.map { person in
            let own = calendars[person.id] ?? []
            if known.contains(person.id) || isGranted(on: .home(person.id)) {
                return BusySight(of: person, calendars: own, isWhole: true)
            }
            let granted = own.filter { isGranted(on: .calendar($0.id)) }
            return granted.isEmpty ? nil : BusySight(of: person, calendars: granted, isWhole: false)
        }
    }
}
