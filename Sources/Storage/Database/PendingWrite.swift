public import CalendarModel

/// A write that waits for its turn and, once it has run, for the commit that it shares with others.
public protocol PendingWrite: AnyObject, Sendable {
    /// Runs the closure and keeps what it returned; says why when it threw.
    func run(on connection: any Connection) -> CalendarStoreError?
    /// Answers whoever waits: with what was returned, or with `failure`. Called once.
    func finish(_ failure: CalendarStoreError?)
}

/// A write and the caller that waits for it.
///
/// Safe to send: it is handed from the caller to the queue and from there to the one thread that writes, each of
/// which is done with it before the next begins.
public final class WaitingWrite<Value: Sendable>: PendingWrite, @unchecked Sendable {
    public typealias Body = @Sendable (any Connection) throws(CalendarStoreError) -> Value
    public typealias Answer = CheckedContinuation<Result<Value, CalendarStoreError>, Never>

    private let body: Body
    private let answer: Answer
    private var value: Value?

    public init(_ body: @escaping Body, answer: Answer) {
        self.body = body
        self.answer = answer
    }

    public func run(on connection: any Connection) -> CalendarStoreError? {
        do {
            value = try body(connection)
            return nil
        } catch {
            return error
        }
    }

    public func finish(_ failure: CalendarStoreError?) {
        if let failure {
            answer.resume(returning: .failure(failure))
        } else if let value {
            answer.resume(returning: .success(value))
        } else {
            answer.resume(returning: .failure(.unavailable(reason: "a write was answered before it ran")))
        }
    }
}
