public import CalendarModel

/// Somebody as an event names them.
public struct NamedAddress: Hashable, Sendable {
    public var name: String
    /// Without `mailto:`.
    public var address: String

    public init(name: String, address: String) {
        self.name = name
        self.address = address
    }
}

/// Everybody whom the event of a booking can name, and what it calls its questions.
public struct BookingPeople: Hashable, Sendable {
    /// The team: it stays the organizer whoever takes part, since a change of organizer is one of the meeting
    /// (RFC 5546 §1.4).
    public var organizer: NamedAddress
    public var hosts: [PrincipalID: NamedAddress]
    public var questions: [GuestQuestion]
    public var language: GuestLanguage

    public init(
        organizer: NamedAddress, hosts: [PrincipalID: NamedAddress], questions: [GuestQuestion] = [],
        language: GuestLanguage
    ) {
        self.organizer = organizer
        self.hosts = hosts
        self.questions = questions
        self.language = language
    }
}
