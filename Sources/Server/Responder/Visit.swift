import Addresses
import HTTPTypes
import Synchronization

/// One request on its way, and what will be said about it: a line in the log and a place in the metrics.
///
/// A class, because it has to notice its own end: when a client goes away before the body is written, nobody is
/// called any more, and only the last reference tells that it is over.
final class Visit: Sendable {
    let id: RequestID
    let method: String
    /// The surface's name; `-` where no surface answers.
    let surface: String
    /// The path without its secrets.
    let path: String
    let client: IPAddress?
    private let start: ContinuousClock.Instant
    private let close: @Sendable (Visit, Outcome) -> Void
    private let outcome = Mutex<Outcome?>(Outcome())

    struct Outcome: Sendable {
        var status = 0
        var octets = 0
        var isComplete = false
        var duration = Duration.zero
    }

    init(
        id: RequestID, method: String, surface: String, path: String, client: IPAddress?,
        start: ContinuousClock.Instant, close: @escaping @Sendable (Visit, Outcome) -> Void
    ) {
        self.id = id
        self.method = method
        self.surface = surface
        self.path = path
        self.client = client
        self.start = start
        self.close = close
    }

    deinit {
        end(isComplete: false)
    }

    func answered(_ status: HTTPResponse.Status) {
        outcome.withLock { $0?.status = status.code }
    }

    func wrote(_ octets: Int) {
        outcome.withLock { $0?.octets += octets }
    }

    /// Closes the visit; the first call counts.
    func end(isComplete: Bool) {
        let last = outcome.withLock { outcome in
            defer { outcome = nil }
            return outcome
        }
        guard var last else { return }
        last.isComplete = isComplete
        last.duration = start.duration(to: .now)
        close(self, last)
    }
}
