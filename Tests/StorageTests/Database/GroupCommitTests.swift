import CalendarModel
import Testing

@testable import Storage

struct GroupCommitTests {
    @Test func `all who wait share one commit and are answered after it`() {
        let engine = ScriptedConnection()
        let writes = (0..<3).map { ScriptedWrite("\($0)") }
        let outcomes = run(writes, on: engine)
        #expect(outcomes == [GroupCommit.Outcome(writes: 3, commits: 1)])
        #expect(
            engine.log == [
                "begin", "0", "save", "1", "release", "save", "2", "release", "commit",
            ])
        #expect(writes.map(\.answers) == [[nil], [nil], [nil]])
    }

    @Test func `a write that throws is undone alone`() {
        let engine = ScriptedConnection()
        let writes = [ScriptedWrite("0"), ScriptedWrite("1", failing: .noSuchObject), ScriptedWrite("2")]
        let outcomes = run(writes, on: engine)
        #expect(outcomes == [GroupCommit.Outcome(writes: 2, commits: 1)])
        #expect(engine.log.filter { $0 == "undo" }.count == 1)
        #expect(writes.map(\.answers) == [[nil], [.noSuchObject], [nil]])
    }

    @Test func `a first write that throws is undone with the transaction, and another is begun for the rest`() {
        let engine = ScriptedConnection()
        let writes = [
            ScriptedWrite("0", failing: .noSuchObject), ScriptedWrite("1", failing: .full), ScriptedWrite("2"),
        ]
        #expect(run(writes, on: engine) == [GroupCommit.Outcome(writes: 1, commits: 1)])
        #expect(
            engine.log == [
                "begin", "0", "roll back", "begin", "save", "1", "undo", "release", "save", "2", "release", "commit",
            ])
        #expect(writes.map(\.answers) == [[.noSuchObject], [.full], [nil]])
    }

    @Test func `a first write after whose refusal nothing can be begun fails all who share its group`() {
        let engine = ScriptedConnection(beginFailures: [.busy, nil])
        let writes = [ScriptedWrite("0", failing: .noSuchObject), ScriptedWrite("1")]
        #expect(run(writes, on: engine) == [GroupCommit.Outcome(), GroupCommit.Outcome(writes: 1, commits: 1)])
        #expect(writes.map(\.answers) == [[.busy], [nil]])
    }

    @Test func `a commit that fails fails all who shared it`() {
        let engine = ScriptedConnection(commitFailures: [.full])
        let writes = [ScriptedWrite("0"), ScriptedWrite("1")]
        #expect(run(writes, on: engine) == [GroupCommit.Outcome()])
        #expect(writes.map(\.answers) == [[.full], [.full]])
        #expect(engine.log.last == "roll back")
    }

    @Test func `a transaction that the engine gave up is lost for all who shared it`() {
        let engine = ScriptedConnection()
        let full = ScriptedWrite("1", failing: .full) { engine.isInTransaction = false }
        let writes = [ScriptedWrite("0"), full]
        _ = run(writes, on: engine)
        #expect(writes.map(\.answers) == [[.full], [.full]])
        #expect(!engine.log.contains("commit"))
    }

    @Test func `a database that does not begin fails all who wait`() {
        let engine = ScriptedConnection(beginFailures: [.busy])
        let writes = [ScriptedWrite("0"), ScriptedWrite("1")]
        _ = run(writes, on: engine)
        #expect(writes.map(\.answers) == [[.busy], [.busy]])
    }

    @Test func `a transaction without an order is run again from its beginning, and answered once`() {
        let engine = ScriptedConnection(commitFailures: [.busy, .busy], retries: 5)
        let writes = [ScriptedWrite("0"), ScriptedWrite("1", failing: .noSuchObject)]
        #expect(run(writes, on: engine) == [GroupCommit.Outcome(writes: 1, commits: 1, retries: 2)])
        #expect(engine.log.filter { $0 == "begin" }.count == 3)
        #expect(writes.map(\.answers) == [[nil], [.noSuchObject]])
    }

    @Test func `patience with a transaction without an order ends`() {
        let engine = ScriptedConnection(commitFailures: Array(repeating: .busy, count: 9), retries: 3)
        let writes = [ScriptedWrite("0")]
        _ = run(writes, on: engine)
        #expect(engine.log.filter { $0 == "begin" }.count == 4)
        #expect(writes.map(\.answers) == [[.busy]])
    }

    @Test func `a group ends where its limit says`() {
        let engine = ScriptedConnection()
        let writes = (0..<5).map { ScriptedWrite("\($0)") }
        #expect(run(writes, on: engine, limit: 2).map(\.writes) == [2, 2, 1])
    }

    @Test(arguments: TestEngine.available)
    func `many writers need fewer commits than writes`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            let before = store.statistics
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<64 {
                    group.addTask {
                        for number in 0..<4 {
                            _ = try await store.apply(
                                [put("e-\(writer)-\(number)")], to: calendar.id, by: .house, at: now)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let after = store.statistics
            #expect(after.writes - before.writes == 256)
            #expect(after.commits - before.commits < 256)
            #expect(after.largestGroup > 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `writers that are refused do not disturb the others of their group`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            let refusals = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        let change = put("e-\(number)", if: number.isMultiple(of: 3) ? .exists : .isAbsent)
                        do throws(CalendarStoreError) {
                            _ = try await store.apply(
                                [put("x-\(number)"), change], to: calendar.id, by: .house, at: now)
                            return false
                        } catch {
                            return error == .changedSince(nil)
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(refusals == 34)
            let after = try await store.calendar(calendar.id)
            #expect(after.objectCount == 132 && after.revision == 132)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is acknowledged is seen by a second connection`(engine: TestEngine) async throws {
        try await engine.withPlace { place in
            let writer = try await Store(try place.open(), expander: KnownObjects([:]))
            let reader = try await Store(try place.open(), expander: KnownObjects([:]))
            let calendar = try await writer.someCalendar()
            for number in 0..<50 {
                _ = try await writer.apply([put("e-\(number)")], to: calendar.id, by: .house, at: now)
                #expect(try await reader.object(named: "e-\(number).ics", in: calendar.id) != nil)
            }
            await writer.close()
            await reader.close()
        }
    }
}

private func run(
    _ writes: [ScriptedWrite], on engine: ScriptedConnection, limit: Int = 99
) -> [GroupCommit.Outcome] {
    let queue = WriteQueue(services: 1)
    for write in writes { _ = queue.add(write) }
    var outcomes: [GroupCommit.Outcome] = []
    while !queue.isEmpty {
        var group = GroupCommit(on: engine, from: queue) { outcomes.append($0) }
        group.run { $0 < limit }
    }
    return outcomes
}

/// Does nothing but remember, and fails as it was told.
///
/// Safe to send: each test keeps to one thread.
private final class ScriptedWrite: PendingWrite, @unchecked Sendable {
    private let name: String
    private let failure: CalendarStoreError?
    private let sideEffect: () -> Void
    private(set) var answers: [CalendarStoreError?] = []

    init(_ name: String, failing failure: CalendarStoreError? = nil, sideEffect: @escaping () -> Void = {}) {
        self.name = name
        self.failure = failure
        self.sideEffect = sideEffect
    }

    func run(on connection: any Connection) -> CalendarStoreError? {
        (connection as? ScriptedConnection)?.log.append(name)
        sideEffect()
        return failure
    }

    func finish(_ failure: CalendarStoreError?) {
        answers.append(failure)
    }
}

private final class ScriptedConnection: TransactionConnection {
    var log: [String] = []
    var isInTransaction = false
    private(set) var mustRunAgain = false
    /// The last is that of the first `begin`; nothing where it succeeds.
    private var beginFailures: [CalendarStoreError?]
    private var commitFailures: [CalendarStoreError]
    private let retries: Int

    init(
        beginFailures: [CalendarStoreError?] = [], commitFailures: [CalendarStoreError] = [], retries: Int = 0
    ) {
        self.beginFailures = beginFailures
        self.commitFailures = commitFailures
        self.retries = retries
    }

    func begin() throws(CalendarStoreError) {
        log.append("begin")
        mustRunAgain = false
        if let failure = beginFailures.popLast() ?? nil { throw failure }
        isInTransaction = true
    }

    func commit() throws(CalendarStoreError) {
        log.append("commit")
        if let failure = commitFailures.popLast() {
            mustRunAgain = failure == .busy
            throw failure
        }
        isInTransaction = false
    }

    func rollBack() {
        log.append("roll back")
        isInTransaction = false
    }

    func pause(beforeRetry number: Int) -> Bool { number <= retries }

    func execute(_ sql: SQL) throws(CalendarStoreError) -> Int {
        let words = [("SAVEPOINT", "save"), ("RELEASE", "release"), ("ROLLBACK TO", "undo")]
        log.append(words.first { sql.template.hasPrefix($0.0) }?.1 ?? sql.template)
        return 0
    }

    func forEach(
        _ sql: SQL, _ visit: (any Row) throws(CalendarStoreError) -> Visit
    ) throws(CalendarStoreError) {}

    func rows<Value>(
        _ sql: SQL, _ decode: (any Row) throws(CalendarStoreError) -> Value
    ) throws(CalendarStoreError) -> [Value] { [] }
}
