import Markup
import Testing

/// What is thrown at XML parsers, and how each ends.
struct XMLAttackTests {
    @Test func `an external entity is not fetched: document types are refused`() {
        #expect(throws: MarkupError.documentType(line: 1)) {
            try read("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>")
        }
        #expect(throws: MarkupError.documentType(line: 1)) { try read("<!DOCTYPE a SYSTEM 'http://127.0.0.1/x'><a/>") }
        #expect(throws: MarkupError.documentType(line: 2)) { try read("<?xml version='1.0'?>\n<!DOCTYPE a><a/>") }
    }

    @Test func `an internal entity is refused with its document type`() {
        #expect(throws: MarkupError.documentType(line: 1)) {
            try read("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>")
        }
    }

    @Test func `a billion laughs end where they begin`() {
        var text = "<!DOCTYPE a [<!ENTITY l0 'ha'>"
        for level in 1...9 {
            text += "<!ENTITY l\(level) '" + String(repeating: "&l\(level - 1);", count: 10) + "'>"
        }
        #expect(throws: MarkupError.documentType(line: 1)) { try read(text + "]><a>&l9;</a>") }
    }

    @Test func `a quadratic blow-up ends where it begins`() {
        let text =
            "<!DOCTYPE a [<!ENTITY x '" + String(repeating: "y", count: 100_000) + "'>]><a>"
            + String(repeating: "&x;", count: 20_000) + "</a>"
        #expect(throws: MarkupError.documentType(line: 1)) { try read(text) }
    }

    @Test func `a parameter entity is refused with its document type`() {
        #expect(throws: MarkupError.documentType(line: 1)) {
            try read("<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///dev/zero'> %p;]><a/>")
        }
    }

    @Test func `200,000 elements inside each other end at the limit`() {
        let text = String(repeating: "<a>", count: 200_000)
        #expect(throws: MarkupError.nestedTooDeep(line: 1, limit: 64)) { try read(text) }
    }

    @Test func `64 elements inside each other are read, 65 are not`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        #expect(throws: Never.self) { try read(nested(64)) }
        #expect(throws: MarkupError.nestedTooDeep(line: 1, limit: 64)) { try read(nested(65)) }
    }

    @Test func `a text beyond the limit is not looked at`() {
        let limits = XMLLimits(octets: 10, depth: 9, elements: 9, attributes: 9, nameOctets: 9)
        #expect(throws: MarkupError.tooLarge(octets: 11, limit: 10)) { try read("<a>1234</a>", limits: limits) }
        #expect(throws: Never.self) { try read("<a>123</a>", limits: limits) }
    }

    @Test func `more elements than the limit are refused`() {
        let limits = XMLLimits(octets: 1000, depth: 9, elements: 3, attributes: 9, nameOctets: 99)
        #expect(throws: Never.self) { try read("<a><b/><b/></a>", limits: limits) }
        #expect(throws: MarkupError.tooManyElements(line: 2, limit: 3)) {
            try read("<a><b/><b/>\n<b/></a>", limits: limits)
        }
    }

    @Test func `more attributes than the limit are refused, declarations included`() {
        let limits = XMLLimits(octets: 1000, depth: 9, elements: 9, attributes: 2, nameOctets: 99)
        #expect(throws: Never.self) { try read("<a xmlns:x='1' b='2'/>", limits: limits) }
        let error = MarkupError.tooManyAttributes(line: 1, limit: 2)
        #expect(throws: error) { try read("<a b='1' c='2' d='3'/>", limits: limits) }
        #expect(throws: error) { try read("<a xmlns:x='1' xmlns:y='2' d='3'/>", limits: limits) }
        #expect(throws: error) { try read("<a xmlns:x='1' xmlns:y='2' xmlns:z='3'/>", limits: limits) }
    }

    @Test func `names and namespaces longer than the limit are refused`() {
        let long = String(repeating: "x", count: 1025)
        let error = MarkupError.nameTooLong(line: 1, limit: 1024)
        #expect(throws: error) { try read("<\(long)/>") }
        #expect(throws: error) { try read("<a \(long)='1'/>") }
        #expect(throws: error) { try read("<a xmlns='\(long)'/>") }
        #expect(throws: error) { try read("<x:\(long.dropLast(10)) xmlns:x='0123456789'/>") }
    }

    @Test func `a text node of megabytes is read`() throws {
        let text = String(repeating: "0123456789abcdef", count: 1 << 18)
        #expect(try read("<a>\(text)</a>").text == text)
    }

    @Test func `a prefix that is bound to nothing is refused by name`() {
        #expect(throws: MarkupError.unboundPrefix(line: 1)) { try read("<A:prop/>") }
        #expect(throws: MarkupError.unboundPrefix(line: 1)) { try read("<a b:c='1'/>") }
    }

    @Test func `an entity of HTML is refused by name`() {
        #expect(throws: MarkupError.undefinedEntity(line: 2)) { try read("<a>\n&nbsp;</a>") }
    }

    @Test func `octets that are no UTF-8 and encodings nobody knows are refused`() {
        #expect(throws: MarkupError.self) {
            try XMLElement(reading: Array("<a>".utf8) + [0xFF] + Array("</a>".utf8))
        }
        #expect(throws: MarkupError.badEncoding(line: 1)) {
            try read("<?xml version='1.0' encoding='EBCDIC-X'?><a/>")
        }
    }

    @Test(arguments: [
        "<a", "<a>", "<a></b>", "<a/><b/>", "a", "<a b=1/>", "<a b='1' b='2'/>", "<a>\u{0}</a>", "<a>&#0;</a>",
        "<a xmlns:x='1' xmlns:y='1' x:b='' y:b=''/>", "<a>]]></a>", "<xml:a xmlns:xml='DAV:'/>",
    ])
    func `what is not well-formed is refused`(text: String) {
        #expect(throws: MarkupError.self) { try read(text) }
    }

    @Test(arguments: ["", " ", "<!-- nothing -->"])
    func `a text without an element is empty`(text: String) {
        #expect(throws: MarkupError.empty) { try read(text) }
    }
}
