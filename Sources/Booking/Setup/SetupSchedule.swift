/// Hours of a person or a team, as a set-up file has them.
public struct SetupSchedule: Hashable, Sendable {
    public var place: OwnedName
    public var displayName: String?
    public var schedule: Schedule
    public var holidays: OwnedName?
    public var isAbsent = false

    public init(_ place: OwnedName, schedule: Schedule, displayName: String? = nil, holidays: OwnedName? = nil) {
        self.place = place
        self.schedule = schedule
        self.displayName = displayName
        self.holidays = holidays
    }
}
