import CalendarModel
import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

struct PropertyUpdateTests {
    private func update(_ inner: String, attributes: String = "") throws -> PropertyUpdate {
        let body = "<D:propertyupdate xmlns:D=\"DAV:\" \(attributes)>\(inner)</D:propertyupdate>"
        return try PropertyUpdate(Array(body.utf8))
    }

    private func kept(_ property: String, attributes: String = "") throws -> DeadProperty {
        let update = try update("<D:set><D:prop>\(property)</D:prop></D:set>", attributes: attributes)
        guard case .set(let dead) = DeadPropertyChange(try #require(update.instructions.first)) else {
            throw Failure(.badRequest)
        }
        return dead
    }

    @Test func `rfc4918 §14.19 instructions keep their order`() throws {
        let update = try update(
            """
            <D:set><D:prop><D:a>1</D:a><b/></D:prop></D:set><D:remove><D:prop><D:a/></D:prop></D:remove>
            <x:other xmlns:x="urn:x"/><D:set><D:prop><D:a>2</D:a></D:prop></D:set>
            """)
        #expect(update.instructions.map(\.name) == [.dav("a"), XMLName("", "b"), .dav("a"), .dav("a")])
        #expect(update.names == [.dav("a"), XMLName("", "b")])
        let isSet = update.instructions.map { if case .set = $0 { true } else { false } }
        #expect(isSet == [true, true, false, true])
        #expect(DeadPropertyChange(update.instructions[2]) == .remove(namespace: "DAV:", name: "a"))
    }

    @Test(arguments: [
        (
            "<x:a xmlns:x='urn:x' x:b='1' c='&lt;&#10;\"'>t&amp;<![CDATA[<u>]]><x:v/> w</x:a>",
            "<x:a xmlns:x=\"urn:x\" x:b=\"1\" c=\"&lt;&#10;&quot;\">t&amp;&lt;u&gt;<x:v/> w</x:a>"
        ),
        ("<a xmlns=''>\u{1F4C5}\u{10FFFD} é &#x10400;</a>", "<a>\u{1F4C5}\u{10FFFD} é \u{10400}</a>"),
        (
            "<D:displayname>calendar &lt;- &amp; ]]&gt;</D:displayname>",
            "<D:displayname xmlns:D=\"DAV:\">calendar &lt;- &amp; ]]&gt;</D:displayname>"
        ),
        (
            "<x:a xmlns:x='urn:x'><b/><y:c xmlns:y='urn:y' xmlns:z='urn:z'>z:q</y:c></x:a>",
            "<x:a xmlns:x=\"urn:x\"><b/><y:c xmlns:z=\"urn:z\" xmlns:y=\"urn:y\">z:q</y:c></x:a>"
        ),
        ("<a xmlns='urn:d'><b/></a>", "<n0:a xmlns:n0=\"urn:d\"><n0:b/></n0:a>"),
    ])
    func `rfc4918 §4.3 a property is kept as it was sent`(property: String, octets: String) throws {
        let dead = try kept(property)
        let text = String(decoding: dead.octets, as: UTF8.self)
        let (found, expected) = try (meaning(text), meaning(octets))
        #expect(found == expected)
        #expect(text.hasPrefix("<"))
        #expect(dead.name == expected.name.local)
        #expect(dead.namespace == expected.name.namespace)
    }

    /// What is kept is read once more: it says the same, wherever it stands.
    private func meaning(_ text: String) throws -> XMLElement {
        func bare(_ element: XMLElement) -> XMLElement {
            XMLElement(
                element.name, attributes: element.attributes.map { XMLAttribute($0.name, value: $0.value) },
                content: element.content.map { node in
                    switch node {
                    case .text(let text): .text(text)
                    case .element(let inner): .element(bare(inner))
                    }
                }, language: element.language)
        }
        return bare(try XMLElement(body: Array(text.utf8)))
    }

    @Test func `rfc4918 §4.3 the language around a property is kept with it`() throws {
        let around = try kept("<x:a xmlns:x='urn:x'>Grüße</x:a>", attributes: "xml:lang='de'")
        #expect(String(decoding: around.octets, as: UTF8.self) == "<x:a xmlns:x=\"urn:x\" xml:lang=\"de\">Grüße</x:a>")
        let own = try kept("<x:a xmlns:x='urn:x' xml:lang='en'/>", attributes: "xml:lang='de'")
        #expect(String(decoding: own.octets, as: UTF8.self) == "<x:a xmlns:x=\"urn:x\" xml:lang=\"en\"/>")
    }

    @Test(arguments: [
        "", "<D:set/>", "<D:remove/>", "<D:prop><D:a/></D:prop>", "<D:set><D:a/></D:set>",
        "<D:set><D:prop/><D:prop/></D:set>", "<set><prop><a/></prop></set>",
    ])
    func `rfc4918 §14.19 an update without instructions is refused`(inner: String) {
        let failure = #expect(throws: Failure.self) { try update(inner) }
        #expect(failure?.status == .badRequest)
    }

    @Test func `rfc4918 §9.2 a body is required`() {
        #expect(throws: Failure.self) { try PropertyUpdate([]) }
    }

    @Test func `more changes than anybody makes are refused`() throws {
        let many = String(repeating: "<D:a/>", count: PropertyUpdate.maximumCount)
        #expect(try update("<D:set><D:prop>\(many)</D:prop></D:set>").instructions.count == PropertyUpdate.maximumCount)
        #expect(throws: Failure.self) { try update("<D:set><D:prop>\(many)<D:a/></D:prop></D:set>") }
    }

    @Test func `rfc4791 §5.3.1 a new calendar only sets`() throws {
        let root = { (inner: String) throws in
            try XMLElement(body: Array("<m xmlns='urn:c' xmlns:D='DAV:'>\(inner)</m>".utf8))
        }
        let set = try PropertyUpdate(setOf: root("<D:set><D:prop><D:displayname>x</D:displayname></D:prop></D:set>"))
        #expect(set.names == [.dav("displayname")])
        #expect(try PropertyUpdate(setOf: root("")).instructions == [])
        #expect(throws: Failure.self) {
            try PropertyUpdate(setOf: root("<D:remove><D:prop><D:a/></D:prop></D:remove>"))
        }
    }
}
