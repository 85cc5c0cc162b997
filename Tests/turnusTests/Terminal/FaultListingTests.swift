import CalendarModel
import Storage
import Testing

@testable import turnus

struct FaultListingTests {
    @Test(arguments: [
        (
            StoreFault.objectCount(CalendarID(rawValue: 3), kept: 7, found: 2),
            #"{"fault":"object-count","calendar":3,"kept":7,"found":2,"#
        ),
        (.journal(CalendarID(rawValue: 3), revision: 5, rows: 4), #"{"fault":"journal","calendar":3,"revision":5,"#),
        (.letter(ObjectID(rawValue: 9)), #"{"fault":"letter","object":9,"#),
        (.orphans(12), #"{"fault":"orphans","count":12,"#),
    ])
    func `a fault is an object of JSON with what it is about and a sentence`(fault: StoreFault, start: String) {
        let listing = FaultListing(fault)
        let json = listing.json.description
        #expect(json.hasPrefix(start))
        #expect(json.hasSuffix(#""text":""# + listing.sentence + #""}"#))
    }
}
