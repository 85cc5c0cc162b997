import CalendarModel
import Chronology

/// Moves or copies one object inside one transaction, and counts the revisions of both calendars along.
///
/// What is moved keeps its number, its letter and its dead properties: nothing is lost, so no revision is kept of it.
struct ObjectMover {
    private let connection: any Connection
    private let transfer: ObjectTransfer
    private let now: Instant
    private var source: ObjectWriter
    /// Nothing when it is the calendar that the object comes from.
    private var other: ObjectWriter?

    init(
        _ connection: any Connection, _ transfer: ObjectTransfer, by author: Author, _ history: HistoryRules,
        at now: Instant
    ) throws(CalendarStoreError) {
        self.connection = connection
        self.transfer = transfer
        self.now = now
        let isReader = transfer.kind == .copy && transfer.source != transfer.target
        self.source = try ObjectWriter(
            connection, calendar: transfer.source, by: author, history, at: now, as: isReader ? .reader : .anybody)
        self.other =
            transfer.source == transfer.target
            ? nil : try ObjectWriter(connection, calendar: transfer.target, by: author, history, at: now)
    }

    consuming func run() throws(CalendarStoreError) -> ObjectOutcome {
        let object = try source.find(transfer.name)
        if let refusal = transfer.precondition.refusal(of: object?.tag) { throw refusal }
        guard let object else { throw .noSuchObject }
        let replaced = try self.replaced(by: object)
        if let replaced { try target.remove(replaced, .changed) }
        switch transfer.kind {
        case .move: try move(object)
        case .copy: try copy(object, created: replaced?.created ?? now)
        }
        try target.note(replaced == nil ? .created : .updated, name: transfer.targetName, uid: object.uid)
        try source.finish()
        try other?.finish()
        return replaced == nil ? .created(object.tag) : .updated(object.tag)
    }

    private var target: ObjectWriter {
        get { other ?? source }
        set { if other == nil { source = newValue } else { other = newValue } }
    }

    /// What is at the target and makes room. Throws where it must not, or where the UID is another's.
    private func replaced(by object: ObjectWriter.Present) throws(CalendarStoreError) -> ObjectWriter.Present? {
        let present = try target.find(transfer.targetName)
        if let present, !transfer.replacing || present.id == object.id { throw .alreadyExists(present.tag) }
        if let present, present.uid != object.uid { throw .uidTaken(by: transfer.targetName) }
        let owner = try target.name(ofUID: object.uid)
        let isItself = transfer.kind == .move && other == nil
        if let owner, owner != transfer.targetName, !isItself { throw .uidTaken(by: owner) }
        return present
    }

    private mutating func move(_ object: ObjectWriter.Present) throws(CalendarStoreError) {
        try connection.execute(
            """
            UPDATE calendar_object SET calendar = \(transfer.target), name = \(transfer.targetName),
                writer = \(object.writer)
            WHERE id = \(object.id)
            """)
        if other != nil {
            try connection.execute(
                "UPDATE occurrence SET calendar = \(transfer.target) WHERE object = \(object.id)")
        }
        source.countObjects(-1)
        target.countObjects(1)
        try source.note(.deleted, name: transfer.name, uid: object.uid)
    }

    private mutating func copy(_ object: ObjectWriter.Present, created: Instant) throws(CalendarStoreError) {
        let id = try connection.number(
            """
            INSERT INTO calendar_object (calendar, name, uid, kind, entity_tag, created, modified,
                complete_from, complete_until, octet_count, writer, octets)
            SELECT \(transfer.target), \(transfer.targetName), uid, kind, entity_tag,
                \(created), \(now), complete_from, complete_until, octet_count, \(object.writer), octets
            FROM calendar_object WHERE id = \(object.id)
            RETURNING id
            """)
        try connection.execute(
            """
            INSERT INTO occurrence (calendar, object, position, lane, starts, ends, recurrence,
                recurrence_floating, all_day, busy, component, detail)
            SELECT \(transfer.target), \(id), position, lane, starts, ends,
                recurrence, recurrence_floating, all_day, busy, component, detail
            FROM occurrence WHERE object = \(object.id)
            """)
        try connection.execute(
            """
            INSERT INTO answer_sheet (object, octets)
            SELECT \(id), octets FROM answer_sheet WHERE object = \(object.id)
            """)
        try connection.copyAlarmAnswers(of: object.id, to: id)
        try connection.copyProperties(of: .object(ObjectID(rawValue: object.id)), to: .object(ObjectID(rawValue: id)))
        target.countObjects(1)
    }
}
