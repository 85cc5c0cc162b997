import Accounts
import Testing

struct PasswordPolicyTests {
    @Test(
        arguments: [
            ("correct horse", nil), ("12345678", nil), ("pässwört", nil), ("🙂🙂🙂🙂🙂🙂🙂🙂", nil),
            ("1234567", .tooShort(minimum: 8)), ("", .tooShort(minimum: 8)),
            ("with\u{0}zero!", .controlCharacter), ("with\nline!", .controlCharacter),
            ("Annabelle", .sameAsName), (String(repeating: "x", count: 1024), nil),
            (String(repeating: "x", count: 1025), .tooLong(maximumOctets: 1024)),
        ] as [(String, PasswordPolicy.Fault?)])
    func `sp800-63b §5.1.1.2 long enough is good enough`(password: String, fault: PasswordPolicy.Fault?) {
        #expect(PasswordPolicy.fault(in: password, for: "annabelle") == fault)
    }
}
