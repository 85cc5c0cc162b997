import Failures
import HTTPTypes
import Testing

@testable import Server

struct SurfaceRendererTests {
    private let id = RequestID(number: 0xabc)

    @Test(arguments: [
        (Surface.Renderer.text, "text/plain; charset=utf-8", "Filters are wanted."),
        (.errorElement, "application/xml; charset=utf-8", "<C:valid-filter/>"),
        (.problem, "application/problem+json", #""type":"/docs/errors/forbidden""#),
        (.page, "text/html; charset=utf-8", #"<html lang="en">"#),
    ])
    func `every surface is told in its own manner`(renderer: Surface.Renderer, type: String, part: String) {
        let failure = Failure(.validFilter, reason: "SECRET", detail: "Filters are wanted.")
        let response = renderer.response(to: failure, language: .english, id: id)
        #expect(response.status == .forbidden)
        #expect(response.fields[.contentType] == type)
        #expect(response.text.contains(part))
        #expect(!response.text.contains("SECRET"))
    }

    @Test(arguments: [Surface.Renderer.text, .errorElement, .problem, .page])
    func `the fields of a failure are the same everywhere`(renderer: Surface.Renderer) {
        let late = renderer.response(to: .busy(reason: ""), language: .english, id: id)
        #expect(late.fields[.retryAfter] == "2")
        let wrong = renderer.response(
            to: .methodNotAllowed(allowing: [.get, .head]), language: .english, id: id)
        #expect(wrong.fields[.allow] == "GET, HEAD")
        let stranger = renderer.response(to: Failure(.unauthorized), language: .english, id: id)
        #expect(stranger.fields[.wwwAuthenticate] == #"Basic realm="Turnus", charset="UTF-8""#)
    }

    @Test func `rfc4918 §16 what has no name has no body`() {
        let response = Surface.Renderer.errorElement.response(to: Failure(.notFound), language: .english, id: id)
        #expect(response.text.isEmpty)
        #expect(response.fields[.contentType] == nil)
    }

    @Test(arguments: [Surface.Renderer.text, .page])
    func `people are answered in their language`(renderer: Surface.Renderer) {
        let response = renderer.response(to: Failure(.notFound), language: .german, id: id)
        #expect(response.text.contains("Hier ist nichts"))
        #expect(response.fields[.vary] == "Accept-Language")
    }

    @Test(arguments: [
        (CancellationError() as any Error, 503), (RequestDeadlinePassed(), 408),
        (FileSinkError.cannotWrite(path: "/secret", code: 13), 503), (FileBodyError.truncated, 503),
    ])
    func `what goes wrong on the way is answered`(error: any Error, code: Int) {
        #expect(Failure(answering: error).status.code == code)
    }
}

extension SurfaceResponse {
    fileprivate var text: String {
        guard case .octets(let octets) = body else { return "" }
        return String(decoding: octets, as: UTF8.self)
    }
}
