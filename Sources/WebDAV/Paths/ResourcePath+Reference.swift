public import Failures
import HTTPTypes

extension ResourcePath {
    /// Reads a `DAV:href` or a `Simple-ref`: an absolute path, or an absolute URI of this server (RFC 4918 §8.3).
    ///
    /// `bases` are the addresses that this server is known by. Only host and port are compared, since a proxy in front
    /// may speak another scheme than we do; another server's address is a 502 (RFC 4918 §9.8.5).
    public init(reference: String, bases: [String]) throws(Failure) {
        let reference = reference.trimmingBlanks()
        guard !reference.hasPrefix("/") else {
            try self.init(decoding: String(reference))
            return
        }
        guard let uri = AbsoluteURI(reference) else {
            throw Failure(
                .badRequest, reason: "no URI and no absolute path",
                detail: "What is neither an absolute path nor an absolute URI names no resource.")
        }
        guard bases.contains(where: { AbsoluteURI($0[...])?.authority == uri.authority }) else {
            throw Failure(
                .badGateway, reason: "the authority \(uri.authority) is not ours",
                detail: "“\(uri.authority)” is another server.")
        }
        try self.init(decoding: uri.path.isEmpty ? "/" : uri.path)
    }
}

/// An absolute `http` or `https` URI in two parts.
struct AbsoluteURI {
    /// Host and port in small letters, without user and without the scheme's own port.
    let authority: String
    /// As it was written, whatever follows the authority.
    let path: String

    init?(_ text: Substring) {
        guard let colon = text.utf8.prefix(8).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let standardPort: String
        switch text[..<colon].lowercased() {
        case "http": standardPort = ":80"
        case "https": standardPort = ":443"
        default: return nil
        }
        let rest = text[text.utf8.index(after: colon)...]
        guard rest.hasPrefix("//") else { return nil }
        let afterSlashes = rest.dropFirst(2)
        let end = afterSlashes.utf8.firstIndex { [0x2F, 0x3F, 0x23].contains($0) } ?? afterSlashes.endIndex
        var authority = afterSlashes[..<end]
        if let at = authority.utf8.lastIndex(of: UInt8(ascii: "@")) {
            authority = authority[authority.utf8.index(after: at)...]
        }
        if authority.hasSuffix(standardPort) { authority = authority.dropLast(standardPort.count) }
        guard !authority.isEmpty else { return nil }
        self.authority = authority.lowercased()
        self.path = String(afterSlashes[end...])
    }
}

extension StringProtocol where SubSequence == Substring {
    /// Without white space at both ends, as it may stand around a field's or an element's text.
    func trimmingBlanks() -> Substring {
        let isBlank = { (character: Character) in
            character == " " || character == "\t" || character == "\n" || character == "\r" || character == "\r\n"
        }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return self[endIndex...]
        }
        return self[first...last]
    }
}
