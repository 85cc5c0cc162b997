/// The mail server that takes what we send, and how to talk to it.
public struct MailSettings: Hashable, Sendable {
    public enum Security: String, Hashable, Sendable, CaseIterable {
        /// From the first octet on, mostly on port 465 (RFC 8314 §3.3).
        case tls
        /// After a greeting in the clear, mostly on port 587; without it nothing is sent (RFC 3207).
        case startTLS = "starttls"
        /// Not at all: for a server on this machine.
        case none
    }

    public var host: String
    public var port: Int
    public var security: Security
    /// Nothing where the server asks nobody who they are.
    public var credentials: Credentials?
    /// What we call ourselves in the greeting (RFC 5321 §4.1.1.1).
    public var greeting: String
    /// The seconds one mail may take.
    public var seconds: Int

    public struct Credentials: Hashable, Sendable, CustomStringConvertible {
        public var user: String
        public var password: String

        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }

        /// Without the password: what is described ends in logs.
        public var description: String { user }
    }

    public init(
        host: String, port: Int? = nil, security: Security = .startTLS, credentials: Credentials? = nil,
        greeting: String = "localhost", seconds: Int = 60
    ) {
        self.host = host
        self.port = port ?? (security == .tls ? 465 : security == .startTLS ? 587 : 25)
        self.security = security
        self.credentials = credentials
        self.greeting = greeting
        self.seconds = seconds
    }
}
