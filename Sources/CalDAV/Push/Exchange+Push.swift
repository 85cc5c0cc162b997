import CalendarModel
import Chronology
import Failures
import HTTPSemantics
import HTTPTypes
import Markup
import Secrets
import WebDAV

/// Who is told of changes (WebDAV-Push, Subscription Management).
extension Exchange {
    /// Whether a POST brings XML, and not a calendar object.
    var bringsXML: Bool {
        let type = (request.fields[.contentType] ?? "").prefix { $0 != ";" && $0 != " " }.lowercased()
        return type == "application/xml" || type == "text/xml"
    }

    func registerPush() async throws -> DAVAnswer {
        let wish = try PushRegister(XMLElement(body: request.body))
        let found = try await finder.find(request.path, for: .read)
        guard service.settings.pushKey != nil else { throw Failure(.pushNotAvailable) }
        let collection: PushRegistration.Collection
        let supportsProperties: Bool
        switch try found.required() {
        case .calendar(let placed): (collection, supportsProperties) = (.calendar(placed.calendar.id), true)
        case .home(let owner): (collection, supportsProperties) = (.home(owner.id), false)
        default: throw Failure(.pushNotAvailable)
        }
        let wantsProperties = wish.wantsProperties && supportsProperties
        guard wish.wantsContent || wantsProperties else { throw Failure(.noSupportedTrigger) }
        let latest = request.now.advanced(bySeconds: Self.longestPush)
        let expires = min(wish.expires ?? latest, latest)
        guard expires > request.now else {
            throw Failure(.badRequest, detail: "expires has passed already.")
        }
        let draft = PushRegistration(
            token: RandomToken.make(octets: 18), principal: request.principal.id, collection: collection,
            endpoint: wish.endpoint, publicKey: wish.publicKey, secret: wish.secret, wantsContent: wish.wantsContent,
            wantsProperties: wantsProperties, expires: expires)
        guard let token = try await store.registerPush(draft, limit: Self.mostPushes, at: request.now) else {
            throw Failure(
                .pushNotAvailable, detail: "There are \(Self.mostPushes) registrations of yours, and no more are kept.")
        }
        return DAVAnswer(
            .created,
            fields: [
                .location: (request.bases.last ?? "") + PushAddress.prefix + token,
                .expires: HTTPDate.text(of: expires),
            ])
    }

    /// A week; clients ask again before it is over.
    private static let longestPush: Int64 = 7 * 86_400
    /// Registrations of one principal.
    private static let mostPushes = 500

    /// What the sender of a change has registered is not told of it (`Push-Dont-Notify`).
    func skipPushes() async throws {
        guard service.settings.pushKey != nil, let field = request.fields[.pushDontNotify] else { return }
        let tokens = PushAddress.tokens(in: field)
        guard !tokens.isEmpty else { return }
        let place: (PlacedCalendar?, String)
        switch Location(request.path) {
        case .calendar(let home, let name): place = (try await finder.calendar(at: home, name), "")
        case .object(let home, let name, let member): place = (try await finder.calendar(at: home, name), member)
        default: return
        }
        guard let calendar = place.0?.calendar else { return }
        try await store.skipPush(
            tokens: tokens, of: request.principal.id, in: calendar.id, member: place.1)
    }
}

/// Where registrations are: `/push/TOKEN`.
public enum PushAddress {
    static let prefix = "/push/"
    private static let mostTokens = 20

    /// The registrations that a list of quoted addresses names.
    static func tokens(in field: String) -> [String] {
        let addresses = field.split(separator: ",").map { $0.filter { $0 != "\"" && $0 != " " } }
        return addresses.prefix(mostTokens).compactMap { address in
            address.split(separator: "/").last.map(String.init).flatMap { $0 == "*" ? nil : $0 }
        }
    }

    /// The token in the path of a request, or nothing.
    public static func token(in path: String) -> String? {
        guard path.hasPrefix(prefix) else { return nil }
        let token = path.dropFirst(prefix.count)
        return token.isEmpty || token.contains("/") ? nil : String(token)
    }
}

extension HTTPField.Name {
    static let pushDontNotify = HTTPField.Name("Push-Dont-Notify")!
}
