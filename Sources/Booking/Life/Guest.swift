public import Chronology

/// Who has booked.
public struct Guest: Hashable, Sendable {
    public var name: String
    public var email: String
    /// E.164.
    public var phone: String?
    public var language: GuestLanguage
    /// In which times are shown to him.
    public var zone: Zone

    public init(name: String, email: String, phone: String? = nil, language: GuestLanguage, zone: Zone) {
        self.name = name
        self.email = email
        self.phone = phone
        self.language = language
        self.zone = zone
    }
}
