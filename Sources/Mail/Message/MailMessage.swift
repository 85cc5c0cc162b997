public import Chronology

/// A mail as a value: what it says, to whom, in which forms.
public struct MailMessage: Hashable, Sendable {
    public var from: MailAddress
    public var to: MailAddress
    public var replyTo: MailAddress?
    public var subject: String
    /// The mail without decoration; every programme can show it.
    public var text: String
    /// The same as a page; nothing where the text is enough.
    public var page: String?
    public var invitation: Invitation?
    /// The part between the angle brackets (RFC 5322 §3.6.4): the same for the same mail, however often it is tried.
    public var identifier: String
    public var date: Instant
    /// A language tag (RFC 5646) for `Content-Language`.
    public var language: String

    /// An iCalendar object for the calendar of whoever gets the mail (RFC 6047).
    public struct Invitation: Hashable, Sendable {
        public enum Method: String, Hashable, Sendable {
            case request = "REQUEST"
            case cancel = "CANCEL"
        }

        /// What stands in the object's METHOD, too (RFC 6047 §2.4).
        public var method: Method
        public var octets: [UInt8]

        public init(_ method: Method, octets: [UInt8]) {
            self.method = method
            self.octets = octets
        }
    }

    public init(
        from: MailAddress, to: MailAddress, replyTo: MailAddress? = nil, subject: String, text: String,
        page: String? = nil, invitation: Invitation? = nil, identifier: String, date: Instant, language: String
    ) {
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.subject = subject
        self.text = text
        self.page = page
        self.invitation = invitation
        self.identifier = identifier
        self.date = date
        self.language = language
    }
}
