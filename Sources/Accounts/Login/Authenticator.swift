public import CalendarModel
public import Chronology
public import Secrets

/// Says who somebody is, from a name and a password.
///
/// In this order: a password that was right a moment ago, an app password, and only then scrypt, behind the limits on
/// attempts. So an attacker who uses up a user's attempts does not lock out that user's clients.
public struct Authenticator: Sendable {
    /// What may be tuned; the standard values are for one company.
    public struct Settings: Sendable {
        /// How many slow checks run at once, and how many wait.
        public var width = 2
        public var queueLimit = 16
        public var limiter = AttemptLimiter()
        /// For how many seconds a right password is remembered after its last use, and in all.
        public var idle: Int64 = 600
        public var lifetime: Int64 = 8 * 3600
        public var rememberedLogins = 20_000
        /// What checking the password of a user that does not exist costs: as much as that of one that does.
        public var cost = PasswordHash.Cost.standard

        public init() {}
    }

    private let principals: any PrincipalReading
    private let credentials: any CredentialKeeping
    private let memory: LoginMemory
    private let checks: PasswordChecks
    /// A digest that no password has.
    private let nobody: String

    public init(
        principals: any PrincipalReading, credentials: any CredentialKeeping, settings: Settings = Settings()
    ) {
        self.principals = principals
        self.credentials = credentials
        self.memory = LoginMemory(
            idle: settings.idle, lifetime: settings.lifetime, capacity: settings.rememberedLogins)
        self.checks = PasswordChecks(
            width: settings.width, queueLimit: settings.queueLimit, limiter: settings.limiter, memory: memory
        ) { password, digest throws(SecretsError) in try PasswordHash.verify(password, against: digest) }
        self.nobody = PasswordHash.unmatchable(cost: settings.cost)
    }

    /// The user with these credentials, or why not. Costs microseconds for whoever was here before.
    public func authenticate(
        _ login: BasicCredentials, from address: ClientAddress, at now: Instant
    ) async throws(AccountError) -> Result<Principal, AuthenticationRefusal> {
        // Longer ones cannot exist, so saying so at once tells nothing.
        guard login.user.utf8.count <= 320, login.password.utf8.count <= PasswordPolicy.maximumOctets else {
            return .failure(.wrong)
        }
        let found = try await lookUp(login.user)
        if let found, let used = appPassword(login.password, among: found.credentials) {
            await note(used, at: now)
            return .success(found.principal)
        }
        let stored = found?.credentials.first { $0.kind == .password }
        let digest = stored?.digest ?? nobody
        let proof = memory.proof(of: login.password, against: digest, for: found?.principal.id)
        if let found, memory.recall(proof, at: now) { return .success(found.principal) }
        let check = PasswordCheck(
            proof: proof, password: login.password, digest: digest, user: login.user.lowercased(), address: address)
        switch await checks.verdict(on: check, at: now) {
        case .right:
            guard let found, let stored else { return .failure(.wrong) }
            await note(stored, at: now)
            return .success(found.principal)
        case .refused(let refusal): return .failure(refusal)
        case .failed(let error): throw .secrets(error)
        }
    }

    /// How many slow checks were made so far.
    var slowChecks: Int {
        get async { await checks.made }
    }

    /// All are compared, so that the time does not tell which device it was.
    private func appPassword(_ text: String, among credentials: [Credential]) -> Credential? {
        guard let digest = AppPassword.digest(of: text) else { return nil }
        return credentials.filter { $0.kind == .appPassword && ConstantTime.areEqual($0.digest, digest) }.first
    }

    private func note(_ used: Credential, at now: Instant) async {
        if let last = used.lastUsed, last.seconds(to: now) < 900 { return }
        // When it was last used is for people to look at; nobody is kept out because it could not be written.
        try? await credentials.noteUse(of: used.id, at: now)
    }

    private func lookUp(_ user: String) async throws(AccountError) -> CredentialHolder? {
        do throws(CalendarStoreError) {
            // Every request asks this, so a name costs one look and not two.
            if let name = ResourceName(user), let holder = try await credentials.credentialHolder(named: name) {
                return holder.principal.kind == .user ? holder : nil
            }
            guard let principal = try await principal(withAddress: user), principal.kind == .user else { return nil }
            return CredentialHolder(
                principal: principal, credentials: try await credentials.credentials(of: principal.id))
        } catch {
            throw .store(error)
        }
    }

    private func principal(withAddress user: String) async throws(CalendarStoreError) -> Principal? {
        guard user.contains("@") else { return nil }
        let address = user.lowercased()
        if let id = memory.principal(withAddress: address), let principal = try await principals.principal(id),
            principal.has(address)
        {
            return principal
        }
        let owners = try await principals.principals().filter { $0.kind == .user && $0.has(address) }
        // An address that two people have says of neither who is meant.
        guard let owner = owners.first, owners.count == 1 else { return nil }
        memory.note(owner.id, withAddress: address)
        return owner
    }
}

extension Principal {
    fileprivate func has(_ address: String) -> Bool {
        addresses.contains { $0.lowercased() == address }
    }
}
