import CPostgreSQL
import Storage

/// Owns one answer of the server and frees it exactly once.
struct PostgreSQLResult: ~Copyable {
    private let pointer: OpaquePointer

    init?(_ pointer: OpaquePointer?) {
        guard let pointer else { return nil }
        self.pointer = pointer
    }

    deinit {
        PQclear(pointer)
    }

    enum Status {
        /// Done; there may be rows.
        case rows
        /// One row of an answer that is still arriving.
        case singleRow
        case done
        case failed
    }

    var status: Status {
        switch PQresultStatus(pointer) {
        case PGRES_TUPLES_OK: .rows
        case PGRES_SINGLE_TUPLE: .singleRow
        case PGRES_COMMAND_OK: .done
        default: .failed
        }
    }

    var rowCount: Int { Int(PQntuples(pointer)) }

    /// How many rows the statement inserted, changed or deleted.
    var affectedCount: Int {
        PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0
    }

    /// The five characters of the SQLSTATE; empty when the connection itself failed.
    var state: String {
        PQresultErrorField(pointer, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
    }

    /// The message without the detail, which may quote what was bound.
    var message: String {
        PQresultErrorField(pointer, Int32(UInt8(ascii: "M"))).map { String(cString: $0) } ?? ""
    }

    /// Calls `body` with a row, which is valid only meanwhile.
    func withRow<Value, Failure: Error>(
        _ index: Int, _ body: (any Row) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try body(PostgreSQLRow(result: pointer, index: Int32(index)))
    }
}

/// A row of an answer in binary form: numbers are big-endian, text and octets are themselves.
private struct PostgreSQLRow: Row {
    let result: OpaquePointer
    let index: Int32

    private func field(_ column: Int) -> UnsafeRawBufferPointer {
        let count = Int(PQgetlength(result, index, Int32(column)))
        return UnsafeRawBufferPointer(start: PQgetvalue(result, index, Int32(column)), count: count)
    }

    func isNull(_ column: Int) -> Bool {
        PQgetisnull(result, index, Int32(column)) == 1
    }

    func integer(_ column: Int) -> Int64 {
        guard !isNull(column) else { return 0 }
        let field = field(column)
        return switch field.count {
        case 8: Int64(bigEndian: field.loadUnaligned(as: Int64.self))
        case 4: Int64(Int32(bigEndian: field.loadUnaligned(as: Int32.self)))
        case 2: Int64(Int16(bigEndian: field.loadUnaligned(as: Int16.self)))
        default: 0
        }
    }

    func text(_ column: Int) -> String {
        String(decoding: field(column), as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8] {
        Array(field(column))
    }
}
