/// What a password that somebody chooses must be: long enough, and nothing that a client cannot send.
public enum PasswordPolicy {
    public enum Fault: Error, Hashable, Sendable {
        case tooShort(minimum: Int)
        case tooLong(maximumOctets: Int)
        /// RFC 7617 §2 has no way to send control characters.
        case controlCharacter
        case sameAsName
    }

    /// In characters (NIST SP 800-63B §5.1.1.2).
    public static let minimum = 8
    public static let maximumOctets = 1024

    public static func fault(in password: String, for name: String) -> Fault? {
        guard password.utf8.count <= maximumOctets else { return .tooLong(maximumOctets: maximumOctets) }
        guard password.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else { return .controlCharacter }
        guard password.count >= minimum else { return .tooShort(minimum: minimum) }
        guard password.lowercased() != name.lowercased() else { return .sameAsName }
        return nil
    }
}

extension PasswordPolicy.Fault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooShort(let minimum): "The password is too short. Use at least \(minimum) characters."
        case .tooLong(let octets): "The password is too long. Use at most \(octets) octets."
        case .controlCharacter: "The password contains a control character. Use printable characters."
        case .sameAsName: "The password is the user's name. Choose another."
        }
    }
}
