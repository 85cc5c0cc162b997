import CalendarModel
import Secrets

/// What is kept of a decision who may ask for somebody's times, and the address that goes with it.
struct FreeBusyLink {
    let sharing: FreeBusySharing
    /// Nothing where nobody may ask.
    let path: String?

    /// A secret is made anew each time.
    init(_ level: FreeBusyShareCommand.Level, of person: Principal) {
        let address = "/freebusy/\(person.name).ifb"
        switch level {
        case .nobody:
            sharing = .nobody
            path = nil
        case .public:
            sharing = FreeBusySharing(isPublic: true, tokenDigest: nil)
            path = address
        case .link:
            let token = RandomToken.make(octets: 24)
            sharing = FreeBusySharing(isPublic: false, tokenDigest: Digest.sha256Hex(token))
            path = address + "?token=" + token
        }
    }
}
