import CalendarModel
import Failures
import HTTPTypes
import Markup
import WebDAV

/// The ACL method (RFC 3744 §8.1): what others may do with a calendar or a home. What the owner may do stands above it.
extension Exchange {
    func acl() async throws -> DAVAnswer {
        let (resource, _) = try await target(for: .writeACL)
        let scope: AccessScope
        switch resource {
        case .home(let owner): scope = .home(owner.id)
        case .calendar(let placed): scope = .calendar(placed.calendar.id)
        default: throw refuse(resource.kind)
        }
        let wish = try AccessControlRequest(request.body)
        try await check([.content(resource.path)])
        var grants: [AccessGrant] = []
        for entry in wish.entries {
            guard let grantee = try await grantee(entry.principal, of: resource) else { continue }
            grants.append(AccessGrant(grantee: grantee, privileges: entry.privileges))
        }
        try await store.setGrants(grants, on: scope)
        return DAVAnswer(.ok)
    }

    /// Nothing for the owner, who needs no grant.
    private func grantee(
        _ principal: AccessPrincipal, of resource: Resource
    ) async throws -> AccessGrant.Grantee? {
        switch principal {
        case .authenticated: return .authenticated
        case .property(.dav("owner")), .isSelf: return nil
        case .href(let href):
            let path = try ResourcePath(reference: href, bases: request.bases)
            guard case .principal(let found) = try await finder.resource(at: Location(path)) else {
                throw Failure(
                    .recognizedPrincipal, reason: href, detail: "There is no such principal, or none you may know of.")
            }
            return found.id == resource.owner?.id ? nil : .principal(found.id)
        case .all, .unauthenticated, .property:
            throw Failure(.allowedPrincipal, detail: "Grants go to people, to teams and to whoever has signed in.")
        }
    }
}
