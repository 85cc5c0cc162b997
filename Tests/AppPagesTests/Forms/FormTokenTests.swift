import AppPages
import CalendarModel
import Chronology
import Testing

struct FormTokenTests {
    private let forms = FormToken(key: [1, 2, 3])
    private let anna = PrincipalID(rawValue: 1)
    private let noon = Instant(secondsSinceEpoch: 20_000 * 86_400 + 43_200)

    @Test func `a form is good on its day and on the next, and then no more`() {
        let token = forms.make(for: anna, at: noon)
        #expect(forms.isGood(token, for: anna, at: noon))
        #expect(forms.isGood(token, for: anna, at: noon.advanced(bySeconds: 86_400)))
        #expect(!forms.isGood(token, for: anna, at: noon.advanced(bySeconds: 2 * 86_400)))
        #expect(!forms.isGood(token, for: anna, at: noon.advanced(bySeconds: -86_400)))
    }

    @Test func `nobody can use another's, nor one made elsewhere`() {
        let token = forms.make(for: anna, at: noon)
        #expect(!forms.isGood(token, for: PrincipalID(rawValue: 2), at: noon))
        #expect(!forms.isGood(FormToken(key: [4]).make(for: anna, at: noon), for: anna, at: noon))
        #expect(!forms.isGood("", for: anna, at: noon))
        #expect(!forms.isGood(String(token.dropLast()), for: anna, at: noon))
    }
}
