import HTTPSemantics
import Testing

struct PercentEncodingTests {
    @Test(arguments: [
        ("Europe%2FBerlin", "Europe/Berlin"), ("a+b", "a+b"), ("%C3%bc", "ü"), ("", ""), ("%2525", "%25"),
    ])
    func `rfc3986 §2.1 two digits are an octet`(text: String, decoded: String) {
        #expect(PercentEncoding.decode(text) == decoded)
    }

    @Test(arguments: ["%", "%a", "%g0", "%0d", "%7F", "%C3", "a%"])
    func `rfc3986 §2.1 anything else is nothing`(text: String) {
        #expect(PercentEncoding.decode(text) == nil)
    }

    @Test func `rfc3986 §2.3 what is not reserved stays, and all comes back`() {
        #expect(PercentEncoding.encode("anna.b_c-d~@ü/ %") == "anna.b_c-d~%40%C3%BC%2F%20%25")
        let all = String(String.UnicodeScalarView((0x20..<0x7F).compactMap { Unicode.Scalar($0) }))
        #expect(PercentEncoding.decode(PercentEncoding.encode(all)) == all)
    }
}
