/// A team, as a set-up file has it.
public struct SetupTeam: Hashable, Sendable {
    public struct Member: Hashable, Sendable {
        public enum Role: String, CaseIterable, Hashable, Sendable { case owner, manager, member, viewer }

        public var user: String
        public var role: Role

        public init(user: String, role: Role) {
            self.user = user
            self.role = role
        }
    }

    public var name: String
    public var displayName: String
    public var slug: Slug?
    public var description: LocalizedText?
    public var timeZone: String?
    public var language: GuestLanguage?
    public var contact: String?
    public var members: [Member]?
    public var isAbsent = false

    public init(name: String, displayName: String) {
        self.name = name
        self.displayName = displayName
    }
}
