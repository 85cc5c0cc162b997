import Failures
import HTTPTypes
import Testing

struct FailurePageTests {
    @Test func `a page speaks the reader's language and keeps the reason to itself`() {
        let failure = Failure(.notFound, reason: "no row in feed_link", detail: "No such feed.")
        let german = FailurePage(failure, language: .german, requestID: "r-1").html
        let english = FailurePage(failure, language: .english, requestID: "r-1").html
        #expect(german.contains(#"<html lang="de">"#) && german.contains("<h1>Hier ist nichts</h1>"))
        #expect(english.contains(#"<html lang="en">"#) && english.contains("<h1>There is nothing here</h1>"))
        #expect(english.contains("<p>No such feed.</p>") && english.contains("<code>r-1</code>"))
        #expect(!german.contains("feed_link") && !english.contains("feed_link"))
    }

    @Test func `what came from outside cannot become markup`() {
        let failure = Failure(.badRequest, detail: #"<img src=x onerror="alert('a')">&"#)
        let html = FailurePage(failure, language: .english, requestID: "<b>").html
        #expect(html.contains("&lt;img src=x onerror=&quot;alert(&#39;a&#39;)&quot;&gt;&amp;"))
        #expect(html.contains("<code>&lt;b&gt;</code>"))
    }

    @Test func `every status that fails has words in both languages`() {
        for code in 400...599 {
            let failure = Failure(HTTPResponse.Status(code: code))
            let pages = Language.allCases.map { FailurePage(failure, language: $0, requestID: "") }
            #expect(pages.allSatisfy { !$0.heading.isEmpty && $0.sentence.hasSuffix(".") })
            #expect(Set(pages.map(\.heading)).count == pages.count)
        }
    }
}
