/// A feed link and the calendars that it shows, as they are at one moment.
public struct LinkedCalendars: Hashable, Sendable {
    public var link: FeedLink
    /// In the order of the link; those that are gone are left out.
    public var calendars: [CalendarCollection]

    public init(_ link: FeedLink, calendars: [CalendarCollection]) {
        self.link = link
        self.calendars = calendars
    }
}
