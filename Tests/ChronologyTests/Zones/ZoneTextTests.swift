import Testing

@testable import Chronology

struct ZoneTextTests {
    private func read(_ text: String) throws -> ZoneText {
        try ZoneText(Array(text.utf8))
    }

    @Test func `rfc9636 §3.3 reads a rule with daylight saving time`() throws {
        let rule = try read("CET-1CEST,M3.5.0,M10.5.0/3")
        #expect(rule.standard == Zone.Observance(offset: 3600, isDaylight: false, abbreviation: "CET"))
        #expect(
            rule.changes == [
                Zone.AnnualChange(
                    day: .nth(-1, .sunday, month: 3), secondOfDay: 7200, offsetBefore: 3600,
                    observance: Zone.Observance(offset: 7200, isDaylight: true, abbreviation: "CEST")),
                Zone.AnnualChange(
                    day: .nth(-1, .sunday, month: 10), secondOfDay: 10_800, offsetBefore: 7200,
                    observance: Zone.Observance(offset: 3600, isDaylight: false, abbreviation: "CET")),
            ])
    }

    @Test func `rfc9636 §3.3.1 reads hours that lie days away`() throws {
        let rule = try read("<-02>2<-01>,M3.5.0/-1,M10.5.0/167:59:59")
        #expect(rule.changes.map(\.secondOfDay) == [-3600, 604_799])
        #expect(rule.standard.abbreviation == "-02")
        #expect(rule.changes[0].observance.offset == -3600)
    }

    @Test func `reads an offset with minutes, a negative saving and days by number`() throws {
        #expect(try read("<+0545>-5:45").standard.offset == 20_700)
        let dublin = try read("IST-1GMT0,M10.5.0,M3.5.0/1")
        #expect(dublin.standard.offset == 3600)
        #expect(dublin.changes[0].observance.offset == 0)
        let days = try read("AAA3BBB,J60/0,300")
        #expect(days.changes.map(\.day) == [.dayOfCommonYear(60), .daysAfterNewYear(300)])
        #expect(days.changes[0].observance.offset == -7200)
    }

    @Test(arguments: [
        "C", "CET", "CET-1CEST", "CET-25", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
        "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0,", "<CET-1", "CET-1:60",
        "CET-1CEST,J0,J366", "CET-1CEST,366,1", "CET-1CEST,M3.5.0/,M10.5.0", "CET-99999999999999999999", ",", "<>1",
    ])
    func `refuses what is no rule`(text: String) {
        #expect(throws: ZoneError.self) { try read(text) }
    }
}
