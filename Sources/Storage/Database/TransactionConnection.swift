public import CalendarModel

/// A connection on which transactions are begun and ended by hand.
public protocol TransactionConnection: Connection {
    func begin() throws(CalendarStoreError)
    func commit() throws(CalendarStoreError)
    func rollBack()
    /// Whether the engine is still in the transaction; it may have given it up by itself, when the disk is full.
    var isInTransaction: Bool { get }
    /// Whether the engine asks for the whole transaction to be run again.
    var mustRunAgain: Bool { get }
    /// Waits before the transaction is run again for the nth time; says whether that makes sense.
    func pause(beforeRetry number: Int) -> Bool
}
