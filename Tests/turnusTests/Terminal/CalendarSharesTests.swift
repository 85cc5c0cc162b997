import CalendarModel
import Testing

@testable import turnus

struct CalendarSharesTests {
    @Test func `says with whom and how far, in the words of the command`() {
        let ben = PrincipalID(rawValue: 2)
        let shares = CalendarShares(
            [
                AccessGrant(grantee: .principal(ben), privileges: [.read]),
                AccessGrant(grantee: .principal(PrincipalID(rawValue: 9)), privileges: [.all]),
                AccessGrant(grantee: .authenticated, privileges: [.readFreeBusy]),
            ], names: [ben: "ben"])
        #expect(shares.text == "ben:read ?:write everyone:free-busy-only")
        #expect(shares.json.description.hasPrefix(#"[{"with":"ben","level":"read"}"#))
        #expect(CalendarShares([], names: [:]).text == "")
    }
}
