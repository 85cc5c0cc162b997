public import CalendarModel
public import Chronology
import ICalendar

extension Store: BusyReading {
    public func calendars(
        ofAll owners: [PrincipalID]
    ) async throws(CalendarStoreError) -> [PrincipalID: [CalendarCollection]] {
        try await database.read { connection throws(CalendarStoreError) in
            var found: [PrincipalID: [CalendarCollection]] = [:]
            for list in SQL.lists(of: owners) {
                for calendar in try connection.calendars(where: "c.owner IN \(list)") {
                    found[calendar.owner, default: []].append(calendar)
                }
            }
            return found
        }
    }

    public func takenTime(
        in calendars: [CalendarID], during span: Span
    ) async throws(CalendarStoreError) -> TakenTime {
        let read = try await database.read { connection throws(CalendarStoreError) in
            var reading = BusyRows()
            for list in SQL.lists(of: calendars) {
                try connection.forEach(takenQuery(in: list, during: span)) { row throws(CalendarStoreError) in
                    try reading.note(row)
                    return .next
                }
                try connection.forEach(openLetterQuery(in: list, during: span)) { row in
                    reading.noteOpen(row)
                    return .next
                }
            }
            try reading.noteAvailabilities(connection)
            return reading
        }
        return read.completed(by: expander, during: span)
    }
}

/// What one look at the database gives.
private struct BusyRows: Sendable {
    private var taken = TakenTime()
    private var open: [OpenLetter] = []
    private var availabilities: Set<ObjectID> = []

    /// An object that may take time which is not in the index.
    private struct OpenLetter: Sendable {
        let calendar: CalendarID
        let object: ObjectID
        let octets: [UInt8]
    }

    /// A row of `takenQuery`.
    mutating func note(_ row: any Row) throws(CalendarStoreError) {
        let object = ObjectID(rawValue: row.integer(7))
        guard let lane = Lane(rawValue: row.integer(1)), let busy = BusyKind(stored: row.integer(5)),
            let detail = IndexedOccurrence.Detail(rawValue: row.integer(8))
        else { throw .damaged("occurrence.lane, .busy or .detail", object.rawValue) }
        switch detail {
        case .nothing: break
        case .answers: noteAnswers(row, 9, of: object)
        case .availability:
            availabilities.insert(object)
            return
        }
        taken.occurrences.append(
            TakenOccurrence(
                calendar: CalendarID(rawValue: row.integer(0)), object: object, component: Int(row.integer(6)),
                start: Moment(seconds: row.integer(2), isFloating: lane.isFloating),
                end: Moment(seconds: row.integer(3), isFloating: lane.isFloating),
                isAllDay: row.bool(4), busy: busy))
    }

    /// A row of `openLetterQuery`.
    mutating func noteOpen(_ row: any Row) {
        let object = ObjectID(rawValue: row.integer(1))
        noteAnswers(row, 3, of: object)
        open.append(OpenLetter(calendar: CalendarID(rawValue: row.integer(0)), object: object, octets: row.bytes(2)))
    }

    private mutating func noteAnswers(_ row: any Row, _ column: Int, of object: ObjectID) {
        guard taken.answers[object] == nil, !row.isNull(column) else { return }
        taken.answers[object] = AnswerSheet(octets: row.bytes(column))
    }

    mutating func noteAvailabilities(_ connection: any Connection) throws(CalendarStoreError) {
        for list in SQL.lists(of: availabilities.sorted { $0.rawValue < $1.rawValue }) {
            try connection.forEach("SELECT calendar, octets FROM calendar_object WHERE id IN \(list) ORDER BY id") {
                row in
                taken.availabilities[CalendarID(rawValue: row.integer(0)), default: []].append(row.bytes(1))
                return .next
            }
        }
    }

    /// With what only letters tell. Where one no longer yields occurrences, what the index knows of it stands: one
    /// object must not keep a reader from all others.
    func completed(by expander: any OccurrenceExpanding, during span: Span) -> TakenTime {
        guard !open.isEmpty else { return taken }
        var whole = taken
        var expanded: Set<ObjectID> = []
        var added: [TakenOccurrence] = []
        for letter in open {
            do {
                let entries = try expander.occurrences(of: letter.octets, during: span.forAllZones, floatingIn: .utc)
                expanded.insert(letter.object)
                added += entries.filter { $0.busy != .free }.map {
                    TakenOccurrence($0, of: letter.object, in: letter.calendar)
                }
            } catch {
                continue
            }
        }
        whole.occurrences.removeAll { expanded.contains($0.object) }
        whole.occurrences += added
        return whole
    }
}

extension Chronology.Span {
    /// With what floats into it in any zone.
    var forAllZones: Chronology.Span {
        Chronology.Span(
            from: start.advanced(bySeconds: -Lane.widestOffset), to: end.advanced(bySeconds: Lane.widestOffset)) ?? self
    }
}

/// What the index is asked for a window, of all calendars of the list in one statement: a range of starts in each lane
/// of each calendar. The answers come along where they matter.
func takenQuery(in list: SQL, during span: Chronology.Span) -> SQL {
    let lanes = Lane.all.map { lane -> SQL in
        let starts = lane.starts(overlapping: span)
        return """
            (\(lane), \(starts.lowerBound), \(starts.upperBound), \(lane.earliestEnd(overlapping: span)))
            """
    }
    return """
        WITH searched (lane, low, high, floor) AS (VALUES \(SQL.joined(lanes, separator: ", ")))
        SELECT x.calendar, x.lane, x.starts, x.ends, x.all_day, x.busy, x.component, x.object, x.detail, a.octets
        FROM calendar c CROSS JOIN searched s CROSS JOIN occurrence x
        LEFT JOIN answer_sheet a ON a.object = CASE x.detail WHEN 1 THEN x.object END
        WHERE c.id IN \(list) AND x.calendar = c.id AND x.lane = s.lane AND x.starts >= s.low AND x.starts < s.high
            AND x.ends > s.floor AND (x.busy <> 0 OR x.detail = 2)
        """
}

/// Which objects must be worked out for a window: the index is incomplete somewhere in it, in somebody's zone.
func openLetterQuery(in list: SQL, during span: Chronology.Span) -> SQL {
    let span = span.forAllZones
    let rest: SQL = "LEFT JOIN answer_sheet a ON a.object = o.id WHERE c.id IN \(list) AND o.calendar = c.id"
    return """
        SELECT o.calendar, o.id, o.octets, a.octets FROM calendar c CROSS JOIN calendar_object o \(rest)
            AND o.complete_until IS NOT NULL AND o.complete_until < \(span.end)
        UNION ALL
        SELECT o.calendar, o.id, o.octets, a.octets FROM calendar c CROSS JOIN calendar_object o \(rest)
            AND o.complete_from IS NOT NULL AND o.complete_from > \(span.start)
            AND (o.complete_until IS NULL OR o.complete_until >= \(span.end))
        """
}
