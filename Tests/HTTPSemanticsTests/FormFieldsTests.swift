import HTTPSemantics
import Testing

struct FormFieldsTests {
    @Test func `names and values are decoded, a blank in both its spellings`() {
        let fields = FormFields("device=My+phone%20%C3%BC&empty=&bare&=x")
        #expect(fields["device"] == "My phone ü")
        #expect(fields["empty"] == "")
        #expect(fields["bare"] == "")
        #expect(fields[""] == "x")
        #expect(fields["other"] == nil)
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%00", "a=%0A", "a=%ff"])
    func `what cannot be decoded was not sent`(text: String) {
        #expect(FormFields(text)["a"] == nil)
        #expect(FormFields(text + "&b=1")["b"] == "1")
    }

    @Test func `the first of a name counts, and how many there are can be asked`() {
        let fields = FormFields("a=1&a=2&b=3")
        #expect(fields["a"] == "1")
        #expect(fields.count(of: "a") == 2)
        #expect(fields.count(of: "c") == 0)
    }

    @Test func `a value may hold what parts names from values`() {
        #expect(FormFields("a=b=c")["a"] == "b=c")
    }

    @Test func `more than anybody needs is not read`() {
        #expect(FormFields(String(repeating: "a=1&", count: 100_000)).all.count == 100)
    }
}
