import CalendarModel
import Chronology
import Failures
import HTTPSemantics
import HTTPTypes
import Markup
import Secrets

/// What a client asks for that wants to be told of changes (WebDAV-Push, Subscription Registration).
struct PushRegister: Hashable, Sendable {
    let endpoint: String
    let publicKey: [UInt8]
    let secret: [UInt8]
    let wantsContent: Bool
    let wantsProperties: Bool
    let expires: Instant?

    /// Octets of the longest address of a push resource.
    static let longestEndpoint = 2048

    init(_ root: XMLElement) throws(Failure) {
        guard root.name == .push("push-register") else {
            throw Failure(.badRequest, detail: "The root is \(root.name), not push-register.")
        }
        let subscriptions = root.all(.push("subscription"))
        guard subscriptions.count == 1, let web = subscriptions[0].first(.push("web-push-subscription")),
            let resource = web.first(.push("push-resource")).map({ Self.trimmed($0.text) }),
            Self.isEndpoint(resource)
        else { throw Failure(.invalidSubscription, detail: "There is no usable push resource in it.") }
        // Drafts call it one or the other.
        guard let key = web.first(.push("subscription-public-key")) ?? web.first(.push("client-public-key")),
            key.attribute("type") == "p256dh", let publicKey = Base64.decode(Self.trimmed(key.text)),
            let secret = web.first(.push("auth-secret")).flatMap({ Base64.decode(Self.trimmed($0.text)) }),
            PushEncryption(receiver: publicKey, secret: secret) != nil
        else {
            throw Failure(
                .invalidSubscription, detail: "Messages are encrypted: a public key on P-256 and a secret are needed.")
        }
        if let coding = web.first(.push("content-encoding")), Self.trimmed(coding.text) != "aes128gcm" {
            throw Failure(.invalidSubscription, detail: "The content coding is aes128gcm.")
        }
        let trigger = root.first(.push("trigger"))
        endpoint = resource
        self.publicKey = publicKey
        self.secret = secret
        wantsContent = trigger?.first(.push("content-update")) != nil
        wantsProperties = trigger?.first(.push("property-update")) != nil
        if let wish = root.first(.push("expires")) {
            guard let date = HTTPDate.instant(of: Self.trimmed(wish.text)) else {
                throw Failure(.badRequest, detail: "expires is no date as in HTTP.")
            }
            expires = date
        } else {
            expires = nil
        }
    }

    /// Messages go over TLS (WebDAV-Push, Security Considerations); whoever sends them looks at the address itself.
    private static func isEndpoint(_ text: String) -> Bool {
        (text.hasPrefix("https://") || text.hasPrefix("http://")) && text.utf8.count <= longestEndpoint
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    private static func trimmed(_ text: String) -> String {
        let head = text.drop { $0.isWhitespace }
        return String(head.reversed().drop { $0.isWhitespace }.reversed())
    }
}
