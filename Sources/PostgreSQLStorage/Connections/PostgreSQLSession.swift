import CPostgreSQL
import CalendarModel
import Storage

/// Owns one connection to the server; used by one thread, which it blocks.
///
/// It connects when it is first used and again when the connection broke.
final class PostgreSQLSession {
    private let address: PostgreSQLAddress
    private let settings: PostgreSQLSettings
    private let jitter: RetryJitter
    private var pointer: OpaquePointer?
    /// Names of the statements that the server has prepared for this connection, by template.
    private var prepared: [String: String] = [:]
    private(set) var mustRunAgain = false

    init(address: PostgreSQLAddress, settings: PostgreSQLSettings, jitter: RetryJitter) {
        self.address = address
        self.settings = settings
        self.jitter = jitter
    }

    deinit {
        disconnect()
    }

    func disconnect() {
        if let pointer { PQfinish(pointer) }
        pointer = nil
        prepared.removeAll()
    }

    // MARK: - Transactions

    /// Begins a transaction. A connection that broke since it was last used is replaced, once.
    func begin(_ statement: String) throws(CalendarStoreError) {
        mustRunAgain = false
        let isFresh = pointer == nil
        do throws(CalendarStoreError) {
            try command(statement)
        } catch {
            guard !isFresh, pointer == nil else { throw error }
            try command(statement)
        }
    }

    func commit() throws(CalendarStoreError) {
        try command("COMMIT")
    }

    /// Ends a transaction that only read: what was read stands, whatever happens now.
    func endReading() {
        do throws(CalendarStoreError) {
            try command("COMMIT")
        } catch {
            disconnect()
        }
    }

    func rollBack() {
        mustRunAgain = false
        guard isInTransaction else { return }
        do throws(CalendarStoreError) {
            try command("ROLLBACK")
        } catch {
            disconnect()
        }
    }

    var isInTransaction: Bool {
        guard let pointer else { return false }
        return [PQTRANS_INTRANS, PQTRANS_INERROR, PQTRANS_ACTIVE].contains(PQtransactionStatus(pointer))
    }

    func pause(beforeRetry number: Int) -> Bool {
        guard number <= settings.retries else { return false }
        jitter.pause(beforeRetry: number)
        return true
    }

    // MARK: - Statements

    /// Runs a statement without values that is not worth preparing.
    func command(_ text: String) throws(CalendarStoreError) {
        let pointer = try connected()
        try check(PostgreSQLResult(PQexec(pointer, text)))
    }

    /// Runs a prepared statement to its end.
    func result(_ sql: SQL) throws(CalendarStoreError) -> PostgreSQLResult {
        let pointer = try connected()
        let name = try prepare(sql)
        let answer = BoundValues(sql.values).withParameters { count, addresses, lengths, formats in
            PQexecPrepared(pointer, name, count, addresses, lengths, formats, 1)
        }
        return try checked(PostgreSQLResult(answer))
    }

    /// Runs a prepared statement and hands its rows on as they arrive.
    func forEachRow(
        _ sql: SQL, _ visit: (any Row) throws(CalendarStoreError) -> Visit
    ) throws(CalendarStoreError) {
        let pointer = try connected()
        let name = try prepare(sql)
        let isSent = BoundValues(sql.values).withParameters { count, addresses, lengths, formats in
            PQsendQueryPrepared(pointer, name, count, addresses, lengths, formats, 1) == 1
        }
        guard isSent, PQsetSingleRowMode(pointer) == 1 else { throw lost() }
        do throws(CalendarStoreError) {
            while let result = PostgreSQLResult(PQgetResult(pointer)) {
                let answer = try checked(result)
                guard answer.status == .singleRow else { continue }
                if try answer.withRow(0, visit) == .stop {
                    try cancel()
                    return
                }
            }
        } catch {
            discardResults()
            throw error
        }
    }

    /// Asks the server to stop sending, and reads what is on its way. Inside a transaction this ends it, as an error
    /// would: only reads stop early, and they have nothing to commit.
    private func cancel() throws(CalendarStoreError) {
        guard let pointer, let request = PQgetCancel(pointer) else { throw lost() }
        defer { PQfreeCancel(request) }
        var message = [CChar](repeating: 0, count: 256)
        _ = PQcancel(request, &message, Int32(message.count))
        discardResults()
    }

    private func discardResults() {
        guard let pointer else { return }
        while let result = PQgetResult(pointer) { PQclear(result) }
    }

    private func prepare(_ sql: SQL) throws(CalendarStoreError) -> String {
        if let name = prepared[sql.template] { return name }
        let pointer = try connected()
        let (text, types) = SQLDialect.postgreSQL.render(sql.template)
        let name = "s\(prepared.count)"
        let identifiers = types.map(\.objectIdentifier)
        try check(PostgreSQLResult(PQprepare(pointer, name, text, Int32(identifiers.count), identifiers)))
        prepared[sql.template] = name
        return name
    }

    // MARK: - Failure

    private func check(_ result: consuming PostgreSQLResult?) throws(CalendarStoreError) {
        _ = try checked(result)
    }

    private func checked(_ result: consuming PostgreSQLResult?) throws(CalendarStoreError) -> PostgreSQLResult {
        guard let result else { throw lost() }
        guard result.status == .failed else { return result }
        let state = result.state
        mustRunAgain = mustRunAgain || asksForRetry(state: state)
        guard !state.isEmpty, let pointer, PQstatus(pointer) == CONNECTION_OK else { throw lost() }
        throw CalendarStoreError(state: state, message: result.message, place: address.place)
    }

    /// The connection broke: the next transaction gets another.
    private func lost() -> CalendarStoreError {
        let reason = pointer.map { address.withoutSecrets(String(cString: PQerrorMessage($0))) } ?? "not connected"
        disconnect()
        return .unavailable(reason: "PostgreSQL at \(address.place): \(reason)")
    }

    // MARK: - Connecting

    private func connected() throws(CalendarStoreError) -> OpaquePointer {
        if let pointer { return pointer }
        let keywords = ["dbname", "fallback_application_name", "client_encoding", "connect_timeout"]
        let seconds = max(2, Int(settings.busyTimeout.components.seconds))
        let values = [address.url, "turnus", "UTF8", String(seconds)]
        let opened = withCStrings(keywords) { keywords in
            withCStrings(values) { values in PQconnectdbParams(keywords, values, 1) }
        }
        guard let opened else { throw .unavailable(reason: "no memory for a connection") }
        guard PQstatus(opened) == CONNECTION_OK else {
            defer { PQfinish(opened) }
            throw address.connectionFailure(String(cString: PQerrorMessage(opened)))
        }
        PQsetNoticeReceiver(opened, { _, _ in }, nil)
        pointer = opened
        do throws(CalendarStoreError) {
            // A 2xx means that it is on disk, whatever the server is set to.
            try command("SET synchronous_commit = on")
            try command("SET lock_timeout = \(settings.busyTimeout.components.seconds * 1000)")
        } catch {
            disconnect()
            throw error
        }
        return opened
    }
}

extension SQLType {
    /// The number by which the server knows the type.
    fileprivate var objectIdentifier: Oid {
        switch self {
        case .integer: 20
        case .text: 25
        case .bytes: 17
        }
    }
}

/// Calls `body` with C strings that end with a null pointer, as libpq wants its parameters.
private func withCStrings<Value>(
    _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
) -> Value {
    let terminated = strings.map { $0.utf8CString }
    var offsets: [Int] = []
    var octets: [CChar] = []
    for string in terminated {
        offsets.append(octets.count)
        octets += string
    }
    return octets.withUnsafeBufferPointer { buffer in
        var addresses: [UnsafePointer<CChar>?] = offsets.map { offset in buffer.baseAddress.map { $0 + offset } }
        addresses.append(nil)
        return addresses.withUnsafeBufferPointer { list in
            guard let start = list.baseAddress else { preconditionFailure("the list ends with a null pointer") }
            return body(start)
        }
    }
}
