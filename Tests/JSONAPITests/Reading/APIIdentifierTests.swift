import CalendarModel
import Testing

@testable import JSONAPI

struct APIIdentifierTests {
    @Test(arguments: [1, 35, 36, 1_234_567, .max] as [Int64])
    func `an id is the number it was made from, and has one spelling`(number: Int64) {
        let text = APIIdentifier.text(APITokenID(rawValue: number))
        #expect(text.hasPrefix("tok_") && text.utf8.count >= 12)
        #expect(APIIdentifier.number(text, "tok") == number)
        #expect(APIIdentifier.number(text.uppercased(), "tok") == nil)
        #expect(APIIdentifier.number(text, "usr") == nil)
    }

    @Test(arguments: ["tok_", "tok_1", "tok_000000000-1", "tok_0000000000", "tok_00000000000000000000001", "tok"])
    func `what we did not write is no id`(text: String) {
        #expect(APIIdentifier.number(text, "tok") == nil)
    }
}
