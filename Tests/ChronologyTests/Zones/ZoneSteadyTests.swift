import Chronology
import Testing

struct ZoneSteadyTests {
    @Test func `an offset holds until the clocks are changed`() throws {
        let change = Instant(secondsSinceEpoch: 1000)
        let zone = Zone(
            identifier: "Test", initial: .init(offset: 60, isDaylight: false, abbreviation: ""),
            changes: [(change, .init(offset: 120, isDaylight: true, abbreviation: ""))])
        let before = zone.steadyOffset(at: Instant(secondsSinceEpoch: 999))
        #expect(before.offset == 60)
        #expect(before.until == change)
        let after = zone.steadyOffset(at: change)
        #expect(after.offset == 120)
        #expect(after.until.secondsSinceEpoch == .max)
    }
}
