import HTTPTypes
import NIOCore
import Synchronization

/// A request whose body is here, too.
struct WholeRequest: Sendable {
    let head: HTTPRequest
    var body = ByteBuffer()
}

/// Where a connection lays what it has read whole, and from where whoever answers takes it: one at a time.
final class RequestDesk: Sendable {
    private enum State {
        case empty
        case taken(WholeRequest)
        case awaited(CheckedContinuation<WholeRequest?, Never>)
        case closed
    }

    private let state = Mutex(State.empty)

    /// Lays down the next request; the one before has been answered.
    func lay(_ request: WholeRequest) {
        let waiting: CheckedContinuation<WholeRequest?, Never>? = state.withLock { state in
            switch state {
            case .awaited(let waiting):
                state = .empty
                return waiting
            case .empty, .taken:
                state = .taken(request)
                return nil
            case .closed: return nil
            }
        }
        waiting?.resume(returning: request)
    }

    /// Waits for a request; nothing when none will come any more.
    func next() async -> WholeRequest? {
        await withCheckedContinuation { continuation in
            let answer: WholeRequest?? = state.withLock { state in
                switch state {
                case .taken(let request):
                    state = .empty
                    return .some(request)
                case .closed: return .some(nil)
                case .empty, .awaited:
                    state = .awaited(continuation)
                    return nil
                }
            }
            if let answer { continuation.resume(returning: answer) }
        }
    }

    func close() {
        let waiting: CheckedContinuation<WholeRequest?, Never>? = state.withLock { state in
            defer { state = .closed }
            guard case .awaited(let waiting) = state else { return nil }
            return waiting
        }
        waiting?.resume(returning: nil)
    }
}
