import Secrets

/// The one stylesheet of all pages, under a name that changes with it: a copy is good for ever.
public enum Stylesheet {
    public static let mediaType = "text/css; charset=utf-8"

    /// `turnus-0123456789ab.css`.
    public static let fileName = "turnus-\(Digest.sha256Hex(text).prefix(12)).css"

    public static let octets = Array(text.utf8)
}
