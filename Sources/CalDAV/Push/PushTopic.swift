import Secrets

/// What a collection is called in push messages (WebDAV-Push, Terminology): the same at all its addresses, and telling
/// nothing of it.
enum PushTopic {
    static func text(syncKey: String) -> String {
        digest("topic " + syncKey)
    }

    /// What undelivered messages on a collection are replaced by (RFC 8030 §5.4): at most 32 characters of base64url,
    /// and another one where a change of properties is told.
    static func field(syncKey: String, withProperties: Bool) -> String {
        digest("field \(withProperties) " + syncKey)
    }

    private static func digest(_ text: String) -> String {
        Base64.encodeURL(Array(Digest.sha256(Array(text.utf8)).prefix(18)))
    }
}
