import HTTPTypes

/// The part of `FeedLint` that looks at address, status and header fields.
enum AnswerLint {
    static func findings(in fetched: FeedLint.Fetched) -> [FeedFinding] {
        var findings: [FeedFinding] = []
        let path = fetched.url.split(separator: "?").first.map(String.init) ?? fetched.url
        if !path.lowercased().hasSuffix(".ics") {
            findings.append(
                FeedFinding(
                    .warning, "address-suffix", cause: "the address does not end in .ics",
                    cure: "Outlook and some phones only subscribe to addresses that end in .ics"))
        }
        if !fetched.url.lowercased().hasPrefix("https://") {
            findings.append(
                FeedFinding(
                    .warning, "plain-http", cause: "the address is not https",
                    cure: "serve it with TLS: the link is a secret, and Google and Outlook.com only fetch public https")
            )
        }
        if fetched.redirects > 0 {
            findings.append(
                FeedFinding(
                    .warning, "redirect", cause: "the address redirects (\(fetched.redirects) times)",
                    cure: "hand out the final address: some fetchers follow no redirect"))
        }
        guard (200...299).contains(fetched.status) else {
            findings.append(
                FeedFinding(
                    .error, "status", cause: "the server answered \(fetched.status)",
                    cure: "check the link: a feed must answer 200 to anybody who has its address"))
            return findings
        }
        findings += fieldFindings(in: fetched.fields)
        return findings
    }

    private static func fieldFindings(in fields: HTTPFields) -> [FeedFinding] {
        var findings: [FeedFinding] = []
        let type = (fields[.contentType] ?? "").lowercased().filter { $0 != " " }
        if !type.hasPrefix("text/calendar") {
            findings.append(
                FeedFinding(
                    .error, "content-type", cause: "the content type is \(type.isEmpty ? "missing" : type)",
                    cure: "send text/calendar; charset=utf-8"))
        } else if !type.contains("charset=utf-8") {
            findings.append(
                FeedFinding(
                    .warning, "charset", cause: "the content type names no charset",
                    cure: "send text/calendar; charset=utf-8, or umlauts break in Outlook"))
        }
        if fields[.contentLength] == nil {
            findings.append(
                FeedFinding(
                    .warning, "content-length", cause: "there is no Content-Length",
                    cure: "send one, so that a broken-off answer is noticed"))
        }
        if fields[.eTag] == nil, fields[.lastModified] == nil {
            findings.append(
                FeedFinding(
                    .warning, "validators", cause: "there is neither ETag nor Last-Modified",
                    cure: "send them, so that pollers can be answered with 304"))
        }
        if let coding = fields[.contentEncoding], coding.lowercased() != "identity" {
            findings.append(
                FeedFinding(
                    .error, "content-encoding", cause: "the answer is compressed (\(coding)) without being asked to",
                    cure: "compress only for clients that send Accept-Encoding, and never for Outlook"))
        }
        if fields[.setCookie] != nil {
            findings.append(
                FeedFinding(
                    .warning, "cookie", cause: "the answer sets a cookie", cure: "leave cookies out of feeds"))
        }
        return findings
    }
}
