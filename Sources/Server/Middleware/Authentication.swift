import Accounts
import CalendarModel
import Failures
import HTTPTypes

/// Basic authentication (RFC 7617), as far as a surface asks for it.
struct Authentication: Sendable {
    /// Without one, nobody is anybody.
    let authenticator: Authenticator?

    /// Who asks. `OPTIONS` is answered to whoever comes: it is asked before anybody signs in.
    func principal(for request: SurfaceRequest, _ access: Surface.Access) async throws(Failure) -> Principal? {
        guard request.method != .options else { return nil }
        switch access {
        case .anybody: return nil
        case .principal: return try await principal(for: request)
        case .optionalPrincipal:
            // Another scheme is the surface's own affair.
            guard request.fields[.authorization]?.lowercased().hasPrefix("basic ") == true else { return nil }
            return try await principal(for: request)
        }
    }

    private func principal(for request: SurfaceRequest) async throws(Failure) -> Principal {
        guard let authenticator,
            let credentials = request.fields[.authorization].flatMap(BasicCredentials.init(authorization:))
        else { throw Failure(.unauthorized) }
        let answer: Result<Principal, AuthenticationRefusal>
        do throws(AccountError) {
            answer = try await authenticator.authenticate(
                credentials, from: ClientAddress(request.origin.address), at: request.now)
        } catch {
            throw Failure(error)
        }
        switch answer {
        case .success(let principal): return principal
        case .failure(let refusal): throw Failure(refusal)
        }
    }
}
