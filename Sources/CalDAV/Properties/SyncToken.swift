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

    init(_ scope: Scope, key: String, revision: Int64) {
        self.scope = scope
        self.key = key
        self.revision = revision
    }

    init(_ calendar: CalendarCollection, revision: Int64? = nil) {
        self.init(.calendar, key: calendar.syncKey, revision: revision ?? calendar.revision)
    }

    init(_ home: HomeState, revision: Int64? = nil) {
        self.init(.home, key: home.syncKey, revision: revision ?? home.revision)
    }

    /// Of a calendar or of a home.
    init?(_ view: ResourceView) {
        if let calendar = view.calendar {
            self.init(calendar)
        } else if let home = view.home {
            self.init(home)
        } else {
            return nil
        }
    }

    private static let prefix = "urn:x-turnus:sync:"

    /// Reads what `text` wrote; nothing for anything else.
    init?(_ text: String) {
        guard text.hasPrefix(Self.prefix) else { return nil }
        let parts = text.dropFirst(Self.prefix.count).split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let scope = Scope(rawValue: String(parts[0])), !parts[1].isEmpty,
            let revision = Int64(parts[2]), revision >= 0
        else { return nil }
        self.init(scope, key: String(parts[1]), revision: revision)
    }

    var text: String { "\(Self.prefix)\(scope.rawValue):\(key):\(revision)" }

    /// What `CS:getctag` says: the same, shorter.
    var collectionTag: String { "\(key)-\(revision)" }
}
