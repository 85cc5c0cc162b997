/// A type of booking, as a set-up file has it: whoever it needs by name.
public struct SetupType: Hashable, Sendable {
    public struct Host: Hashable, Sendable {
        public var user: String
        public var schedule: OwnedName?

        public init(user: String, schedule: OwnedName? = nil) {
            self.user = user
            self.schedule = schedule
        }
    }

    public var team: String
    /// Its team and hosts are numbered in the order of the file until it is known who they are.
    public var type: BookingType
    /// In the order of the hosts of `type`.
    public var hosts: [Host]
    public var schedule: OwnedName?
    public var poolCalendar: OwnedName?
    public var isAbsent = false

    public init(
        team: String, type: BookingType, hosts: [Host], schedule: OwnedName? = nil, poolCalendar: OwnedName? = nil
    ) {
        self.team = team
        self.type = type
        self.hosts = hosts
        self.schedule = schedule
        self.poolCalendar = poolCalendar
    }

    public var place: OwnedName { OwnedName(owner: team, name: type.slug.value) }
}
