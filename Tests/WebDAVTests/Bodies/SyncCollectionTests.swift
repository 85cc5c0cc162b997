import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

struct SyncCollectionTests {
    private func report(_ inner: String) throws -> SyncCollection {
        let body = "<D:sync-collection xmlns:D='DAV:'>\(inner)</D:sync-collection>"
        return try SyncCollection(XMLElement(body: Array(body.utf8)))
    }

    private let prop = "<D:prop><D:getetag/></D:prop>"

    @Test(arguments: [
        ("<D:sync-token/>", nil), ("", nil), ("<D:sync-token> \n </D:sync-token>", nil),
        ("<D:sync-token>\n http://example.org/ns/sync/1&amp;2 </D:sync-token>", "http://example.org/ns/sync/1&2"),
    ])
    func `rfc6578 §3.2 no token or an empty one asks for everything`(token: String, expected: String?) throws {
        let report = try report("\(token)<D:sync-level>1</D:sync-level>\(prop)")
        #expect(report.token == expected)
        #expect(report.level == .one)
        #expect(report.limit == nil)
        #expect(report.properties == .some([.dav("getetag")]))
    }

    @Test(
        arguments: [
            ("<D:sync-level>1</D:sync-level>", .one), ("<D:sync-level> infinite\n</D:sync-level>", .infinite),
            ("", .one),
        ] as [(String, SyncCollection.Level)])
    func `rfc6578 §6.3 the level is 1, or infinite`(level: String, expected: SyncCollection.Level) throws {
        #expect(try report(level + prop).level == expected)
    }

    @Test(arguments: [
        ("<D:limit><D:nresults>100</D:nresults></D:limit>", 100),
        ("<D:limit><D:nresults> 1 </D:nresults></D:limit>", 1),
        ("<D:limit><D:nresults>99999999999999999999999</D:nresults></D:limit>", Int.max),
    ])
    func `rfc6578 §3.7 the client may limit the answer`(limit: String, expected: Int) throws {
        #expect(try report("<D:sync-level>1</D:sync-level>\(limit)\(prop)").limit == expected)
    }

    @Test(arguments: [
        "<D:sync-level>2</D:sync-level>", "<D:sync-level/>", "<D:sync-level>0</D:sync-level>", "<D:limit/>",
        "<D:limit><D:nresults>0</D:nresults></D:limit>", "<D:limit><D:nresults>-1</D:nresults></D:limit>",
        "<D:limit><D:nresults/></D:limit>", "<D:sync-token/><D:sync-token/>", "<D:allprop/>",
    ])
    func `rfc6578 §3.2 what is out of its range is refused`(part: String) {
        let failure = #expect(throws: Failure.self) { try report(part + prop) }
        #expect(failure?.status == .badRequest)
    }

    @Test func `rfc6578 §6.1 properties are asked for by name`() {
        #expect(throws: Failure.self) { try report("<D:sync-level>1</D:sync-level>") }
        #expect(throws: Failure.self) { try SyncCollection(XMLElement(.dav("propfind"))) }
    }
}
