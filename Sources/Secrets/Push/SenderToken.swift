/// Tells a push service who sends (RFC 8292): a token that holds for one service and for some hours.
public enum SenderToken {
    /// What stands in `Authorization` (RFC 8292 §3).
    ///
    /// `audience` is the origin of the push service, `expires` in seconds since the epoch and at most a day away,
    /// `contact` a `mailto:` or `https:` address of whoever answers for this server, where there is one.
    public static func authorization(
        audience: String, expires: Int64, contact: String?, key: P256Key
    ) throws(SecretsError) -> String {
        let claims =
            "{\"aud\":\(quoted(audience)),\"exp\":\(expires)" + (contact.map { ",\"sub\":\(quoted($0))" } ?? "") + "}"
        let signed = Base64.encodeURL(Array(header.utf8)) + "." + Base64.encodeURL(Array(claims.utf8))
        let signature = try key.signature(of: Array(signed.utf8))
        return "vapid t=\(signed).\(Base64.encodeURL(signature)), k=\(Base64.encodeURL(key.publicKey))"
    }

    private static let header = #"{"typ":"JWT","alg":"ES256"}"#

    /// RFC 8259 §7
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case "\0"..<" ": quoted += "\\u" + Hexadecimal.encode([0, UInt8(scalar.value)])
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
