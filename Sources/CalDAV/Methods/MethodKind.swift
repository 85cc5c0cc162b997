import HTTPTypes

/// Everything the server knows about one method: adding a method is adding a row.
struct MethodKind: Sendable {
    let method: HTTPRequest.Method
    /// The kinds of resource that it works on, or that it makes.
    let kinds: Set<ResourceKind>
    let handle: @Sendable (Exchange) async throws -> DAVAnswer

    static let all: [MethodKind] = [
        MethodKind(method: .options, kinds: .everything) { $0.options() },
        MethodKind(method: .get, kinds: .everything) { try await $0.get() },
        MethodKind(method: .head, kinds: .everything) { try await $0.get() },
        MethodKind(method: .propfind, kinds: .everything) { try await $0.propfind() },
        MethodKind(method: .report, kinds: .everything) { try await $0.report() },
        MethodKind(method: .proppatch, kinds: .lockable.union([.inbox])) { try await $0.proppatch() },
        MethodKind(method: .put, kinds: [.object, .file]) { try await $0.put() },
        MethodKind(method: .post, kinds: [.calendar, .home, .outbox]) { try await $0.post() },
        MethodKind(method: .delete, kinds: .movable) { try await $0.delete() },
        MethodKind(method: .copy, kinds: .movable) { try await $0.copy() },
        MethodKind(method: .move, kinds: .movable) { try await $0.move() },
        MethodKind(method: .mkcol, kinds: [.calendar, .folder]) { try await $0.mkcol() },
        MethodKind(method: .mkcalendar, kinds: [.calendar]) { try await $0.mkcalendar() },
        MethodKind(method: .lock, kinds: .lockable) { try await $0.lock() },
        MethodKind(method: .unlock, kinds: .lockable) { try await $0.unlock() },
        MethodKind(method: .acl, kinds: [.home, .calendar]) { try await $0.acl() },
    ]

    static func row(of method: HTTPRequest.Method) -> MethodKind? {
        all.first { $0.method == method }
    }

    static func allowed(on kind: ResourceKind) -> [HTTPRequest.Method] {
        all.filter { $0.kinds.contains(kind) }.map(\.method)
    }
}

extension Set<ResourceKind> {
    /// What can be deleted, copied and moved.
    static let movable: Set<ResourceKind> = [.calendar, .object, .folder, .file]
}

extension HTTPRequest.Method {
    static let propfind = HTTPRequest.Method("PROPFIND")!
    static let proppatch = HTTPRequest.Method("PROPPATCH")!
    static let report = HTTPRequest.Method("REPORT")!
    static let mkcol = HTTPRequest.Method("MKCOL")!
    static let mkcalendar = HTTPRequest.Method("MKCALENDAR")!
    static let copy = HTTPRequest.Method("COPY")!
    static let move = HTTPRequest.Method("MOVE")!
    static let lock = HTTPRequest.Method("LOCK")!
    static let unlock = HTTPRequest.Method("UNLOCK")!
    static let acl = HTTPRequest.Method("ACL")!
}
