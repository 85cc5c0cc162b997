public import Chronology
public import ICalendar

/// Reads calendars as WebDAV shows them: by path, in pages, by difference.
public protocol CalendarBrowsing: CalendarReading {
    /// The calendar `/HOME/NAME`, and its owner; names of homes are compared without regard to case.
    func calendar(
        at home: ResourceName, _ name: ResourceName
    ) async throws(CalendarStoreError) -> PlacedCalendar?

    /// The object `/HOME/CALENDAR/NAME` and the calendar it is in, from one snapshot; nothing where there is no such
    /// calendar.
    func object(
        at home: ResourceName, _ calendar: ResourceName, _ name: String
    ) async throws(CalendarStoreError) -> PlacedObject?

    /// At most `limit` members behind `last`, in the order of creation.
    func members(
        of calendar: CalendarID, after last: ObjectID, limit: Int
    ) async throws(CalendarStoreError) -> [ObjectSummary]

    /// Those members that are there, in no order.
    func members(named names: [String], in calendar: CalendarID) async throws(CalendarStoreError) -> [ObjectSummary]

    /// Those objects that are there, in no order.
    func objects(named names: [String], in calendar: CalendarID) async throws(CalendarStoreError) -> [StoredObject]

    /// Those objects that are there, in the order asked for.
    func objects(_ ids: [ObjectID]) async throws(CalendarStoreError) -> [StoredObject]

    /// The members that a query may find, in the order of creation: as many as the index cannot rule out.
    func candidates(
        in calendar: CalendarID, for query: CandidateQuery
    ) async throws(CalendarStoreError) -> [Candidate]

    /// The members that changed after `revision`, each once, by the revision of their last change; at most `limit`.
    /// Throws `forgotten` rather than leave out what is no longer known.
    func memberChanges(
        in calendar: CalendarID, after revision: Int64, limit: Int
    ) async throws(CalendarStoreError) -> [MemberChange]

    func home(of owner: PrincipalID) async throws(CalendarStoreError) -> HomeState

    /// The calendars of `owner` that changed after `revision` of the home, each once; at most `limit`.
    func homeChanges(
        of owner: PrincipalID, after revision: Int64, limit: Int
    ) async throws(CalendarStoreError) -> [HomeChange]
}

/// A calendar with whose home it lies in.
///
/// Every member in an answer says where it lies, so that it is one reference and not two dozen.
public struct PlacedCalendar: Hashable, Sendable {
    private final class Place: Sendable {
        let owner: Principal
        let calendar: CalendarCollection
        let guest: Principal?

        init(owner: Principal, calendar: CalendarCollection, guest: Principal?) {
            self.owner = owner
            self.calendar = calendar
            self.guest = guest
        }
    }

    private var place: Place

    public init(owner: Principal, calendar: CalendarCollection, guest: Principal? = nil) {
        place = Place(owner: owner, calendar: calendar, guest: guest)
    }

    public var owner: Principal {
        get { place.owner }
        set { place = Place(owner: newValue, calendar: place.calendar, guest: place.guest) }
    }

    public var calendar: CalendarCollection {
        get { place.calendar }
        set { place = Place(owner: place.owner, calendar: newValue, guest: place.guest) }
    }

    /// In whose home it is shown, where that is not its owner's.
    public var guest: Principal? {
        get { place.guest }
        set { place = Place(owner: place.owner, calendar: place.calendar, guest: newValue) }
    }

    public static func == (first: PlacedCalendar, second: PlacedCalendar) -> Bool {
        first.place === second.place
            || (first.owner == second.owner && first.calendar == second.calendar && first.guest == second.guest)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(calendar)
    }
}

/// An object, if it is there, with the calendar it lies in.
public struct PlacedObject: Hashable, Sendable {
    public var owner: Principal
    public var calendar: CalendarCollection
    public var object: StoredObject?
    /// Whether there is a lock anywhere: mostly there is none, and nobody need look for those that matter here.
    public var areThereLocks: Bool
    /// In whose home the calendar is shown, where that is not its owner's.
    public var guest: Principal?

    public init(
        owner: Principal, calendar: CalendarCollection, object: StoredObject?, areThereLocks: Bool,
        guest: Principal? = nil
    ) {
        self.owner = owner
        self.calendar = calendar
        self.object = object
        self.areThereLocks = areThereLocks
        self.guest = guest
    }

    /// Where it lies.
    public var place: PlacedCalendar { PlacedCalendar(owner: owner, calendar: calendar, guest: guest) }
}

/// What the index is asked before letters are read.
public struct CandidateQuery: Hashable, Sendable {
    /// Nothing means all kinds.
    public var kinds: Set<ComponentKind>?
    /// What every match must overlap (RFC 4791 §9.9); nothing means any time, an open end is open.
    public var window: Window?
    public var uid: String?

    public struct Window: Hashable, Sendable {
        public var start: Instant?
        public var end: Instant?
        /// In which days and floating times are read.
        public var zone: Zone

        public init(start: Instant?, end: Instant?, zone: Zone) {
            self.start = start
            self.end = end
            self.zone = zone
        }
    }

    public init(kinds: Set<ComponentKind>? = nil, window: Window? = nil, uid: String? = nil) {
        self.kinds = kinds
        self.window = window
        self.uid = uid
    }
}

/// A member that a query may find.
public struct Candidate: Hashable, Sendable {
    public var member: ObjectSummary
    /// Whether the index itself knows an occurrence in the window. Where it does not reach far enough, only the
    /// letter tells.
    public var isCertain: Bool

    public init(member: ObjectSummary, isCertain: Bool) {
        self.member = member
        self.isCertain = isCertain
    }
}
