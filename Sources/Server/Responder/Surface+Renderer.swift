import Failures
import HTTPTypes

extension Surface {
    /// How a surface tells what went wrong: in the manner of those who ask there.
    public enum Renderer: Hashable, Sendable {
        /// A few lines, for programmes that look at the status and for whoever looks at what they got.
        case text
        /// `DAV:error` (RFC 4918 §16), and no body where no condition has a name.
        case errorElement
        /// RFC 9457
        case problem
        /// A page for people, in a language of theirs.
        case page

        /// The whole answer to a request that ended in `failure`.
        func response(to failure: Failure, language: Language, id: RequestID) -> SurfaceResponse {
            switch self {
            case .text:
                let text = FailureText(failure, language: language, requestID: id.description)
                return Self.response(failure, FailureText.mediaType, text.lines, isInLanguage: true)
            case .errorElement:
                guard let element = ErrorElement(failure) else {
                    return SurfaceResponse(failure.status, fields: failure.fields)
                }
                return Self.response(failure, ErrorElement.mediaType, element.text, isInLanguage: false)
            case .problem:
                let document = ProblemDocument(failure, language: language, requestID: id.forProgrammes)
                var response = Self.response(failure, ProblemDocument.mediaType, document.json, isInLanguage: true)
                response.fields[.requestIDForProgrammes] = id.forProgrammes
                return response
            case .page:
                let page = FailurePage(failure, language: language, requestID: id.description)
                return Self.response(failure, FailurePage.mediaType, page.html, isInLanguage: true)
            }
        }

        private static func response(
            _ failure: Failure, _ type: String, _ body: String, isInLanguage: Bool
        ) -> SurfaceResponse {
            var fields = failure.fields
            fields[.contentType] = type
            // RFC 9110 §12.5.5: another reader might have been answered in another language.
            if isInLanguage { fields[.vary] = "Accept-Language" }
            return SurfaceResponse(failure.status, fields: fields, body: .octets(Array(body.utf8)))
        }
    }
}
