extension PlacedCalendar {
    /// What `grantees` may do with the calendar: what was granted on it and on its home, and what a team's own may.
    public func privileges(
        of grantees: Set<AccessGrant.Grantee>, _ grants: [AccessScope: [AccessGrant]]
    ) -> Set<Privilege> {
        let found = [AccessScope.home(owner.id), .calendar(calendar.id)].flatMap { grants[$0] ?? [] }
        let granted = found.privileges(of: grantees)
        guard owner.kind == .team, grantees.contains(.principal(owner.id)) else { return granted.onObjects(of: self) }
        return granted.union(AccessGrant.membership.closure).onObjects(of: self)
    }
}

extension Set<Privilege> {
    /// Without those that nobody has: what is fetched from elsewhere is written there alone.
    public func onObjects(of place: PlacedCalendar?) -> Set<Privilege> {
        place?.calendar.source == nil ? self : subtracting([.all, .write, .writeContent, .bind, .unbind])
    }
}
