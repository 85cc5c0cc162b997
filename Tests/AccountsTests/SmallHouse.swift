import CalendarModel
import Chronology
import Secrets
import Testing

@testable import Accounts

/// A store with one user, Anna, and an authenticator over it whose slow checks are quick.
struct SmallHouse {
    static let cheap = PasswordHash.Cost(logarithm: 4, blockSize: 1, parallelization: 1)
    static let password = "correct horse"
    let keeper = MemoryKeeper()
    let service: AccountService
    let authenticator: Authenticator
    let start = Instant(secondsSinceEpoch: 1_800_000_000)
    let anna: Principal
    let home = ClientAddress("192.0.2.7")

    init(tuned: (inout Authenticator.Settings) -> Void = { _ in }) async throws {
        var settings = Authenticator.Settings()
        settings.cost = Self.cheap
        tuned(&settings)
        service = AccountService(principals: keeper, credentials: keeper, cost: Self.cheap)
        authenticator = Authenticator(principals: keeper, credentials: keeper, settings: settings)
        let draft = PrincipalDraft(
            name: try #require(ResourceName("anna")), displayName: "Anna", addresses: ["Anna@Example.com"])
        anna = try await service.addUser(draft, password: Self.password, at: start)
    }

    func login(
        _ user: String, _ password: String, from address: ClientAddress? = nil, after seconds: Int64 = 0
    ) async throws -> Result<Principal, AuthenticationRefusal> {
        try await authenticator.authenticate(
            BasicCredentials(user: user, password: password), from: address ?? home,
            at: start.advanced(bySeconds: seconds))
    }
}
