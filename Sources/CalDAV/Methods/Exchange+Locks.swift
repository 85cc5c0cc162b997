import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Secrets
import WebDAV

/// What `If` and the locks allow (RFC 4918 §7, §10.4).
extension Exchange {
    /// Throws 412 where `If` does not hold, 423 where a token is missing that one of the changes needs.
    func check(_ changes: [LockedChange]) async throws {
        let header = try IfHeader(request.fields)
        if let header { try await evaluate(header) }
        let holder = LockHolder(principal: request.principal.id, tokens: header?.submittedTokens ?? [])
        for change in changes {
            let change = change.at(try await finder.lockPath(change.reach))
            let touching = try await store.locks(touching: change.reach.lockRoot, at: request.now)
            try LockRules(touching).check(change, by: holder)
        }
    }

    private func evaluate(_ header: IfHeader) async throws {
        var states: [ResourcePath: IfState] = [:]
        for path in header.paths(for: request.path, bases: request.bases) {
            states[path] = try await state(of: path)
        }
        let holds = header.holds(for: request.path, bases: request.bases) { path in
            states[path] ?? IfState(entityTag: nil, lockTokens: [])
        }
        guard holds else {
            throw Failure(.preconditionFailed, reason: "If", detail: "None of the lists in If holds.")
        }
    }

    /// What is not there, or not for this principal to see, has no state.
    private func state(of path: ResourcePath) async throws -> IfState {
        let location = Location(path)
        guard try await finder.access.privileges(at: location).contains(.read) else {
            return IfState(entityTag: nil, lockTokens: [])
        }
        let lockPath = try await finder.lockPath(path)
        let locks = LockRules(try await store.locks(touching: lockPath.lockRoot, at: request.now))
        return IfState(
            entityTag: try await finder.resource(at: location)?.entityTag, lockTokens: locks.tokens(on: lockPath))
    }
}

extension LockedChange {
    /// The path whose surroundings hold all locks that may matter: that of the collection where names are at stake.
    fileprivate var reach: ResourcePath {
        switch self {
        case .content(let path), .addition(let path), .removal(let path), .replacement(let path): path
        }
    }

    /// The same at another path.
    fileprivate func at(_ path: ResourcePath) -> LockedChange {
        switch self {
        case .content: .content(path)
        case .addition: .addition(path)
        case .removal: .removal(path)
        case .replacement: .replacement(path)
        }
    }
}

/// LOCK and UNLOCK (RFC 4918 §9.10, §9.11).
extension Exchange {
    func lock() async throws -> DAVAnswer {
        let wish = try LockRequest(request.body)
        let found = try await finder.find(request.path, for: .writeContent)
        switch wish {
        case .refresh: return try await refresh(found)
        case .new(let isExclusive, let owner):
            let depth = try Depth(request.fields, default: .infinity)
            guard depth != .one else { throw Failure(.badRequest, detail: "A lock has Depth 0 or infinity.") }
            return try await lock(found, isExclusive: isExclusive, isDeep: depth == .infinity, owner?.standalone ?? [])
        }
    }

    private func refresh(_ found: Found) async throws -> DAVAnswer {
        let path = try await finder.lockPath(found.required().path)
        let header = try IfHeader(request.fields)
        let holder = LockHolder(principal: request.principal.id, tokens: header?.submittedTokens ?? [])
        let locks = LockRules(try await store.locks(touching: path.lockRoot, at: request.now))
        let lock = try locks.refreshed(at: path, by: holder)
        let seconds = LockTimeout(request.fields).seconds
        guard let renewed = try await store.refreshLock(token: lock.token, seconds: seconds, at: request.now) else {
            throw Failure(.preconditionFailed, detail: "The lock has ended.")
        }
        return .xml(.ok, renewed.answer(at: request.now))
    }

    private func lock(
        _ found: Found, isExclusive: Bool, isDeep: Bool, _ owner: [UInt8]
    ) async throws -> DAVAnswer {
        if let resource = found.resource, !Set<ResourceKind>.lockable.contains(resource.kind) {
            throw refuse(resource.kind)
        }
        let isNew = found.resource == nil
        try await check(isNew ? [.addition(found.path)] : [])
        // Where nothing is, the lock makes an empty file (RFC 4918 §9.10.4); an empty calendar object cannot be.
        if isNew { try await makeEmptyFile(found) }
        let path = try await finder.lockPath(found.resource?.path ?? found.path)
        let seconds = LockTimeout(request.fields).seconds
        let lock = ResourceLock(
            token: Self.newToken(), root: path.lockRoot, isDeep: isDeep, isExclusive: isExclusive, owner: owner,
            principal: request.principal.id, seconds: seconds, expires: request.now.advanced(bySeconds: seconds))
        let conflicts = try await store.addLock(lock, at: request.now) { touching in
            LockRules(touching).conflicts(at: path, isExclusive: isExclusive, isDeep: isDeep)
        }
        guard conflicts.isEmpty else { throw Failure.conflictingLocks(conflicts) }
        return .xml(
            isNew ? .created : .ok, lock.answer(at: request.now),
            fields: [.lockToken: LockTokenField.text(of: lock.token)])
    }

    private func makeEmptyFile(_ found: Found) async throws {
        try found.require(.bind)
        guard case .file(let home, let names) = found.location, !names.isEmpty,
            let owner = try await finder.owner(home)
        else { throw Failure(.forbidden, detail: "There is nothing here that could be locked.") }
        try Self.check(name: names[names.count - 1])
        _ = try await store.putFile(
            FileContent(octets: [], mediaType: nil), at: names, of: owner.id, if: .isAbsent,
            quota: service.settings.fileQuota, at: request.now)
    }

    /// `urn:uuid:` with the digits of a random UUID (RFC 9562 §5.4).
    private static func newToken() -> String {
        var octets = RandomToken.bytes(16)
        octets[6] = octets[6] & 0x0F | 0x40
        octets[8] = octets[8] & 0x3F | 0x80
        let digits = Hexadecimal.encode(octets)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { text += "-" }
            text.append(digit)
        }
        return "urn:uuid:" + text
    }

    func unlock() async throws -> DAVAnswer {
        let token = try LockTokenField(request.fields).token
        let found = try await finder.find(request.path, for: .writeContent)
        let path = try await finder.lockPath(found.required().path)
        let locks = LockRules(try await store.locks(touching: path.lockRoot, at: request.now))
        let lock = try locks.unlocked(at: path, token: token)
        guard lock.principal == request.principal.id || found.privileges.contains(.unlock) else {
            throw Failure.needs(.unlock, on: request.path)
        }
        _ = try await store.removeLock(token: token, at: request.now)
        return DAVAnswer(.noContent)
    }
}
