/// Finds many principals at once, however they are called.
public protocol PrincipalFinding: Sendable {
    /// Those that are there, in no order. Names and addresses are compared without regard to case.
    func principals(
        named names: [ResourceName], numbered ids: [PrincipalID], addressed addresses: [String]
    ) async throws(CalendarStoreError) -> [Principal]
    /// All who belong to any of the teams, each once.
    func members(ofAll teams: [PrincipalID]) async throws(CalendarStoreError) -> Set<PrincipalID>
}
