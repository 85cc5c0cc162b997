/// Keeps who may do what with others' calendars, and who belongs to which team.
public protocol AccessKeeping: Sendable {
    /// The grants on each of the scopes that has any, in the order in which they were set.
    func grants(on scopes: [AccessScope]) async throws(CalendarStoreError) -> [AccessScope: [AccessGrant]]
    /// In place of those that were there.
    func setGrants(_ grants: [AccessGrant], on scope: AccessScope) async throws(CalendarStoreError)
    /// Puts what `change` makes of the grants in their place, read and written in one transaction; returns it.
    func changeGrants(
        on scope: AccessScope, _ change: @escaping @Sendable ([AccessGrant]) -> [AccessGrant]
    ) async throws(CalendarStoreError) -> [AccessGrant]

    /// The teams that a user belongs to.
    func teams(of member: PrincipalID) async throws(CalendarStoreError) -> [PrincipalID]
    /// Those who belong to a team, by name.
    func members(of team: PrincipalID) async throws(CalendarStoreError) -> [Principal]
    func setMembers(_ members: [PrincipalID], of team: PrincipalID) async throws(CalendarStoreError)

    /// The calendars of others on which something is granted to any of `grantees`, on themselves or on their home, and
    /// those of the teams among the grantees; by owner and name.
    func calendarsGranted(
        to grantees: Set<AccessGrant.Grantee>
    ) async throws(CalendarStoreError) -> [PlacedCalendar]
}
