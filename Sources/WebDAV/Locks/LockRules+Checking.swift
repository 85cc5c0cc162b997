public import CalendarModel
public import Failures
import HTTPTypes

extension LockRules {
    /// Throws unless the holder has the tokens that the change needs; the failure names the roots of the locks in the
    /// way (RFC 4918 §7.5, §16).
    public func check(_ change: LockedChange, by holder: LockHolder) throws(Failure) {
        let missing = missing(for: change, by: holder)
        guard missing.isEmpty else {
            throw Failure(
                .lockTokenSubmitted(missing), reason: "locked: \(missing.joined(separator: " "))",
                detail: "It is locked.")
        }
    }

    /// Throws if a new lock would conflict with others (§9.10.5).
    public func checkNewLock(at path: ResourcePath, isExclusive: Bool, isDeep: Bool) throws(Failure) {
        let conflicts = conflicts(at: path, isExclusive: isExclusive, isDeep: isDeep)
        guard conflicts.isEmpty else { throw .conflictingLocks(conflicts) }
    }

    /// The lock that a LOCK without a body refreshes: it covers the path, and its token was submitted by whoever
    /// created it (§9.10.2).
    public func refreshed(at path: ResourcePath, by holder: LockHolder) throws(Failure) -> ResourceLock {
        let named = covering(path).filter { holder.tokens.contains($0.token) }
        guard let lock = named.first(where: { $0.principal == holder.principal }) else {
            guard named.isEmpty else {
                throw Failure(.forbidden, reason: "another's lock", detail: "It is somebody else's lock.")
            }
            throw Failure(
                .lockTokenMatchesRequestURI, status: .preconditionFailed, reason: "no such lock",
                detail: "There is no lock with such a token on it.")
        }
        return lock
    }

    /// The lock that UNLOCK removes: its scope includes the path (§9.11.1). Whether somebody else may remove it is for
    /// the privilege `DAV:unlock` to say.
    public func unlocked(at path: ResourcePath, token: String) throws(Failure) -> ResourceLock {
        guard let lock = covering(path).first(where: { $0.token == token }) else {
            throw Failure(
                .lockTokenMatchesRequestURI, reason: "no lock \(token)",
                detail: "There is no lock with this token on it.")
        }
        return lock
    }

    /// The roots of the locks whose tokens are missing, as hrefs, each once.
    func missing(for change: LockedChange, by holder: LockHolder) -> [String] {
        guard !locks.isEmpty else { return [] }
        var missing: [ResourceLock]
        switch change {
        case .content(let path): missing = self.missing(on: path.canonical, by: holder)
        case .addition(let path): missing = missingOnParent(of: path, by: holder)
        case .removal(let path), .replacement(let path):
            missing = missingOnParent(of: path, by: holder) + self.missing(on: path.canonical, by: holder)
            missing += missingInside(path, by: holder)
        }
        var seen: Set<String> = []
        return missing.map(\.rootHref).filter { seen.insert($0).inserted }
    }

    /// A lock of a collection protects its members' names as well (§7.4).
    private func missingOnParent(of path: ResourcePath, by holder: LockHolder) -> [ResourceLock] {
        path.parent.map { missing(on: $0.canonical, by: holder) } ?? []
    }

    /// Of an exclusive lock the token, of shared ones that of any (§6.2).
    private func missing(on canonical: String, by holder: LockHolder) -> [ResourceLock] {
        let covering = covering(canonical)
        return covering.contains(where: holder.holds) ? [] : covering
    }

    /// Every lock below goes with the tree (§9.6.1).
    private func missingInside(_ path: ResourcePath, by holder: LockHolder) -> [ResourceLock] {
        var seen: Set<String> = []
        return inside(path).map(\.root).filter { seen.insert($0).inserted }
            .flatMap { missing(on: $0, by: holder) }
    }
}

extension Failure {
    /// RFC 4918 §9.10.5
    public static func conflictingLocks(_ locks: [ResourceLock]) -> Failure {
        var seen: Set<String> = []
        let roots = locks.map(\.rootHref).filter { seen.insert($0).inserted }
        return Failure(
            .noConflictingLock(roots), reason: "conflicting locks: \(roots.joined(separator: " "))",
            detail: "It is locked already.")
    }
}
