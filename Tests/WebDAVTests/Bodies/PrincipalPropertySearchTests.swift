import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

struct PrincipalPropertySearchTests {
    private func search(_ inner: String, attributes: String = "") throws -> PrincipalPropertySearch {
        let body =
            "<D:principal-property-search xmlns:D='DAV:' \(attributes)>\(inner)<D:prop><D:displayname/></D:prop>"
            + "</D:principal-property-search>"
        return try PrincipalPropertySearch(XMLElement(body: Array(body.utf8)))
    }

    private func criterion(_ match: String, of properties: String = "<D:displayname/>", type: String = "") -> String {
        "<D:property-search><D:prop>\(properties)</D:prop><D:match \(type)>\(match)</D:match></D:property-search>"
    }

    private let values: [XMLName: [String]] = [
        .dav("displayname"): ["Änne Müller"], .dav("address"): ["anne@example.org", "am@example.org"],
    ]

    @Test func `rfc3744 §9.4 criteria and what is wished for`() throws {
        let search = try search(criterion(" anne ") + "<D:apply-to-principal-collection-set/>")
        #expect(search.criteria == [.init(properties: [.dav("displayname")], match: " anne ")])
        #expect(search.properties == .some([.dav("displayname")]))
        #expect(search.appliesToPrincipalCollectionSet)
        #expect(try !self.search(criterion("a")).appliesToPrincipalCollectionSet)
    }

    @Test(arguments: [
        ("müller", "", true), ("ÄNNE", "", true), (" ller ", "", true), ("", "", true), ("anne", "", false),
        ("änne", "match-type='starts-with'", true), ("müller", "match-type='starts-with'", false),
        ("MÜLLER", "match-type='ends-with'", true), ("änne", "match-type='ends-with'", false),
        ("änne müller", "match-type='equals'", true), ("änne", "match-type='is-exact'", false),
    ])
    func `rfc3744 §9.4 case is not regarded`(match: String, type: String, found: Bool) throws {
        #expect(try search(criterion(match, type: type)).matches { values[$0] ?? [] } == found)
    }

    @Test func `rfc3744 §9.4 all must match unless any suffices`() throws {
        let both = criterion("müller") + criterion("nobody", of: "<D:address/>")
        #expect(try !search(both).matches { values[$0] ?? [] })
        #expect(try !search(both, attributes: "test='allof'").matches { values[$0] ?? [] })
        #expect(try search(both, attributes: "test='anyof'").matches { values[$0] ?? [] })
        #expect(try search(criterion("am@", of: "<D:address/>")).matches { values[$0] ?? [] })
        #expect(try !search(criterion("am@", of: "<D:address/><D:displayname/>")).matches { values[$0] ?? [] })
    }

    @Test(arguments: [
        "<D:property-search/>", "<D:property-search><D:prop/><D:match/></D:property-search>",
        "<D:property-search><D:prop><D:a/></D:prop></D:property-search>",
        "<D:property-search><D:prop><D:a/></D:prop><D:match match-type='regex'/></D:property-search>",
    ])
    func `rfc3744 §9.4 a criterion that says nothing is refused`(inner: String) {
        let failure = #expect(throws: Failure.self) { try search(inner) }
        #expect(failure?.status == .badRequest)
    }

    @Test func `a search without criteria finds everybody`() throws {
        #expect(try search("").matches { _ in [] })
    }

    @Test func `names behind an empty prop are wished for, and only there`() throws {
        let wish = { (prop: String) in
            let body =
                "<D:principal-property-search xmlns:D='DAV:'>\(criterion("a"))\(prop)<D:displayname/><D:owner/>"
                + "<D:apply-to-principal-collection-set/></D:principal-property-search>"
            return try PrincipalPropertySearch(XMLElement(body: Array(body.utf8))).properties
        }
        #expect(try wish("<D:prop/>") == .some([.dav("displayname"), .dav("owner")]))
        #expect(try wish("<D:prop><D:resourcetype/></D:prop>") == .some([.dav("resourcetype")]))
        #expect(try search("").properties == .some([.dav("displayname")]))
    }

    @Test func `a search is bounded, and must say what it wants to know`() throws {
        let many = String(repeating: criterion("a"), count: PrincipalPropertySearch.maximumCriteria)
        #expect(try search(many).criteria.count == PrincipalPropertySearch.maximumCriteria)
        #expect(throws: Failure.self) { try search(many + criterion("a")) }
        #expect(throws: Failure.self) { try search(criterion("a"), attributes: "test='some'") }
        let body = "<D:principal-property-search xmlns:D='DAV:'>\(criterion("a"))</D:principal-property-search>"
        #expect(throws: Failure.self) { try PrincipalPropertySearch(XMLElement(body: Array(body.utf8))) }
    }
}
