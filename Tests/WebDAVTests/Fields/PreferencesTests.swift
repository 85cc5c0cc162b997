import HTTPTypes
import Testing
import WebDAV

struct PreferencesTests {
    @Test(
        arguments: [
            ("return=minimal", [.minimal]), ("return-minimal", [.minimal]), ("Return=Minimal", [.minimal]),
            ("return=\"minimal\"", [.minimal]), ("return = minimal; foo=bar", [.minimal]),
            ("return=representation", [.representation]), ("depth-noroot, return=minimal", [.minimal, .noRoot]),
            ("respond-async, wait=10, handling=lenient,return=minimal", [.minimal]),
            ("return=minimal, return=representation", []), ("", []), (",;,=", []), ("minimal", []), ("return=none", []),
        ] as [(String, Set<Preferences.Preference>)])
    func `rfc7240 §2 known preferences are found among others`(field: String, asked: Set<Preferences.Preference>) {
        #expect(Preferences([.prefer: field]).asked == asked)
    }

    @Test func `rfc7240 §2 a field may be sent in pieces`() {
        var fields: HTTPFields = [.prefer: "return=minimal"]
        fields.append(HTTPField(name: .prefer, value: "depth-noroot"))
        let preferences = Preferences(fields)
        #expect(preferences.isMinimal)
        #expect(preferences.excludesRoot)
        #expect(!preferences.wantsRepresentation)
    }

    @Test(arguments: [("t", true), (" T ", true), ("f", false), ("", false), ("true", false)])
    func `rfc8144 appendix B Brief is the old word for minimal`(field: String, isMinimal: Bool) {
        #expect(Preferences([.brief: field]).isMinimal == isMinimal)
    }

    @Test func `rfc7240 §3 what was honoured is said`() {
        let preferences = Preferences([.prefer: "depth-noroot, return=minimal"])
        #expect(preferences.applied == "return=minimal, depth-noroot")
        #expect(preferences.applied([.minimal, .representation]) == "return=minimal")
        #expect(preferences.applied([.representation]) == nil)
        #expect(Preferences([:]).applied == nil)
    }
}
