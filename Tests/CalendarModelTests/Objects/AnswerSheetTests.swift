import CalendarModel
import ICalendar
import Testing

struct AnswerSheetTests {
    private func object(_ attendees: [(String, String)], transparent: Bool = false) -> CalendarObject {
        var component = CalendarComponent(kind: .event)
        component.isTransparent = transparent
        component.attendees = attendees.map { .init(address: $0.0, participation: $0.1) }
        return CalendarObject(uid: "u", kind: .event, components: [component])
    }

    private func words(_ sheet: AnswerSheet?, of address: String) -> [String] {
        sheet?.answers(of: [Array(AnswerSheet.key(of: address).utf8)]).map(\.word) ?? []
    }

    @Test func `there is one only where an answer makes a difference`() {
        #expect(AnswerSheet(of: object([])) == nil)
        #expect(AnswerSheet(of: object([("mailto:a@example.org", "ACCEPTED")])) == nil)
        #expect(AnswerSheet(of: object([("mailto:a@example.org", "DECLINED")], transparent: true)) == nil)
        #expect(AnswerSheet(of: object([("mailto:a@example.org", "DECLINED")])) != nil)
    }

    @Test func `an address is found in any case, whole, with and without mailto`() {
        let sheet = AnswerSheet(
            of: object([("MAILTO:A@Example.org", "DECLINED"), ("mailto:ba@example.org", "TENTATIVE")]))
        #expect(words(sheet, of: "a@example.ORG") == ["DECLINED"])
        #expect(words(sheet, of: "mailto:ba@example.org") == ["TENTATIVE"])
        #expect(words(sheet, of: "example.org") == [])
    }

    @Test func `what people wrote cannot be taken for a line`() {
        let sheet = AnswerSheet(
            of: object([("mailto:x y@example.org\n0 DECLINED b@example.org", "X 1\n0"), ("b@example.org", "ACCEPTED")]))
        #expect(words(sheet, of: "b@example.org") == ["ACCEPTED"])
        #expect(words(sheet, of: "mailto:x y@example.org0 declined b@example.org") == ["X10"])
    }

    @Test func `octets that are no sheet hold no answers`() {
        for text in ["", "\n\n", "0", "0 DECLINED", "x DECLINED a@example.org\n"] {
            #expect(words(AnswerSheet(octets: Array(text.utf8)), of: "a@example.org") == [])
        }
    }
}
