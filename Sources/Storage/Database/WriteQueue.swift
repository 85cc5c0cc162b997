import Synchronization

/// The writes that wait, first come first served, and how many are at work on them.
public final class WriteQueue: Sendable {
    private struct State {
        /// Taken from `head` on, so that taking one does not move the others.
        var waiting: [(any PendingWrite)?] = []
        var head = 0
        var services = 0
        var isClosed = false

        var isEmpty: Bool { head == waiting.count }
    }

    private let state = Mutex(State())
    private let maximumServices: Int

    /// `services` is how many may take writes from the queue at a time.
    public init(services: Int) {
        self.maximumServices = services
    }

    public enum Admission: Hashable, Sendable {
        /// In the queue, and somebody will come to it.
        case queued
        /// In the queue; the caller must see to it that one more serves it.
        case needsService
        /// The database is closed.
        case refused
    }

    public func add(_ write: any PendingWrite) -> Admission {
        state.withLock { state in
            guard !state.isClosed else { return .refused }
            state.waiting.append(write)
            guard state.services < maximumServices else { return .queued }
            state.services += 1
            return .needsService
        }
    }

    /// The write that has waited longest; nothing when none waits.
    public func take() -> (any PendingWrite)? {
        state.withLock { state in
            guard !state.isEmpty else { return nil }
            defer {
                state.waiting[state.head] = nil
                state.head += 1
                if state.isEmpty {
                    state.waiting.removeAll(keepingCapacity: state.head < 1024)
                    state.head = 0
                }
            }
            return state.waiting[state.head]
        }
    }

    /// Ends one service when no write waits any more; says whether it ended.
    public func endService() -> Bool {
        state.withLock { state in
            guard state.isEmpty else { return false }
            state.services -= 1
            return true
        }
    }

    public var isEmpty: Bool {
        state.withLock { $0.isEmpty }
    }

    /// Lets no more writes in.
    public func close() {
        state.withLock { $0.isClosed = true }
    }
}
