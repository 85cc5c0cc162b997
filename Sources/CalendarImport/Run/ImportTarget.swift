public import CalendarModel

/// Where an import goes.
public struct ImportTarget: Hashable, Sendable {
    public var owner: PrincipalID
    /// Takes every file but those of an archive that has several: each of these gets a calendar of its own.
    public var calendar: ResourceName

    public init(owner: PrincipalID, calendar: ResourceName) {
        self.owner = owner
        self.calendar = calendar
    }
}
