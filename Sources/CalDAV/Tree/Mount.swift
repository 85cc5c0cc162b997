import CalendarModel

/// A calendar of somebody else in the home of a principal, and what they may do with it.
///
/// Most clients look into one home only, so whatever one may read of others' lies in one's own, as `shared-NUMBER`
/// (`MountName`). Nobody else sees it there.
struct Mount: Sendable {
    let place: PlacedCalendar
    let privileges: Set<Privilege>
}

extension Access {
    /// The calendar that lies in the principal's home as `name`; nothing in other homes, for other names, and where
    /// nothing is granted.
    func mount(_ home: ResourceName, _ name: ResourceName) async throws(CalendarStoreError) -> Mount? {
        guard let mounted = MountName(name), home.isSame(as: principal.name),
            let calendar = try await store.calendars([mounted.calendar]).first, calendar.owner != principal.id,
            let owner = try await store.principal(calendar.owner)
        else { return nil }
        let place = PlacedCalendar(owner: owner, calendar: calendar, guest: principal)
        let privileges = try await privileges(on: .calendar(place))
        return privileges.isEmpty ? nil : Mount(place: place, privileges: privileges)
    }

    /// Everything of others that the principal may read. Where only free and busy times are granted there is nothing
    /// to show, but the calendar answers at its place.
    func mounts() async throws(CalendarStoreError) -> [Mount] {
        let grantees = try await grantees()
        let places = try await store.calendarsGranted(to: grantees)
        guard !places.isEmpty else { return [] }
        let scopes = Set(places.flatMap { [AccessScope.home($0.owner.id), .calendar($0.calendar.id)] })
        let grants = try await store.grants(on: Array(scopes))
        return places.compactMap { place in
            guard place.owner.id != principal.id else { return nil }
            let privileges = place.privileges(of: grantees, grants)
            guard privileges.contains(.read) else { return nil }
            return Mount(
                place: PlacedCalendar(owner: place.owner, calendar: place.calendar, guest: principal),
                privileges: privileges)
        }
    }
}
