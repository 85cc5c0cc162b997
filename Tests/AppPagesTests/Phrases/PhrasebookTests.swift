import Chronology
import Failures
import Testing

@testable import AppPages

struct PhrasebookTests {
    private let today = CivilDate(year: 2026, month: 12, day: 8)!

    @Test(arguments: [
        (0, "heute", "today"), (1, "gestern", "yesterday"), (7, "1. Dezember", "1 December"),
        (342, "31. Dezember 2025", "31 December 2025"), (-1, "9. Dezember", "9 December"),
    ])
    func `a past day is spoken of as people do`(ago: Int, german: String, english: String) {
        let date = CivilDate(dayNumber: today.dayNumber - ago)
        #expect(Phrasebook(.german).day(date, seenFrom: today) == german)
        #expect(Phrasebook(.english).day(date, seenFrom: today) == english)
    }

    @Test func `both languages guide through the same programmes, one of them open`() {
        let (german, english) = (Phrasebook(.german).guides, Phrasebook(.english).guides)
        #expect(german.map(\.steps.count) == english.map(\.steps.count))
        #expect(german.map { $0.steps.map(\.code) } == english.map { $0.steps.map(\.code) })
        #expect(german.count { $0.isFirst } == 1)
        #expect(english.count { $0.isFirst } == 1)
    }
}
