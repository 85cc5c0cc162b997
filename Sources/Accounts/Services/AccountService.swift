public import CalendarModel
public import Chronology
public import Secrets

/// Adds people and changes what lets them in.
public struct AccountService: Sendable {
    private let principals: any PrincipalKeeping
    private let credentials: any CredentialKeeping
    private let cost: PasswordHash.Cost

    public init(
        principals: any PrincipalKeeping, credentials: any CredentialKeeping, cost: PasswordHash.Cost = .standard
    ) {
        self.principals = principals
        self.credentials = credentials
        self.cost = cost
    }

    /// Adds a user with a password.
    ///
    /// The password is checked and hashed first; so nobody is added whose password is then refused.
    public func addUser(
        _ draft: PrincipalDraft, password: String, at now: Instant
    ) async throws(AccountError) -> Principal {
        guard draft.kind == .user else { throw .notAUser(draft.name.value) }
        let digest = try await digest(of: password, for: draft.name)
        do throws(CalendarStoreError) {
            let principal = try await principals.addPrincipal(draft, at: now)
            try await credentials.setPassword(digest: digest, of: principal.id, at: now)
            return principal
        } catch {
            throw .store(error)
        }
    }

    /// Sets another password; what was remembered of the old one counts no more.
    public func setPassword(_ password: String, of name: ResourceName, at now: Instant) async throws(AccountError) {
        let user = try await user(named: name)
        let digest = try await digest(of: password, for: user.name)
        do throws(CalendarStoreError) {
            try await credentials.setPassword(digest: digest, of: user.id, at: now)
        } catch {
            throw .store(error)
        }
    }

    /// Makes an app password for a device. The text is in the answer and nowhere else: it is shown once.
    public func addAppPassword(
        label: String, to name: ResourceName, at now: Instant
    ) async throws(AccountError) -> (text: String, credential: Credential) {
        guard (1...Self.longestLabel).contains(label.count) else { throw .unusableLabel(limit: Self.longestLabel) }
        let user = try await user(named: name)
        let text = AppPassword.make()
        do throws(CalendarStoreError) {
            // What is made here is of the form that has a digest.
            let digest = AppPassword.digest(of: text) ?? ""
            let credential = try await credentials.addAppPassword(digest: digest, label: label, to: user.id, at: now)
            return (text, credential)
        } catch {
            throw .store(error)
        }
    }

    /// The app passwords of a user, the oldest first.
    public func appPasswords(of name: ResourceName) async throws(AccountError) -> [Credential] {
        let user = try await user(named: name)
        do throws(CalendarStoreError) {
            return try await credentials.credentials(of: user.id)
                .filter { $0.kind == .appPassword }
                .sorted { ($0.created, $0.id.rawValue) < ($1.created, $1.id.rawValue) }
        } catch {
            throw .store(error)
        }
    }

    public func removeAppPassword(_ id: CredentialID, of name: ResourceName) async throws(AccountError) {
        guard try await appPasswords(of: name).contains(where: { $0.id == id }) else {
            throw .store(.noSuchCredential)
        }
        let user = try await user(named: name)
        do throws(CalendarStoreError) {
            try await credentials.removeCredential(id, of: user.id)
        } catch {
            throw .store(error)
        }
    }

    private static let longestLabel = 100

    private func user(named name: ResourceName) async throws(AccountError) -> Principal {
        let found: Principal?
        do throws(CalendarStoreError) {
            found = try await principals.principal(named: name)
        } catch {
            throw .store(error)
        }
        guard let found else { throw .noSuchUser(name.value) }
        guard found.kind == .user else { throw .notAUser(name.value) }
        return found
    }

    private func digest(of password: String, for name: ResourceName) async throws(AccountError) -> String {
        if let fault = PasswordPolicy.fault(in: password, for: name.value) { throw .password(fault) }
        let cost = cost
        let made = await OwnThread.run { () -> Result<String, SecretsError> in
            Result { () throws(SecretsError) -> String in try PasswordHash.make(password, cost: cost) }
        }
        switch made {
        case .success(let digest)?: return digest
        case .failure(let error)?: throw .secrets(error)
        case nil: throw .secrets(.derivationFailed)
        }
    }
}
