import Markup
import Testing

/// Reads a text as UTF-8.
func read(_ text: String, limits: XMLLimits = .request) throws -> XMLElement {
    try XMLElement(reading: Array(text.utf8), limits: limits)
}

struct XMLReadingTests {
    @Test func `a request with two namespaces`() throws {
        let root = try read(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><D:getetag/><C:calendar-data\
            /></D:prop></D:propfind>
            """)
        #expect(root.name == .dav("propfind"))
        #expect(root.prefix == "D")
        #expect(
            root.declarations == [
                .init(prefix: "D", namespace: "DAV:"), .init(prefix: "C", namespace: "urn:ietf:params:xml:ns:caldav"),
            ])
        #expect(root.first(.dav("prop"))?.children.map(\.name) == [.dav("getetag"), .caldav("calendar-data")])
    }

    @Test func `a default namespace holds for elements, not for attributes`() throws {
        let root = try read("<a xmlns='DAV:' b='1'><c xmlns=''/></a>")
        #expect(root.name == .dav("a"))
        #expect(root.prefix == nil)
        #expect(root.attributes == [XMLAttribute(XMLName("", "b"), value: "1")])
        #expect(root.children.map(\.name) == [XMLName("", "c")])
    }

    @Test func `text comes as one node, with references and CDATA resolved`() throws {
        let root = try read("<a>1 &lt; 2\r\n&amp; &#x20AC;<![CDATA[<b>]]><!-- not this --></a>")
        #expect(root.content == [.text("1 < 2\n& €<b>")])
    }

    @Test func `text and elements keep their order`() throws {
        let root = try read("<a>x<b/>y</a>")
        #expect(root.content == [.text("x"), .element(XMLElement(XMLName("", "b"))), .text("y")])
    }

    @Test func `rfc4918 §4.3 xml lang holds for what is inside, and is ended by an empty one`() throws {
        let root = try read("<a xml:lang='de'><b/><c xml:lang='en'><d/></c><e xml:lang=''/></a>")
        #expect(root.language == "de")
        #expect(root.children.map(\.language) == ["de", "en", nil])
        #expect(root.children[1].children[0].language == "en")
        #expect(root.attribute(.language) == "de")
    }

    @Test func `UTF-16, Latin-1 and a byte order mark are read as they say`() throws {
        let units: [UInt16] = [0xFEFF] + Array("<a>ü€</a>".utf16)
        let utf16 = units.reduce(into: [UInt8]()) { $0 += [UInt8($1 >> 8), UInt8($1 & 0xFF)] }
        #expect(try XMLElement(reading: utf16).text == "ü€")
        let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xFC] + Array("</a>".utf8)
        #expect(try XMLElement(reading: latin).text == "ü")
        #expect(try read("\u{FEFF}<a>ü</a>").text == "ü")
    }

    @Test func `a separator in a namespace cannot forge a name`() {
        #expect(throws: MarkupError.self) { try read("<a xmlns='DAV:&#1;href'/>") }
    }

    @Test func `the same prefix may mean different things in different places`() throws {
        let root = try read("<x:a xmlns:x='1'><x:b xmlns:x='2'/><x:c/></x:a>")
        #expect(root.children.map(\.name) == [XMLName("2", "b"), XMLName("1", "c")])
    }
}
