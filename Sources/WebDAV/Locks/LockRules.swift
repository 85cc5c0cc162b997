public import CalendarModel

/// The locks that touch a path, and what they forbid (RFC 4918 §6, §7). Of time it knows nothing: the locks given are
/// those that live.
public struct LockRules: Sendable {
    public let locks: [ResourceLock]
    /// By canonical path of the root.
    private let byRoot: [String: [ResourceLock]]

    public init(_ locks: [ResourceLock]) {
        self.locks = locks
        self.byRoot = Dictionary(grouping: locks, by: \.root)
    }

    /// The locks that hold on the resource itself: those at it, and deep ones at what it is inside of (§7.4).
    public func covering(_ path: ResourcePath) -> [ResourceLock] {
        covering(path.canonical)
    }

    /// By the canonical path, from the inside to the outside.
    func covering(_ canonical: String) -> [ResourceLock] {
        guard !locks.isEmpty else { return [] }
        var covering = byRoot[canonical] ?? []
        var outer = canonical[...]
        while let slash = outer.utf8.lastIndex(of: UInt8(ascii: "/")) {
            outer = outer[..<slash]
            covering += byRoot[String(outer)]?.filter(\.isDeep) ?? []
        }
        return covering
    }

    /// The locks that a new lock at `path` does not go with: any, if one of the two is exclusive (§6.2). A deep one
    /// meets those inside `path` as well (§9.10.3).
    public func conflicts(at path: ResourcePath, isExclusive: Bool, isDeep: Bool) -> [ResourceLock] {
        let met = covering(path) + (isDeep ? inside(path) : [])
        return met.filter { isExclusive || $0.isExclusive }
    }

    /// Those whose roots lie strictly below `path`.
    func inside(_ path: ResourcePath) -> [ResourceLock] {
        let prefix = (path.canonical + "/").utf8
        return locks.filter { $0.root.utf8.count > prefix.count && $0.root.utf8.starts(with: prefix) }
    }

    /// The tokens of the locks on a resource, as `If` is held against them.
    public func tokens(on path: ResourcePath) -> Set<String> {
        Set(covering(path).map(\.token))
    }
}

extension ResourceLock {
    /// The root as it goes on the wire.
    public var rootHref: String { root.isEmpty ? "/" : root }
}
