import Testing

@testable import Feeds

struct ColorNameTests {
    @Test(arguments: [
        ("#FF0000", "red"), ("#fe0102", "red"), ("#0b5966", "darkslategray"), ("#FFFFFF", "white"),
        ("#000000", "black"),
        ("#ff2968", "deeppink"), ("#1BADF8", "dodgerblue"),
    ])
    func `rfc7986 §5.9 the nearest CSS3 name stands for a colour`(hexadecimal: String, name: String) {
        #expect(ColorName.nearest(to: hexadecimal) == name)
    }

    @Test(arguments: ["", "red", "#FFF", "#GGGGGG", "#FF000080"])
    func `what is no colour has no name`(text: String) {
        #expect(ColorName.nearest(to: text) == nil)
    }
}
