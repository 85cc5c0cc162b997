import Markup
import Testing

struct XMLWriterTests {
    private let prefixes = [
        (prefix: "D", namespace: "DAV:"), (prefix: "C", namespace: "urn:ietf:params:xml:ns:caldav"),
    ]

    /// What the writer wrote, without the XML declaration.
    private func written(_ write: (inout XMLWriter) -> Void) -> String {
        var writer = XMLWriter(prefixes: prefixes)
        write(&writer)
        let text = String(decoding: writer.octets, as: UTF8.self)
        let declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        #expect(text.hasPrefix(declaration))
        return String(text.dropFirst(declaration.count))
    }

    @Test func `the prefixes are declared once, on the first element`() {
        let text = written { writer in
            writer.element(.dav("multistatus")) { writer in
                writer.element(.dav("href"), text: "/a")
                writer.element(.caldav("calendar-data"))
            }
        }
        #expect(
            text == """
                <D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:href>/a</D:href>\
                <C:calendar-data/></D:multistatus>
                """)
    }

    @Test func `another namespace is declared where it is needed, again where it is needed again`() {
        let text = written { writer in
            writer.element(.dav("prop")) { writer in
                writer.element(XMLName("urn:x", "a")) { $0.element(XMLName("urn:x", "b")) }
                writer.element(XMLName("urn:x", "c"))
                writer.element(XMLName("", "d"))
            }
        }
        #expect(
            text.contains(
                "<n2:a xmlns:n2=\"urn:x\"><n2:b/></n2:a><n2:c xmlns:n2=\"urn:x\"/><d/>"))
    }

    @Test func `text is escaped`() {
        #expect(
            written { $0.element(XMLName("", "a"), text: "<&>\"'\r\n\t€]]>") }.hasSuffix(
                ">&lt;&amp;&gt;\"'&#13;\n\t€]]&gt;</a>"))
    }

    @Test(arguments: [
        ("<", "&lt;"), ("&", "&amp;"), (">", "&gt;"), ("\r", "&#13;"), ("\n", "\n"), ("\"", "\""), ("\u{1}", ""),
        ("\u{FFFF}", ""), ("\u{FFFD}", "\u{FFFD}"), ("\u{7F}", "\u{7F}"), ("ü", "ü"), ("\u{10FFFF}", "\u{10FFFF}"),
    ])
    func `a character is escaped wherever in a text it stands`(character: String, escaped: String) {
        for before in 0..<20 {
            for after in [0, 1, 7, 8, 20] {
                let (front, back) = (String(repeating: "a", count: before), String(repeating: "~", count: after))
                let text = written { $0.element(XMLName("", "a"), text: front + character + back) }
                #expect(text.hasSuffix(">\(front)\(escaped)\(back)</a>"))
            }
        }
    }

    @Test func `attributes are escaped`() {
        let attribute = XMLAttribute(XMLName("", "b"), value: "<&>\"'\r\n\t€")
        #expect(
            written { $0.element(XMLName("", "a"), [attribute]) }.hasSuffix(
                " b=\"&lt;&amp;&gt;&quot;'&#13;&#10;&#9;€\"/>"))
    }

    @Test func `characters that XML cannot have are left out`() {
        #expect(
            written { $0.element(XMLName("", "a"), text: "1\u{0}2\u{B}3\u{1F}4\u{FFFE}5\u{FFFF}6\u{FFFD}") }
                .hasSuffix(">123456\u{FFFD}</a>"))
    }

    @Test func `every text comes back from the reader`() throws {
        let scalars =
            (0...0x2FF).compactMap(Unicode.Scalar.init) + [0xFFFD, 0x1F600, 0xEFBF].compactMap(Unicode.Scalar.init)
        let text = String(String.UnicodeScalarView(scalars))
        var writer = XMLWriter()
        writer.element(XMLName("", "a"), [XMLAttribute(XMLName("", "b"), value: text)], text: text)
        let root = try XMLElement(reading: writer.octets)
        let allowed = String(
            String.UnicodeScalarView(scalars.filter { $0.value >= 0x20 || [9, 10, 13].contains($0.value) }))
        #expect(root.text == allowed)
        #expect(root.attribute("b") == allowed)
    }

    @Test(arguments: [
        "<a/>",
        "<x:a xmlns:x='DAV:'><x:b/>text<x:c d='1' x:e='2'/></x:a>",
        "<a xmlns='urn:1'><b xmlns='urn:2'><c xmlns=''/></b></a>",
        "<x:a xmlns:x='1'><x:b xmlns:x='2' x:c='3'/><x:d/></x:a>",
        "<D:a xmlns:D='urn:not-dav'><D:b/></D:a>",
        "<a xml:lang='de' xml:space='preserve'> <b/> </a>",
        "<a xmlns:q='urn:q'><b type='q:name'/></a>",
        "<n0:a xmlns:n0='1' xmlns:n1='2' n1:b=''><c xmlns='3'/></n0:a>",
    ])
    func `rfc4918 §4.3 a property that nobody knows is written back as it was meant`(text: String) throws {
        let element = try read(text)
        let text = written { writer in writer.element(.dav("prop")) { $0.write(element) } }
        let again = try #require(try read(text).children.first)
        #expect(meaning(again) == meaning(element))
    }

    @Test func `prefixes that values refer to are declared`() throws {
        let text = written { writer in
            let element = try? read("<a xmlns:q='urn:q'><b>q:name</b></a>")
            if let element { writer.write(element) }
        }
        #expect(text.contains("xmlns:q=\"urn:q\""))
    }

    @Test func `what is taken out is gone, and the rest goes on`() {
        var writer = XMLWriter(prefixes: prefixes)
        writer.begin(.dav("multistatus"))
        var octets = writer.takeOctets()
        #expect(writer.octets.isEmpty)
        writer.element(.dav("href"), text: "1")
        writer.end()
        octets += writer.takeOctets()
        #expect(String(decoding: octets, as: UTF8.self).hasSuffix("caldav\"><D:href>1</D:href></D:multistatus>"))
    }

    @Test func `what was written before can be put in as it is`() {
        #expect(
            written { writer in
                writer.element(XMLName("", "a")) { $0.raw(Array("<D:b/>".utf8)) }
            }.hasSuffix("><D:b/></a>"))
    }

    /// The element without its prefixes and declarations.
    private func meaning(_ element: XMLElement) -> XMLElement {
        XMLElement(
            element.name, attributes: element.attributes.map { XMLAttribute($0.name, value: $0.value) },
            content: element.content.map { node in
                switch node {
                case .text: node
                case .element(let inner): .element(meaning(inner))
                }
            }, language: element.language)
    }

    @Test func `text may come as octets`() {
        var (first, second) = (XMLWriter(), XMLWriter())
        let text = "a<b>&\r\n\u{1}\u{FFFE}\u{1F4C5}"
        first.element(XMLName("", "a")) { $0.text(text) }
        second.element(XMLName("", "a")) { $0.text(octets: Array(text.utf8)) }
        #expect(first.octets == second.octets)
    }
}
