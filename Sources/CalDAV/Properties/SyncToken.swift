import CalendarModel

/// How far a client has come with a calendar or a home (RFC 6578 §4): a URI that nobody but us reads.
struct SyncToken: Hashable, Sendable {
    enum Scope: String, Hashable, Sendable {
        case calendar
        case home
    }

    let scope: Scope
    /// Random, so that a token from before a restored copy, or of another collection of this name, is told apart.
    let key: String
    let revision: Int64
    /// Of a home, what is known of the others' calendars in it.
    let mounts: MountMemory

    init(_ scope: Scope, key: String, revision: Int64, mounts: MountMemory = .none) {
        self.scope = scope
        self.key = key
        self.revision = revision
        self.mounts = mounts
    }

    init(_ calendar: CalendarCollection, revision: Int64? = nil) {
        self.init(.calendar, key: calendar.syncKey, revision: revision ?? calendar.revision)
    }

    init(_ home: HomeState, revision: Int64? = nil, mounts: MountMemory) {
        self.init(.home, key: home.syncKey, revision: revision ?? home.revision, mounts: mounts)
    }

    /// Of a calendar or of a home.
    init?(_ view: ResourceView) {
        if let calendar = view.calendar {
            self.init(calendar)
        } else if let home = view.home {
            self.init(home, mounts: view.mounts)
        } else {
            return nil
        }
    }

    private static let prefix = "urn:x-turnus:sync:"

    /// Reads what `text` wrote; nothing for anything else.
    init?(_ text: String) {
        guard text.hasPrefix(Self.prefix) else { return nil }
        let parts = text.dropFirst(Self.prefix.count).split(separator: ":", omittingEmptySubsequences: false)
        guard (3...4).contains(parts.count), let scope = Scope(rawValue: String(parts[0])), !parts[1].isEmpty,
            let revision = Int64(parts[2]), revision >= 0, parts.count == 3 || scope == .home,
            let mounts = parts.count == 3 ? MountMemory.none : MountMemory(parts[3])
        else { return nil }
        self.init(scope, key: String(parts[1]), revision: revision, mounts: mounts)
    }

    var text: String {
        let memory = mounts.text
        return "\(Self.prefix)\(scope.rawValue):\(key):\(revision)" + (memory.isEmpty ? "" : ":" + memory)
    }

    /// What `CS:getctag` says: the same, shorter.
    var collectionTag: String {
        let tag = mounts.tag
        return "\(key)-\(revision)" + (tag.isEmpty ? "" : "-" + tag)
    }
}
