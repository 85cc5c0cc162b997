public import CalendarModel

/// What can be booked: for how long, when, with whom and by whom.
public struct BookingType: Hashable, Sendable {
    public enum Visibility: String, CaseIterable, Hashable, Sendable {
        case `public`
        /// For whoever knows the address.
        case unlisted
        /// By links that are good for one booking.
        case secret
    }

    public var id: BookingTypeID
    public var team: PrincipalID
    public var slug: Slug
    /// Addresses it had before; they lead here.
    public var previousSlugs: [Slug] = []
    public var title: LocalizedText
    public var description: LocalizedText?
    /// The visitor's, where none is given.
    public var language: GuestLanguage?
    public var isOpen = true
    public var visibility = Visibility.public
    public var rules: SlotRules
    /// Which of the durations is shown first: its number.
    public var defaultDuration = 0
    public var location: Location?
    public var questions: [GuestQuestion] = []
    public var approval = Approval()
    /// In the order of turns.
    public var hosts: [TypeHost]
    public var distribution = DistributionRules()
    public var guestRules = GuestRules()
    public var reminders: [Reminder] = []
    public var embedding = Embedding()
    /// Where the bookings lie that nobody has yet.
    public var poolCalendar: CalendarID?
    /// In the pipeline, given to whoever books; that of the pool, where none is given.
    public var stage: String?
    public var tags: [String] = []

    public init(
        id: BookingTypeID, team: PrincipalID, slug: Slug, title: LocalizedText, rules: SlotRules, hosts: [TypeHost]
    ) {
        self.id = id
        self.team = team
        self.slug = slug
        self.title = title
        self.rules = rules
        self.hosts = hosts
    }

    /// Everybody takes part in every booking.
    public var isCollective: Bool {
        let enabled = hosts.filter(\.isEnabled)
        return !enabled.isEmpty && enabled.allSatisfy { $0.role == .fixed }
    }

    /// The same under another address; the old one keeps leading here.
    public func moved(to slug: Slug) -> BookingType {
        guard slug != self.slug else { return self }
        var type = self
        type.slug = slug
        type.previousSlugs = (previousSlugs + [self.slug]).filter { $0 != slug }
        return type
    }
}
