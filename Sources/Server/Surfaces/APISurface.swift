import Accounts
import CalendarModel
import Failures
import HTTPSemantics
import HTTPTypes
public import JSONAPI
import Secrets

/// `/api/v1/…` and `/api/openapi.yaml`: the interface for programmes, and what it promises.
///
/// Nothing allows other origins to ask (no CORS): a page elsewhere has no business with somebody's calendars.
public struct APISurface: Sendable {
    private let service: APIService
    private let guesses = AddressLimiter()
    private let contractTag = EntityTag(String(Digest.sha256Hex(APIContract.octets).prefix(16)))

    /// As much as JSON is read of.
    private static let bodyLimit = 1 << 20
    private static let contractPath = "/api/openapi.yaml"

    public init(service: APIService) {
        self.service = service
    }

    /// The row for the table of surfaces.
    public var row: Surface {
        Surface(
            name: "api", prefix: "api", methods: [.get, .post, .patch, .delete], access: .optionalPrincipal,
            renderer: .problem, bodyLimit: Self.bodyLimit, handle: answer)
    }

    @Sendable private func answer(_ request: SurfaceRequest) async throws -> SurfaceResponse {
        if request.path == Self.contractPath { return try contract(request) }
        let asked = APIRequest(
            method: request.method, path: request.path, query: request.query, fields: request.fields,
            body: request.body, caller: try await caller(request), now: request.now)
        // How much is in the calendars is not known before.
        let answer =
            request.isBrief
            ? try await aside { [service] in try await service.answer(asked) } : try await service.answer(asked)
        var fields = answer.fields
        fields[.requestIDForProgrammes] = request.id.forProgrammes
        return SurfaceResponse(
            answer.status, fields: fields, body: answer.octets.isEmpty ? .none : .octets(answer.octets))
    }

    private func contract(_ request: SurfaceRequest) throws(Failure) -> SurfaceResponse {
        guard request.method == .get || request.method == .head else {
            throw Failure.methodNotAllowed(allowing: [.get, .head, .options])
        }
        var fields: HTTPFields = [.eTag: "\"\(contractTag.value)\"", .cacheControl: "no-cache"]
        if EntityTagCondition(.ifNoneMatch, in: request.fields)?.matchesWeakly(contractTag) == true {
            return SurfaceResponse(.notModified, fields: fields)
        }
        fields[.contentType] = APIContract.mediaType
        return SurfaceResponse(.ok, fields: fields, body: .octets(APIContract.octets))
    }

    /// Whoever came with a password, or the holder of the token (RFC 6750 §2.1); nobody where neither was sent.
    private func caller(_ request: SurfaceRequest) async throws -> APICaller? {
        if let principal = request.principal { return APICaller(principal) }
        guard let field = request.fields[.authorization], field.prefix(7).lowercased() == "bearer " else { return nil }
        let secret = String(field.dropFirst(7).drop { $0 == " " })
        if let seconds = guesses.wait(of: request.origin.address, at: request.now) {
            throw Failure(
                .tooManyRequests, detail: "Too many attempts. Try again in \(seconds) seconds.", retryAfter: seconds)
        }
        guard let holder = try await service.tokens.holder(of: secret, at: request.now) else {
            guesses.note(request.origin.address, at: request.now)
            throw Failure.tokenWanted(isWrong: true)
        }
        return APICaller(holder.principal, scopes: holder.token.scopes)
    }
}

extension HTTPField.Name {
    /// What the contract calls `X-Request-ID`.
    static let requestIDForProgrammes = HTTPField.Name("Request-Id")!
}
