import Testing

@testable import AppPages

struct StylesheetTests {
    @Test func `its name has twelve digits of what is in it`() {
        let digits = Stylesheet.fileName.dropFirst("turnus-".count).dropLast(".css".count)
        #expect(digits.count == 12)
        #expect(digits.allSatisfy { $0.isHexDigit })
        #expect(Stylesheet.fileName.hasPrefix("turnus-"))
    }

    @Test func `it asks for nothing from elsewhere and its braces match`() {
        #expect(!Stylesheet.text.contains("url("))
        #expect(!Stylesheet.text.contains("@import"))
        #expect(Stylesheet.text.count { $0 == "{" } == Stylesheet.text.count { $0 == "}" })
    }
}
