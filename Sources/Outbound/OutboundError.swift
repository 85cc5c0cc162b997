/// Why there is no answer, with the cause and the cure. Nothing of it gives a URL's secrets away.
public enum OutboundError: Error, Hashable, Sendable, CustomStringConvertible {
    case invalidURL(reason: String)
    case schemeNotAllowed(String)
    /// The guard: the connection would have gone into our own network.
    case destinationNotAllowed(host: String, address: String)
    case hostNotFound(String)
    case unreachable(OutboundURL, reason: String)
    /// No TLS, or a certificate that nobody we trust vouches for.
    case notSecure(OutboundURL, reason: String)
    case tooSlow(OutboundURL)
    case tooLarge(OutboundURL, limit: Int)
    case brokenAnswer(OutboundURL, reason: String)
    case tooManyRedirects(OutboundURL, limit: Int)
    /// Whoever asked does not want to know any more.
    case cancelled
    /// The client has been closed.
    case closed
    case outOfMemory

    public var description: String {
        switch self {
        case .invalidURL(let reason): "this is no URL: \(reason). Give a whole one, as https://example.org/calendar.ics"
        case .schemeNotAllowed(let scheme): "\(scheme): is not fetched; use https: or http:"
        case .destinationNotAllowed(let host, let address):
            "\(host) is at \(address), which is not on the public internet. If it is meant, an administrator adds "
                + "the host or its network to outbound.allowed"
        case .hostNotFound(let host): "there is no host \(host), or the name server is away; check the spelling"
        case .unreachable(let url, let reason): "\(url) cannot be reached (\(reason)); is its server running?"
        case .notSecure(let url, let reason):
            "\(url) has no connection that can be trusted (\(reason)); its operator has to mend the certificate"
        case .tooSlow(let url): "\(url) did not answer in time; try again later"
        case .tooLarge(let url, let limit): "\(url) answered with more than \(limit) octets; ask it for less"
        case .brokenAnswer(let url, let reason): "\(url) answered with something that is no HTTP (\(reason))"
        case .tooManyRedirects(let url, let limit):
            "\(url) was the end of \(limit) redirects and sends on still; ask its operator for the right address"
        case .cancelled: "the request was given up"
        case .closed: "the server is stopping"
        case .outOfMemory: "there is no memory for a request"
        }
    }
}
