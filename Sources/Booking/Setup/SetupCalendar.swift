/// A calendar, as a set-up file has it.
public struct SetupCalendar: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable { case personal, group, pool, resource }

    public struct Share: Hashable, Sendable {
        public enum Access: String, CaseIterable, Hashable, Sendable { case freeBusy, read, write }

        public var with: String
        public var access: Access

        public init(with: String, access: Access) {
            self.with = with
            self.access = access
        }
    }

    public var place: OwnedName
    public var kind: Kind
    public var displayName: String?
    public var description: String?
    public var color: String?
    public var timeZone: String?
    public var isTransparent: Bool
    public var stage: String?
    public var shares: [Share]?
    public var isAbsent = false

    public init(_ place: OwnedName, kind: Kind = .personal, isTransparent: Bool = false) {
        self.place = place
        self.kind = kind
        self.isTransparent = isTransparent
    }
}
