import Failures
import HTTPTypes
import Testing
import WebDAV

struct ResourcePathTests {
    @Test(
        arguments: [
            ("/", [], "/"), ("/dav/", ["dav"], "/dav/"), ("/dav", ["dav"], "/dav"),
            ("/dav/calendars/anna@example.org/", ["dav", "calendars", "anna@example.org"], nil),
            (
                "/dav/calendars/anna%40example.org/", ["dav", "calendars", "anna@example.org"],
                "/dav/calendars/anna@example.org/"
            ),
            ("/a%20b", ["a b"], "/a%20b"), ("/a b", ["a b"], "/a%20b"), ("/a+b", ["a+b"], "/a+b"),
            ("/gr%C3%BC%c3%9Fe.ics", ["grüße.ics"], "/gr%C3%BC%C3%9Fe.ics"),
            ("/grüße.ics", ["grüße.ics"], "/gr%C3%BC%C3%9Fe.ics"),
            ("/%F0%9F%93%85", ["📅"], "/%F0%9F%93%85"),
            ("/a%3Ab;c=1,2!$&'()*", ["a:b;c=1,2!$&'()*"], "/a:b;c=1,2!$&'()*"),
            ("/%7Ex_-.", ["~x_-."], "/~x_-."), ("/a%3Fb%23c", ["a?b#c"], "/a%3Fb%23c"), ("/a%5Cb", ["a\\b"], "/a%5Cb"),
            ("/...", ["..."], nil), ("/.a", [".a"], nil), ("/..a", ["..a"], nil),
        ] as [(String, [String], String?)])
    func `rfc3986 §3.3 a path is read once and written in one way`(raw: String, segments: [String], href: String?)
        throws
    {
        let path = try ResourcePath(decoding: raw)
        #expect(path.segments == segments)
        #expect(path.href == href ?? raw)
        #expect(path.isCollection == raw.hasSuffix("/"))
        #expect(try ResourcePath(decoding: path.href) == path)
        #expect(ResourcePath(segments, isCollection: raw.hasSuffix("/")) == path)
    }

    @Test func `rfc3986 §2.4 what was encoded twice is decoded once`() throws {
        let path = try ResourcePath(decoding: "/a%2540b%252Fc")
        #expect(path.segments == ["a%40b%2Fc"])
        #expect(path.href == "/a%2540b%252Fc")
    }

    @Test(arguments: ["//dav//calendars///", "/dav/calendars//"])
    func `slashes that follow each other count as one`(raw: String) throws {
        #expect(try ResourcePath(decoding: raw) == ResourcePath(["dav", "calendars"], isCollection: true))
    }

    @Test(arguments: [
        "", "dav/", "*", "/a%", "/a%4", "/a%4g", "/%zz", "/a%2Fb", "/a%2fb", "/%FF", "/%C3", "/%C0%AF", "/%ED%A0%80",
        "/a%00b", "/a%0Ab", "/a%0D", "/a\nb", "/a%7F", "/a%C2%85", "/a#b", "/a?b", "/.", "/..", "/a/../b", "/a/./b",
        "/%2e%2E/", "/a/.%2e", "/a/..",
    ])
    func `rfc4918 §8.3 a path that could mean another place is refused`(raw: String) {
        let failure = #expect(throws: Failure.self) { try ResourcePath(decoding: raw) }
        #expect(failure?.status == .badRequest)
        #expect(failure?.detail?.isEmpty == false)
    }

    @Test func `rfc9110 §15.5.15 a path that is too long is refused by its status`() throws {
        let longest = "/" + String(repeating: "a", count: ResourcePath.maximumLength - 1)
        #expect(try ResourcePath(decoding: longest).href == longest)
        let failure = #expect(throws: Failure.self) { try ResourcePath(decoding: longest + "a") }
        #expect(failure?.status == .uriTooLong)
    }

    @Test func `what only looks the same is another path`() {
        let composed = ResourcePath(["\u{E9}"], isCollection: false)
        let decomposed = ResourcePath(["e\u{301}"], isCollection: false)
        #expect(composed != decomposed)
        #expect(composed.href == "/%C3%A9")
        #expect(decomposed.href == "/e%CC%81")
    }

    @Test func `rfc4918 §5.2 a slash at the end tells paths apart and places not`() {
        let collection = ResourcePath(["a"], isCollection: true)
        #expect(collection != collection.asCollection(false))
        #expect(collection.isSame(as: collection.asCollection(false)))
        #expect(!collection.isSame(as: ResourcePath(["A"], isCollection: true)))
    }

    @Test func `members and parents`() {
        let home = ResourcePath(["dav", "ä b"], isCollection: true)
        let object = home.appending("x.ics")
        #expect(object.href == "/dav/%C3%A4%20b/x.ics")
        #expect(object.parent == home)
        #expect(home.parent?.href == "/dav/")
        #expect(ResourcePath(["dav"], isCollection: true).parent?.href == "/")
        #expect(ResourcePath([], isCollection: false).href == "/")
        #expect(ResourcePath([], isCollection: true).parent == nil)
    }

    @Test(arguments: [
        ("/a/b", "/a/", true), ("/a/b/c", "/a", true), ("/a", "/", true), ("/a", "/a/", false), ("/ab", "/a", false),
        ("/a", "/a/b", false), ("/", "/", false),
    ])
    func `what is inside lies strictly below`(inner: String, outer: String, isInside: Bool) throws {
        #expect(try ResourcePath(decoding: inner).isInside(ResourcePath(decoding: outer)) == isInside)
    }
}
