import Failures
import Testing

@testable import JSONAPI

struct APICursorTests {
    @Test func `a cursor comes back as the place it was given for`() throws {
        #expect(try APICursor(APICursor.text("listTokens", last: 42), of: "listTokens").last == 42)
        #expect(try APICursor(nil, of: "listTokens").last == 0)
    }

    @Test(arguments: ["", "x", "bGlzdA", APICursor.text("listUsers", last: 4), APICursor.text("listTokens", last: -1)])
    func `a cursor of another list or of nobody is refused`(text: String) {
        let failure = #expect(throws: Failure.self) { try APICursor(text, of: "listTokens") }
        #expect(failure?.problem == .invalidCursor)
    }
}
