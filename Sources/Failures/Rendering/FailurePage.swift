/// A failure for a person: a page that needs nothing but itself, neither script nor picture nor second request.
public struct FailurePage: Hashable, Sendable {
    public static let mediaType = "text/html; charset=utf-8"

    public let language: Language
    public let heading: String
    public let sentence: String
    public let detail: String?
    public let requestID: String

    public init(_ failure: Failure, language: Language, requestID: String) {
        let phrases = FailurePhrases(failure.status)
        self.language = language
        self.heading = phrases.heading[language]
        self.sentence = phrases.sentence[language]
        // Details are written in English; a German reader has the sentence above.
        self.detail = language == .english ? failure.detail : nil
        self.requestID = requestID
    }

    static let number = Phrase(german: "Nummer", english: "Number")

    public var html: String {
        let detail = detail.map { "<p>\(XMLText.escape($0))</p>\n" } ?? ""
        return """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>\(XMLText.escape(heading)) · Turnus</title>
            </head>
            <body>
            <main>
            <h1>\(XMLText.escape(heading))</h1>
            <p>\(XMLText.escape(sentence))</p>
            \(detail)<p><small>\(Self.number[language]): <code>\(XMLText.escape(requestID))</code></small></p>
            </main>
            </body>
            </html>

            """
    }
}
