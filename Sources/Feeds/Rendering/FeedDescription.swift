public import CalendarModel

/// What stands at the head of a feed, and how much of its calendars it shows.
public struct FeedDescription: Hashable, Sendable {
    /// What subscribers see as the calendar's name.
    public var name: String
    /// `#RRGGBB`, or nothing.
    public var color: String?
    /// What the calendar is for; empty where its owner said nothing or the feed shows only busy times.
    public var details: String
    /// The IANA name of the calendar's zone.
    public var zone: String?
    public var detail: FeedLink.Detail
    public var phrases: FeedPhrasebook
    /// Whether it is to be subscribed to; else it is a file to be kept or imported elsewhere.
    public var isSubscription = true
    /// Whether it shows more than one calendar, in which the same meeting may stand.
    public var showsSeveral = false
    /// The addresses of whose calendar it is, so that what they declined does not take their time.
    public var addresses: [CalendarID: Set<String>] = [:]
    /// Mixed into the identifiers of a busy-only feed, so that nobody can guess an event's own from them.
    public var salt: String

    /// The head of a file with everything in `calendar`.
    public init(exporting calendar: CalendarCollection, phrases: FeedPhrasebook) {
        self.name = calendar.properties.displayName
        self.color = calendar.properties.color
        self.details = calendar.properties.details
        self.zone = calendar.properties.zone
        self.detail = .full
        self.phrases = phrases
        self.isSubscription = false
        self.salt = ""
    }

    /// The head of the feed that `link` gives of `calendars`.
    public init(
        _ link: FeedLink, of calendars: [CalendarCollection], addresses: [CalendarID: Set<String>],
        phrases: FeedPhrasebook
    ) {
        let only = calendars.count == 1 ? calendars[0].properties : nil
        self.name = calendars.map { $0.properties.displayName }.joined(separator: ", ")
        self.color = only?.color
        self.details = link.detail == .full ? only?.details ?? "" : ""
        self.zone = only?.zone
        self.detail = link.detail
        self.phrases = phrases
        self.showsSeveral = calendars.count > 1
        self.addresses = addresses
        self.salt = link.tokenDigest
    }
}
