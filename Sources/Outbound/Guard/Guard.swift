import Addresses

/// Whether a connection may be opened: one rule, for the address it really goes to.
struct Guard: Sendable {
    let allowed: [Destination]

    /// `host` is what the URL says, `address` what it was resolved to just now.
    func permits(_ address: IPAddress, for host: String) -> Bool {
        if address.isPublic { return true }
        return allowed.contains { destination in
            switch destination {
            case .host(let name): name == host
            case .addresses(let range): range.contains(address)
            }
        }
    }
}
