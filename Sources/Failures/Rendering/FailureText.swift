import HTTPTypes

/// A failure in a few lines of plain text.
public struct FailureText: Hashable, Sendable {
    public static let mediaType = "text/plain; charset=utf-8"

    private let page: FailurePage
    private let isOurs: Bool

    public init(_ failure: Failure, language: Language, requestID: String) {
        page = FailurePage(failure, language: language, requestID: requestID)
        isOurs = failure.status.code >= 500
    }

    /// What is, why or what to do, and for our own mistakes the number under which the log has them.
    public var lines: String {
        let number = isOurs ? ["\(FailurePage.number[page.language]): \(page.requestID)"] : []
        return ([page.heading + ".", page.detail ?? page.sentence] + number).map { $0 + "\n" }.joined()
    }
}
