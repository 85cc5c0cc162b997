/// A person, as a set-up file has them. What is not named stays as it is.
public struct SetupUser: Hashable, Sendable {
    public var name: String
    public var displayName: String
    public var email: String?
    public var language: GuestLanguage?
    public var timeZone: String?
    public var freeBusyVisibility: String?
    public var defaultSchedule: OwnedName?
    public var bookingCalendar: OwnedName?
    public var busyCalendars: [OwnedName]?
    public var isAdministrator: Bool?
    /// Where the password comes from: never from the file itself. Only for somebody who has none.
    public var secret: SetupSecret?
    public var isAbsent = false

    public init(name: String, displayName: String) {
        self.name = name
        self.displayName = displayName
    }
}
