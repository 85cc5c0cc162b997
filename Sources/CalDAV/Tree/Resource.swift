import CalendarModel
import WebDAV

/// A resource that is there.
enum Resource: Sendable {
    case root
    case principals
    case principalKind(Principal.Kind)
    case principal(Principal)
    case homes
    case home(Principal)
    case calendar(PlacedCalendar)
    case object(PlacedCalendar, ObjectSummary)
    case inbox(Principal)
    case outbox(Principal)
    case fileHomes
    case fileHome(Principal)
    /// The names from the owner's root on, the file's own last.
    case file(Principal, [String], StoredFile)

    /// Its path: in the home in which it was looked for.
    var path: ResourcePath {
        switch self {
        case .root: Paths.root
        case .principals: Paths.principals
        case .principalKind(let kind): Paths.principals(of: kind)
        case .principal(let principal): Paths.principal(principal)
        case .homes: Paths.homes
        case .home(let owner): Paths.home(of: owner)
        case .calendar(let placed): placed.path
        case .object(let placed, let member): placed.path.appending(member.name)
        case .inbox(let owner): Paths.inbox(of: owner)
        case .outbox(let owner): Paths.outbox(of: owner)
        case .fileHomes: Paths.fileHomes
        case .fileHome(let owner): Paths.files(of: owner)
        case .file(let owner, let names, let file):
            ResourcePath(Paths.files(of: owner).segments + names, isCollection: file.isCollection)
        }
    }

    /// The path at which its locks are kept: one and the same, wherever it is shown.
    var lockPath: ResourcePath {
        switch self {
        case .calendar(let placed): placed.ownPath
        case .object(let placed, let member): placed.ownPath.appending(member.name)
        case .root, .principals, .principalKind, .principal, .homes, .home, .inbox, .outbox, .fileHomes, .fileHome,
            .file:
            path
        }
    }

    var kind: ResourceKind {
        switch self {
        case .root: .root
        case .principals: .principals
        case .principalKind: .principalKind
        case .principal: .principal
        case .homes: .homes
        case .home: .home
        case .calendar: .calendar
        case .object: .object
        case .inbox: .inbox
        case .outbox: .outbox
        case .fileHomes: .fileHomes
        case .fileHome: .fileHome
        case .file(_, _, let file): file.isCollection ? .folder : .file
        }
    }

    /// Whose it is, where it is anybody's.
    var owner: Principal? {
        switch self {
        case .principal(let owner), .home(let owner), .inbox(let owner), .outbox(let owner), .fileHome(let owner),
            .file(let owner, _, _):
            owner
        case .calendar(let placed), .object(let placed, _): placed.owner
        case .root, .principals, .principalKind, .homes, .fileHomes: nil
        }
    }

    /// The calendar that it is, or is in.
    var placedCalendar: PlacedCalendar? {
        switch self {
        case .calendar(let placed), .object(let placed, _): placed
        case .root, .principals, .principalKind, .principal, .homes, .home, .fileHomes, .fileHome, .file: nil
        }
    }

    /// What its dead properties are kept under, where it can have any.
    var propertyOwner: PropertyOwner? {
        switch self {
        case .home(let owner): .home(owner.id)
        case .calendar(let placed): .calendar(placed.calendar.id)
        case .object(_, let member): .object(member.id)
        case .file(_, _, let file): .file(file.id)
        case .root, .principals, .principalKind, .principal, .homes, .inbox, .outbox, .fileHomes, .fileHome: nil
        }
    }

    var entityTag: EntityTag? {
        switch self {
        case .object(_, let member): member.entityTag
        case .file(_, _, let file): file.isCollection ? nil : file.entityTag
        case .root, .principals, .principalKind, .principal, .homes, .home, .calendar, .inbox, .outbox, .fileHomes,
            .fileHome:
            nil
        }
    }
}

/// What sort of resource: what it can do and say depends on it.
enum ResourceKind: UInt8, CaseIterable, Hashable, Sendable {
    case root, principals, principalKind, principal, homes, home, calendar, object, inbox, outbox, fileHomes, fileHome
    case folder, file

    var isCollection: Bool {
        switch self {
        case .object, .file: false
        case .root, .principals, .principalKind, .principal, .homes, .home, .calendar, .inbox, .outbox, .fileHomes,
            .fileHome, .folder:
            true
        }
    }
}
