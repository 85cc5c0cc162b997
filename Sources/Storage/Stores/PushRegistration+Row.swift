import CalendarModel
import Chronology

/// The numbers of the kinds of collection that are watched.
enum PushScope: Int64, SQLBindable {
    case calendar = 1
    case home = 2
}

extension PushRegistration {
    var scope: PushScope {
        switch collection {
        case .calendar: .calendar
        case .home: .home
        }
    }

    var number: Int64 {
        switch collection {
        case .calendar(let id): id.rawValue
        case .home(let id): id.rawValue
        }
    }

    /// What `init(_:)` reads, in its order.
    static let columns: SQL = """
        r.token, r.principal, r.scope, r.owner, r.endpoint, r.public_key, r.secret, r.wants_content,
            r.wants_properties, r.expires
        """
    static let columnCount = 10

    init(_ row: any Row) throws(CalendarStoreError) {
        guard let scope = PushScope(rawValue: row.integer(2)) else {
            throw .damaged("push_registration.scope", row.integer(2))
        }
        let collection: Collection =
            switch scope {
            case .calendar: .calendar(CalendarID(rawValue: row.integer(3)))
            case .home: .home(PrincipalID(rawValue: row.integer(3)))
            }
        self.init(
            token: row.text(0), principal: PrincipalID(rawValue: row.integer(1)), collection: collection,
            endpoint: row.text(4), publicKey: row.bytes(5), secret: row.bytes(6), wantsContent: row.bool(7),
            wantsProperties: row.bool(8), expires: Instant(secondsSinceEpoch: row.integer(9)))
    }
}

extension DuePush {
    /// The registration, then revision, sync key, what is new, and the attempts.
    init(_ row: any Row) throws(CalendarStoreError) {
        let first = PushRegistration.columnCount
        self.init(
            registration: try PushRegistration(row), revision: row.integer(first), syncKey: row.text(first + 1),
            hasNewContent: row.bool(first + 2), hasNewProperties: row.bool(first + 3),
            attempts: Int(row.integer(first + 4)))
    }
}
