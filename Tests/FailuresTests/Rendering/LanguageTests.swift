import Failures
import Testing

struct LanguageTests {
    @Test(
        arguments: [
            (nil, Language.english), ("", .english), ("de", .german), ("de-AT", .german), ("DE", .german),
            ("en-GB,en;q=0.8,de;q=0.9", .english), ("de;q=0.9, en;q=0.8", .german), ("en;q=0.5, de;q=0.75", .german),
            ("fr, de;q=0.3", .german), ("fr", .english), ("de;q=0, en;q=0.1", .english), ("de;q=0", .english),
            ("*;q=0.1, de;q=0.2", .german), ("de;q=abc,en;q=0.1", .english), ("den", .english), ("de;q=1.000", .german),
            (";;,,;q=1", .english),
        ] as [(String?, Language)])
    func `rfc9110 §12.5.4 the language liked best is chosen`(field: String?, language: Language) {
        #expect(Language(accepting: field) == language)
    }
}
