import Markup
import Testing

struct XMLElementTests {
    private let element = XMLElement(
        .dav("prop"),
        attributes: [XMLAttribute(XMLName("", "name"), value: "x"), XMLAttribute(.dav("name"), value: "y")],
        content: [.text("a"), .element(XMLElement(.dav("href"), content: [.text("b")])), .text("c")])

    @Test func `its text is without that of its children`() {
        #expect(element.text == "ac")
        #expect(element.children.map(\.text) == ["b"])
    }

    @Test func `children are found by namespace and name`() {
        #expect(element.first(.dav("href"))?.text == "b")
        #expect(element.first(.caldav("href")) == nil)
        #expect(element.first(XMLName("", "href")) == nil)
        #expect(element.all(.dav("href")).count == 1)
    }

    @Test func `an attribute without a prefix is in no namespace`() {
        #expect(element.attribute("name") == "x")
        #expect(element.attribute(.dav("name")) == "y")
        #expect(element.attribute("other") == nil)
    }

    @Test func `names are written in Clark's notation`() {
        #expect("\(XMLName.dav("href")) \(XMLName("", "href"))" == "{DAV:}href href")
    }
}
