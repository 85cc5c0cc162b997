import CalendarModel
public import HTTPSemantics
public import HTTPTypes

/// What a GET or HEAD of a feed is answered with, decided from the request's fields alone.
public enum FeedAnswer: Equatable, Sendable {
    /// 304: the client's copy is still good.
    case notModified(HTTPFields)
    /// 200 with the content, compressed where `isCompressed`; HEAD sends the fields without it.
    case content(HTTPFields, isCompressed: Bool)

    /// The answer to a request with these fields for the feed in the file `fileName`.
    public init(request fields: HTTPFields, validators: Validators, fileName: String) {
        let plain = validators.entityTag
        let compressed = EntityTag(plain.value + "-gzip")
        let isCompressed = FeedAnswer.takesGzip(fields)
        var answer = HTTPFields()
        answer[.eTag] = "\"\((isCompressed ? compressed : plain).value)\""
        answer[.lastModified] = HTTPDate.text(of: validators.lastModified)
        // Subscribers may keep a feed but ask each time; nobody in between may, since the address is a secret.
        answer[.cacheControl] = "private, no-cache"
        answer[.vary] = "Accept-Encoding, User-Agent"
        guard !validators.satisfy(fields, alternatives: [compressed]) else {
            self = .notModified(answer)
            return
        }
        answer[.contentType] = "text/calendar; charset=utf-8"
        answer[.contentDisposition] = "inline; filename=\"\(fileName)\""
        if isCompressed { answer[.contentEncoding] = "gzip" }
        self = .content(answer, isCompressed: isCompressed)
    }

    /// Whether the client says that it takes gzip and is none that then cannot read it.
    static func takesGzip(_ fields: HTTPFields) -> Bool {
        let codings = fields[values: .acceptEncoding].joined(separator: ",")
        guard AcceptEncoding(parsing: codings).prefers("gzip") else { return false }
        let agent = (fields[.userAgent] ?? "").lowercased()
        return !microsoft.contains { agent.contains($0) }
    }

    /// Parts of the names of Microsoft's fetchers, which ask for gzip and then refuse the calendar.
    private static let microsoft = ["microsoft", "outlook", "exchange", "msft", "owa/", "office"]
}
