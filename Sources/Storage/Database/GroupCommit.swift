import CalendarModel

/// Runs many waiting writes in one transaction, each so that it can be undone alone, with one commit for all of them.
///
/// A write that throws is undone alone. When the commit fails, all who shared it fail. When the engine could not put
/// the transaction in an order with others, all of it is run again. Nobody is answered before the end.
public struct GroupCommit {
    /// What became of a group.
    public struct Outcome: Hashable, Sendable {
        /// Writes that share the commit.
        public var writes = 0
        public var commits = 0
        /// How often the transaction was run again.
        public var retries = 0
    }

    private let connection: any TransactionConnection
    private let queue: WriteQueue
    /// Told what became of the group, before anybody is answered.
    private let note: (Outcome) -> Void
    /// All writes of the group, in their order.
    private var taken: [any PendingWrite] = []
    /// Why a write of the group threw, by its place in `taken`; nothing for one that stands.
    private var refusals: [CalendarStoreError?] = []
    private var retries = 0

    public init(
        on connection: any TransactionConnection, from queue: WriteQueue, note: @escaping (Outcome) -> Void
    ) {
        self.connection = connection
        self.queue = queue
        self.note = note
    }

    /// Takes writes while some wait and `mayGoOn` agrees; it is told how many the group has.
    public mutating func run(while mayGoOn: (Int) -> Bool) {
        guard let first = queue.take() else { return }
        taken = [first]
        while true {
            do throws(CalendarStoreError) {
                try connection.begin()
            } catch {
                // Whoever waits now has waited as long as we have.
                while let write = queue.take() { taken.append(write) }
                return fail(error)
            }
            do throws(CalendarStoreError) {
                try attempt(while: mayGoOn)
                return answer()
            } catch {
                let mustRunAgain = connection.mustRunAgain
                connection.rollBack()
                guard mustRunAgain, connection.pause(beforeRetry: retries + 1) else { return fail(error) }
                retries += 1
            }
        }
    }

    private mutating func attempt(while mayGoOn: (Int) -> Bool) throws(CalendarStoreError) {
        refusals.removeAll()
        while refusals.count < taken.count || takeOne(while: mayGoOn) {
            refusals.append(try run(taken[refusals.count], isFirst: refusals.isEmpty))
        }
        try connection.commit()
    }

    private mutating func takeOne(while mayGoOn: (Int) -> Bool) -> Bool {
        guard mayGoOn(taken.count), let write = queue.take() else { return false }
        taken.append(write)
        return true
    }

    /// Runs one write and says why it threw, if it did. Throws when the transaction as a whole is lost.
    ///
    /// The first has no savepoint: nothing before it must be kept when it is undone. A savepoint keeps a copy of every
    /// page that is changed, which for a batch of an import costs as much as writing it.
    private func run(_ write: any PendingWrite, isFirst: Bool) throws(CalendarStoreError) -> CalendarStoreError? {
        if !isFirst { try connection.execute("SAVEPOINT one_write") }
        let refusal = write.run(on: connection)
        guard let refusal else {
            if !isFirst { try connection.execute("RELEASE SAVEPOINT one_write") }
            return nil
        }
        guard connection.isInTransaction, !connection.mustRunAgain else { throw refusal }
        if isFirst {
            connection.rollBack()
            try connection.begin()
        } else {
            try connection.execute("ROLLBACK TO SAVEPOINT one_write")
            try connection.execute("RELEASE SAVEPOINT one_write")
        }
        return refusal
    }

    private func answer() {
        note(Outcome(writes: refusals.count { $0 == nil }, commits: 1, retries: retries))
        for (write, refusal) in zip(taken, refusals) { write.finish(refusal) }
    }

    private func fail(_ error: CalendarStoreError) {
        note(Outcome(retries: retries))
        for write in taken { write.finish(error) }
    }
}
