import Chronology
import Failures
import Scheduling
import Testing

@testable import JSONAPI

struct FindTimePhrasesTests {
    private func proposal(
        missing: [Int] = [], unknown: [Int] = [], reluctant: [Int] = [], hasPreferences: Bool = false
    ) throws -> TimeProposal {
        let start = Instant(secondsSinceEpoch: 0)
        return TimeProposal(
            span: try #require(Span(from: start, to: start.advanced(bySeconds: 60))), missing: missing,
            unknown: unknown, reluctant: reluctant, hasPreferences: hasPreferences)
    }

    @Test func `the reason says what speaks for a time and what against it`() throws {
        let cases: [(TimeProposal, String, String)] = [
            (try proposal(), "Alle frei.", "Everybody is free."),
            (
                try proposal(hasPreferences: true), "Alle frei, in der bevorzugten Zeit.",
                "Everybody is free, in preferred hours."
            ),
            (
                try proposal(missing: [1, 2], reluctant: [0], hasPreferences: true),
                "Ohne ben und carla, außerhalb der bevorzugten Zeit von anna.",
                "Without ben and carla, outside the preferred hours of anna."
            ),
            (
                try proposal(missing: [0], unknown: [1, 2]), "Ohne anna, nicht alles bekannt von ben und carla.",
                "Without anna, not all is known of ben and carla."
            ),
        ]
        for (proposal, german, english) in cases {
            let names = ["anna", "ben", "carla"]
            #expect(FindTimePhrases(names: names, language: .german).reason(for: proposal) == german)
            #expect(FindTimePhrases(names: names, language: .english).reason(for: proposal) == english)
        }
    }
}
