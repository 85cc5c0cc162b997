import Failures
import Testing

struct JSONStringTests {
    @Test(arguments: [
        ("", #""""#), ("Grüße 🎈/", #""Grüße 🎈/""#), ("a\"b\\c", #""a\"b\\c""#), ("\r\n\t", #""\r\n\t""#),
        ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#), ("</script>", #""\u003c/script>""#),
        ("\u{2028}\u{2029}", #""\u2028\u2029""#),
    ])
    func `rfc8259 §7 a string is written so that it is one`(text: String, json: String) {
        #expect(JSONString.quoted(text) == json)
    }
}
