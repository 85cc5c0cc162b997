public import CalDAV
import CalendarModel
public import Chronology
import HTTPTypes
public import Logging
public import Outbound
public import Secrets

/// Tells clients that collections have changed: what is due follows from the store, so nothing is lost with the process.
///
/// A round looks once; changes that come between two rounds are told together. At most `batch` messages are made in a
/// round, and at most `parallel` of them are on their way at once.
public struct PushDelivery: Sendable {
    private let store: any DAVStore
    private let client: any WebClient
    private let key: P256Key
    /// Of whoever answers for this server: a `mailto:` or `https:` address (RFC 8292 §2.1).
    private let contact: String?
    private let logger: Logger

    private static let batch = 200
    private static let parallel = 8

    public init(store: any DAVStore, client: any WebClient, key: P256Key, contact: String?, logger: Logger) {
        self.store = store
        self.client = client
        self.key = key
        self.contact = contact
        self.logger = logger
    }

    public func round(at now: Instant) async throws {
        let due = try await store.duePushes(at: now, limit: Self.batch)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, push) in due.enumerated() {
                if number >= Self.parallel { try await group.next() }
                group.addTask { try await deliver(push, at: now) }
            }
            try await group.waitForAll()
        }
    }

    private func deliver(_ due: DuePush, at now: Instant) async throws {
        let token = due.registration.token
        guard try await PushRights(store: store).mayTell(due.registration) else {
            try await store.forgetPush(token: token)
            return
        }
        guard let message = PushMessage(due) else {
            try await store.notePush(token: token, upTo: due.revision)
            return
        }
        switch try await send(message, to: due.registration, at: now) {
        case .taken: try await store.notePush(token: token, upTo: due.revision)
        case .ended: try await store.forgetPush(token: token)
        case .refused(let reason):
            logger.warning("a push registration was removed: \(reason)")
            try await store.forgetPush(token: token)
        case .later(let wish, let reason): try await postpone(due, wish: wish, at: now, reason: reason)
        case .stopped: break
        }
    }

    private func send(
        _ message: PushMessage, to registration: PushRegistration, at now: Instant
    ) async throws(SecretsError) -> PushOutcome {
        let endpoint: OutboundURL
        do throws(OutboundError) {
            endpoint = try OutboundURL(registration.endpoint)
        } catch {
            return PushOutcome(error)
        }
        guard
            let request = try OutboundRequest(
                message, to: registration, at: endpoint, key: key, contact: contact, now: now)
        else { return .refused(reason: "its key is none") }
        do throws(OutboundError) {
            return PushOutcome(try await client.answer(to: request))
        } catch {
            return PushOutcome(error)
        }
    }

    /// Tries again after 30 seconds, a minute, two, and so on up to some hours; at last gives up.
    private func postpone(_ due: DuePush, wish: Int64?, at now: Instant, reason: String) async throws {
        guard due.attempts < Self.mostAttempts else {
            logger.warning("a push registration was removed after \(due.attempts + 1) attempts: \(reason)")
            try await store.forgetPush(token: due.registration.token)
            return
        }
        let wait = max(Self.firstWait << min(Int64(due.attempts), 9), min(wish ?? 0, Self.longestWish))
        try await store.postponePush(token: due.registration.token, until: now.advanced(bySeconds: wait))
    }

    private static let mostAttempts = 15
    private static let firstWait: Int64 = 30
    private static let longestWish: Int64 = 86_400
}
