import CalDAV
import CalendarModel
import Chronology
import HTTPTypes
import Outbound
import Secrets

extension OutboundRequest {
    /// Four weeks is what services keep at most; after a day the client has looked by itself.
    private static let secondsToLive = 86_400
    /// RFC 8292 §2: at most a day.
    private static let tokenSeconds: Int64 = 43_200

    /// A message on its way to a push service (RFC 8030 §5), encrypted for its receiver and signed by us; nothing where
    /// the receiver's key is none.
    init?(
        _ message: PushMessage, to registration: PushRegistration, at endpoint: OutboundURL, key: P256Key,
        contact: String?, now: Instant
    ) throws(SecretsError) {
        guard let encryption = PushEncryption(receiver: registration.publicKey, secret: registration.secret) else {
            return nil
        }
        let token = try SenderToken.authorization(
            audience: endpoint.origin, expires: now.secondsSinceEpoch + Self.tokenSeconds, contact: contact, key: key)
        self.init(
            .post, endpoint,
            fields: [
                .authorization: token, .contentType: PushMessage.mediaType, .contentEncoding: "aes128gcm",
                .timeToLive: String(Self.secondsToLive), .topic: message.topic, .urgency: "normal",
            ],
            body: try encryption.encrypt(message.octets),
            // A push service answers with a status and little else, and sends nobody on.
            limits: OutboundLimits(octets: 64 << 10, total: .seconds(20), redirects: 0))
    }
}

extension HTTPField.Name {
    /// RFC 8030 §5.2
    static let timeToLive = HTTPField.Name("TTL")!
    /// RFC 8030 §5.4
    static let topic = HTTPField.Name("Topic")!
    /// RFC 8030 §5.3
    static let urgency = HTTPField.Name("Urgency")!
}
