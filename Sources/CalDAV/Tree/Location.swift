import CalendarModel
import WebDAV

/// What a path below `/dav/` means, before anybody has looked whether it is there.
enum Location: Hashable, Sendable {
    case root
    case principals
    case principalKind(Principal.Kind)
    case principal(Principal.Kind, ResourceName)
    case homes
    case home(ResourceName)
    case calendar(ResourceName, ResourceName)
    case object(ResourceName, ResourceName, String)
    /// RFC 6638 §2.2
    case inbox(ResourceName)
    /// RFC 6638 §2.1
    case outbox(ResourceName)
    case fileHomes
    /// The names below the owner's root; empty for the root itself.
    case file(ResourceName, [String])
    /// Where nothing can be. The home in which it would be, if in any.
    case nowhere(ResourceName?)

    init(_ path: ResourcePath) {
        let parts = path.segments
        guard parts.first == "dav" else {
            self = .nowhere(nil)
            return
        }
        switch parts.count > 1 ? parts[1] : nil {
        case nil: self = .root
        case "principals": self = Self.principal(parts.dropFirst(2))
        case "calendars": self = Self.calendar(parts.dropFirst(2))
        case "files": self = Self.file(parts.dropFirst(2))
        default: self = .nowhere(nil)
        }
    }

    private static func principal(_ rest: ArraySlice<String>) -> Location {
        guard let first = rest.first else { return .principals }
        guard let kind = Principal.Kind.allCases.first(where: { $0.collection == first }) else { return .nowhere(nil) }
        guard rest.count > 1 else { return .principalKind(kind) }
        guard rest.count == 2, let name = rest.last.flatMap({ ResourceName($0) }) else { return .nowhere(nil) }
        return .principal(kind, name)
    }

    private static func calendar(_ rest: ArraySlice<String>) -> Location {
        let rest = Array(rest)
        guard let first = rest.first else { return .homes }
        guard let home = ResourceName(first) else { return .nowhere(nil) }
        guard rest.count > 1 else { return .home(home) }
        if let box = box(rest[1], in: home) { return rest.count == 2 ? box : .nowhere(home) }
        guard let calendar = ResourceName(rest[1]) else { return .nowhere(home) }
        switch rest.count {
        case 2: return .calendar(home, calendar)
        case 3: return .object(home, calendar, rest[2])
        default: return .nowhere(home)
        }
    }

    private static func box(_ name: String, in home: ResourceName) -> Location? {
        switch name {
        case "inbox": .inbox(home)
        case "outbox": .outbox(home)
        default: nil
        }
    }

    private static func file(_ rest: ArraySlice<String>) -> Location {
        guard let first = rest.first else { return .fileHomes }
        guard let home = ResourceName(first) else { return .nowhere(nil) }
        return .file(home, Array(rest.dropFirst()))
    }

    /// Whether it is a member of a calendar.
    var isInCalendar: Bool {
        if case .object = self { true } else { false }
    }

    /// Whose it is: where nothing is granted to others, only this one may know what is there.
    var owner: ResourceName? {
        switch self {
        case .home(let name), .calendar(let name, _), .object(let name, _, _), .file(let name, _): name
        case .inbox(let name), .outbox(let name): name
        case .nowhere(let name): name
        case .root, .principals, .principalKind, .principal, .homes, .fileHomes: nil
        }
    }
}

extension Principal.Kind {
    /// The segment that holds principals of this kind.
    var collection: String {
        switch self {
        case .user: "users"
        case .team: "teams"
        case .resource: "resources"
        }
    }
}

/// The paths that we hand out.
enum Paths {
    static let root = ResourcePath(["dav"], isCollection: true)
    static let principals = ResourcePath(["dav", "principals"], isCollection: true)
    static let homes = ResourcePath(["dav", "calendars"], isCollection: true)
    static let fileHomes = ResourcePath(["dav", "files"], isCollection: true)

    static func principals(of kind: Principal.Kind) -> ResourcePath {
        ResourcePath(["dav", "principals", kind.collection], isCollection: true)
    }

    static func principal(_ principal: Principal) -> ResourcePath {
        ResourcePath(["dav", "principals", principal.kind.collection, principal.name.value], isCollection: true)
    }

    static func home(of principal: Principal) -> ResourcePath {
        ResourcePath(["dav", "calendars", principal.name.value], isCollection: true)
    }

    static func calendar(_ name: ResourceName, of owner: Principal) -> ResourcePath {
        ResourcePath(["dav", "calendars", owner.name.value, name.value], isCollection: true)
    }

    /// Where somebody sees another's calendar: in their own home.
    static func mount(of calendar: CalendarID, in home: Principal) -> ResourcePath {
        ResourcePath(["dav", "calendars", home.name.value, MountName(calendar).text], isCollection: true)
    }

    static func inbox(of owner: Principal) -> ResourcePath {
        home(of: owner).appending("inbox", isCollection: true)
    }

    static func outbox(of owner: Principal) -> ResourcePath {
        home(of: owner).appending("outbox", isCollection: true)
    }

    static func files(of principal: Principal) -> ResourcePath {
        ResourcePath(["dav", "files", principal.name.value], isCollection: true)
    }
}

extension PlacedCalendar {
    /// Its path: in the home in which it is shown.
    var path: ResourcePath {
        guard let guest else { return ownPath }
        return Paths.mount(of: calendar.id, in: guest)
    }

    /// Its path in the home of its owner, which is the same for everybody.
    var ownPath: ResourcePath { Paths.calendar(calendar.name, of: owner) }
}
