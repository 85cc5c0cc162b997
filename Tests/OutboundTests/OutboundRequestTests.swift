import HTTPTypes
import Testing

@testable import Outbound

struct OutboundRequestTests {
    private func request(_ method: HTTPRequest.Method) throws -> OutboundRequest {
        OutboundRequest(
            method, try OutboundURL("https://a.example/x"),
            fields: [.authorization: "Bearer secret", .cookie: "a=b", .accept: "text/calendar", .contentType: "a/b"],
            body: [1], limits: OutboundLimits(octets: 1))
    }

    @Test(
        arguments: [
            (.post, 301, .get), (.post, 302, .get), (.post, 303, .get), (.post, 307, .post), (.post, 308, .post),
            (.put, 301, .put), (.put, 303, .get), (.head, 303, .head), (.get, 301, .get),
        ] as [(HTTPRequest.Method, Int, HTTPRequest.Method)])
    func `rfc9110 §15.4 a redirect changes the method where browsers do`(
        method: HTTPRequest.Method, status: Int, next: HTTPRequest.Method
    ) throws {
        let following = try request(method).following(status, to: try OutboundURL("https://a.example/y"))
        #expect(following.method == next)
        #expect(following.body.isEmpty == (next == .get && method != .get))
    }

    @Test(arguments: [
        ("https://a.example/y", true), ("https://a.example:443/", true), ("https://b.example/x", false),
        ("http://a.example/x", false), ("https://a.example:444/x", false), ("https://x.a.example/x", false),
    ])
    func `credentials stay with their origin`(target: String, stay: Bool) throws {
        let following = try request(.get).following(302, to: try OutboundURL(target))
        #expect((following.fields[.authorization] != nil) == stay)
        #expect((following.fields[.cookie] != nil) == stay)
        #expect(following.fields[.accept] == "text/calendar")
    }

    @Test func `user and password of a URL do not follow to another host`() throws {
        let url = try OutboundURL("https://u:secret@a.example/x/y")
        #expect(try url.resolving("//b.example/z").text == "https://b.example/z")
        #expect(try url.resolving("https://b.example/z").text == "https://b.example/z")
        #expect(try url.resolving("z").text == "https://u:secret@a.example/x/z")
    }
}
