/// Whoever sends requests to elsewhere: the only way any code here does.
public protocol WebClient: Sendable {
    /// The answer, whatever its status; redirects have been followed.
    func answer(to request: OutboundRequest) async throws(OutboundError) -> OutboundAnswer
}
