import CalendarImport
import CalendarModel
import Testing

@testable import Subscriptions

struct FetchPlanTests {
    private func plan(
        _ before: [String], _ after: [String], held: Int = 0, isAccepted: Bool = false
    ) throws -> FetchPlan {
        let stored = try Dictionary(
            uniqueKeysWithValues: Example.fetched(before).objects.map {
                ($0.name, try ObjectMeaning(stored: $0.prepared.octets))
            })
        return FetchPlan(from: stored, to: try Example.fetched(after), heldBefore: held, isAccepted: isAccepted)
    }

    private let three = ["a", "b", "c"].map { Example.event($0) }

    @Test func `the same text changes nothing, and neither does another DTSTAMP or another order`() throws {
        let again = ["c", "b", "a"].map { Example.event($0, stamp: "20260202T020202Z") }
        #expect(try plan(three, three).changes == [])
        #expect(try plan(three, again).changes == [])
    }

    @Test func `what is new, other or gone is written, and nothing else`() throws {
        let plan = try plan(three, [Example.event("a"), Example.event("b", "Match"), Example.event("d")])
        #expect(plan.created == 1)
        #expect(plan.updated == 1)
        #expect(plan.deleted == 1)
        #expect(plan.changes.count == 3)
        #expect(plan.held == 0)
    }

    @Test func `where most is gone it is kept, and what is new is taken`() throws {
        let plan = try plan(three, [Example.event("a"), Example.event("d")])
        #expect(plan.held == 2)
        #expect(plan.deleted == 0)
        #expect(plan.created == 1)
    }

    @Test(arguments: [(0, 3), (1, 3), (2, 0), (9, 0)])
    func `an empty source is believed at the third time`(held: Int, kept: Int) throws {
        let plan = try plan(three, [], held: held)
        #expect(plan.held == kept)
        #expect(plan.deleted == 3 - kept)
    }

    @Test func `a person can say that it is right`() throws {
        #expect(try plan(three, [], isAccepted: true).deleted == 3)
    }

    @Test func `what cannot be read any more is not gone`() throws {
        let broken = "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:never\r\nEND:VEVENT\r\n"
        let plan = try plan(three, [broken, Example.event("b"), Example.event("c")])
        #expect(plan.changes == [])
        #expect(plan.held == 0)
    }
}

struct DeletionDoubtTests {
    @Test(arguments: [(10, 5, false), (10, 6, true), (10, 10, true), (1, 1, true), (0, 0, false), (3, 1, false)])
    func `more than half at once is doubtful`(stored: Int, missing: Int, isGrave: Bool) {
        #expect(DeletionDoubt(stored: stored, missing: missing).isGrave == isGrave)
    }
}
