public import CalendarModel
public import Secrets

/// Why something could not be done for an account.
public enum AccountError: Error, Hashable, Sendable {
    case store(CalendarStoreError)
    case secrets(SecretsError)
    case password(PasswordPolicy.Fault)
    case noSuchUser(String)
    /// Only people sign in; teams and resources do not.
    case notAUser(String)
    /// The name of an app password is empty or too long.
    case unusableLabel(limit: Int)
}

extension AccountError: CustomStringConvertible {
    /// The cause and the cure.
    public var description: String {
        switch self {
        case .store(let error): "The store refused: \(error)."
        case .secrets(let error): "The password could not be processed: \(error)."
        case .password(let fault): fault.description
        case .noSuchUser(let name): "There is no user “\(name)”. See the list of users for the names there are."
        case .notAUser(let name): "“\(name)” is a team or a resource. Only people have passwords."
        case .unusableLabel(let limit): "Name the device in 1 to \(limit) characters."
        }
    }
}
