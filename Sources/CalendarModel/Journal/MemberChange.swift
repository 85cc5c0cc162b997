/// What has become of one member of a calendar since a revision: its last change, and the member as it is now.
public struct MemberChange: Hashable, Sendable {
    /// The revision of the last change.
    public var revision: Int64
    public var name: String
    /// Nothing when it is gone.
    public var member: ObjectSummary?

    public init(revision: Int64, name: String, member: ObjectSummary?) {
        self.revision = revision
        self.name = name
        self.member = member
    }
}

/// How far the calendars of one owner have come together.
public struct HomeState: Hashable, Sendable {
    /// Rises with every change to a calendar of the home or to anything in it.
    public var revision: Int64
    /// Random; another one after the store was restored from a copy, so that tokens from before do not lie.
    public var syncKey: String

    public init(revision: Int64, syncKey: String) {
        self.revision = revision
        self.syncKey = syncKey
    }
}

/// What has become of one calendar of a home since a revision of the home.
public struct HomeChange: Hashable, Sendable {
    /// The home's revision of the last change.
    public var revision: Int64
    public var name: ResourceName
    /// Nothing when it is gone.
    public var calendar: CalendarCollection?

    public init(revision: Int64, name: ResourceName, calendar: CalendarCollection?) {
        self.revision = revision
        self.name = name
        self.calendar = calendar
    }
}
