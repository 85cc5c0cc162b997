import Accounts
import CalendarModel
import Chronology
import Failures
import HTTPTypes

extension Route {
    /// Keys for programmes, of whoever asks.
    static let tokens: [Route] = [
        Route("listTokens", .get, "/tokens", .manageTokens) { service, call in try await service.listTokens(call) },
        Route("createToken", .post, "/tokens", .manageTokens, body: .json) { service, call in
            try await service.createToken(call)
        },
        Route("getToken", .get, "/tokens/{tokenId}", .manageTokens) { service, call in
            try await service.getToken(call)
        },
        Route("deleteToken", .delete, "/tokens/{tokenId}", .manageTokens) { service, call in
            try await service.deleteToken(call)
        },
    ]
}

extension APIService {
    fileprivate func listTokens(_ call: APICall) async throws -> APIAnswer {
        let page = try PageRequest(call, of: "listTokens", knowing: [])
        let found = try await store.tokens(
            of: call.principal.id, after: APITokenID(rawValue: page.last), limit: page.limit + 1)
        return page.answer(found, at: "/tokens", number: \.id.rawValue) { $0.token($1) }
    }

    /// The secret is in this answer and nowhere else, so nobody between may keep it.
    fileprivate func createToken(_ call: APICall) async throws -> APIAnswer {
        _ = try QueryParameters(call.request.query, knowing: [])
        let draft = try TokenDraft(call)
        let lacking = draft.scopes.subtracting(call.caller.scopes).sorted().map(\.rawValue)
        guard lacking.isEmpty else { throw Failure.insufficientScope(needing: lacking) }
        let (token, secret) = try await tokens.make(
            for: call.principal.id, details: draft.details, scopes: draft.scopes, expires: draft.expires,
            at: call.request.now)
        let fields: HTTPFields = [
            .location: "\(Self.root)/tokens/\(APIIdentifier.text(token.id))", .cacheControl: "no-store",
        ]
        return .json(.created, fields: fields) { $0.token(token, secret: secret) }
    }

    fileprivate func getToken(_ call: APICall) async throws -> APIAnswer {
        _ = try QueryParameters(call.request.query, knowing: [])
        guard let token = try await store.token(try Self.tokenID(call), of: call.principal.id) else {
            throw Failure(.notFound)
        }
        return .json { $0.token(token) }
    }

    fileprivate func deleteToken(_ call: APICall) async throws -> APIAnswer {
        _ = try QueryParameters(call.request.query, knowing: [])
        try await store.removeToken(try Self.tokenID(call), of: call.principal.id)
        return APIAnswer(.noContent)
    }

    private static func tokenID(_ call: APICall) throws(Failure) -> APITokenID {
        guard let number = APIIdentifier.number(call.path["tokenId"] ?? "", "tok") else { throw Failure(.notFound) }
        return APITokenID(rawValue: number)
    }
}

/// What a new token shall be.
private struct TokenDraft {
    let details: String
    let scopes: Set<APIScope>
    let expires: Instant?

    init(_ call: APICall) throws(Failure) {
        let body = try BodyReader(call.body.value, knowing: ["description", "scopes", "expiresAt"])
        details = try body.required("description", try body.text("description", length: 1...200))
        let names = try body.required(
            "scopes", try body.texts("scopes", count: 1...APIScope.allCases.count, length: 1...40))
        let known = names.compactMap(APIScope.init)
        guard known.count == names.count else {
            throw body.failure("scopes", "One of them is none of the scopes there are.")
        }
        scopes = Set(known)
        expires = body.isNull("expiresAt") ? nil : try body.instant("expiresAt")
        if let expires, expires <= call.request.now {
            throw body.failure("expiresAt", "It is over already.")
        }
    }
}

extension JSONWriter {
    fileprivate mutating func token(_ token: APIToken, secret: String? = nil) {
        object { writer in
            writer.member("id", APIIdentifier.text(token.id))
            writer.member("description", token.details)
            writer.member("scopes", token.scopes.sorted().map(\.rawValue))
            writer.member("expiresAt", token.expires)
            writer.member("lastUsedAt", token.lastUsed)
            writer.member("createdAt", token.created)
            if let secret { writer.member("secret", secret) }
        }
    }
}
