import CalendarModel
import Failures
import HTTPTypes
import WebDAV

/// DELETE (RFC 4918 §9.6).
extension Exchange {
    func delete() async throws -> DAVAnswer {
        // A collection is deleted with everything in it, or not at all.
        let depth = try Depth(request.fields, default: .infinity)
        let found = try await finder.findMember(request.path, for: .unbind)
        let resource = try found.required()
        guard Set<ResourceKind>.movable.contains(resource.kind) else { throw refuse(resource.kind) }
        guard depth == .infinity || !resource.kind.isCollection else {
            throw Failure(.badRequest, detail: "A collection is deleted with Depth infinity (RFC 4918 §9.6.1).")
        }
        try await check([.removal(resource.path)])
        let conditions = try WriteConditions(request.fields, on: resource.entityTag)
        switch resource {
        case .object(let placed, let member):
            let change = ObjectChange(name: member.name, action: .delete, precondition: conditions.precondition)
            _ = try await store.apply([change], to: placed.calendar.id, by: request.author, at: request.now)
        case .calendar(let placed): try await store.removeCalendar(placed.calendar.id, at: request.now)
        case .file(let owner, let names, _): try await store.removeFile(at: names, of: owner.id, at: request.now)
        default: throw refuse(resource.kind)
        }
        try await store.removeLocks(inside: resource.path.lockRoot)
        return DAVAnswer(.noContent)
    }
}
