import CalendarModel
import Chronology
import Testing

@testable import turnus

struct RevisionListingTests {
    @Test func `says what ended, when, by whom and with what`() {
        let ben = PrincipalID(rawValue: 2)
        let revision = ObjectRevision(
            id: ObjectRevisionID(rawValue: 8), calendar: CalendarID(rawValue: 1), name: "a.ics", uid: "a@example.org",
            entityTag: EntityTag("t"), octetCount: 12, modified: Instant(secondsSinceEpoch: 0),
            ended: Instant(secondsSinceEpoch: 60), ending: .deleted, author: Author(principal: ben, agent: "Phone/1"),
            burst: DeletionBurstID(rawValue: 3))
        let listing = RevisionListing(revision, names: [ben: "ben"])
        #expect(
            listing.columns == [
                "8", "1970-01-01T00:01:00Z", "deleted", "ben", "Phone/1", "a.ics", "a@example.org", "held",
            ])
        #expect(listing.json.description.contains(#""by":"ben","client":"Phone/1","held":true"#))
        #expect(RevisionListing(revision, names: [:]).columns[3] == "#2")
    }
}
