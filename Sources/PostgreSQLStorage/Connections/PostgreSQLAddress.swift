import CPostgreSQL
import CalendarModel

/// Where the server is and who we are there; what is said of it never holds the password.
struct PostgreSQLAddress: Sendable {
    let url: String
    /// Host, port and database, for people.
    let place: String
    private let password: String?

    init(url: String) throws(CalendarStoreError) {
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(url, &message) else {
            PQfreemem(message)
            // libpq's own message quotes the part it stumbled over, which may be the password.
            throw .unavailable(reason: "the address of the PostgreSQL database cannot be read")
        }
        defer { PQconninfoFree(options) }
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        self.url = url
        self.password = values["password"]
        let host = values["host"] ?? values["hostaddr"] ?? "localhost"
        self.place = "\(host):\(values["port"] ?? "5432")/\(values["dbname"] ?? "")"
    }

    /// Why a connection could not be made: refused to us, or not there.
    func connectionFailure(_ message: String) -> CalendarStoreError {
        let isRefusal = ["authentication failed", "no pg_hba.conf entry", "permission denied", "no password supplied"]
            .contains { message.contains($0) }
        if isRefusal { return .notPermitted(path: place) }
        return .unavailable(reason: "PostgreSQL at \(place): \(withoutSecrets(message))")
    }

    func withoutSecrets(_ message: String) -> String {
        let line = message.split(separator: "\n").joined(separator: " ")
        guard let password, !password.isEmpty else { return line }
        return line.split(separator: password, omittingEmptySubsequences: false).joined(separator: "***")
    }
}
