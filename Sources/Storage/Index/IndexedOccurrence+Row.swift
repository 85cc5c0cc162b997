import CalendarModel
import Chronology
import ICalendar

extension IndexedOccurrence {
    /// What `init(row:)` reads, in its order.
    static let columns: SQL = """
        lane, starts, ends, recurrence, recurrence_floating, all_day, busy, component, object, detail
        """

    init(row: any Row) throws(CalendarStoreError) {
        guard let lane = Lane(rawValue: row.integer(0)), let busy = BusyKind(stored: row.integer(6)),
            let detail = Detail(rawValue: row.integer(9))
        else {
            throw .damaged("occurrence.lane, .busy or .detail", row.integer(8))
        }
        self.init(
            recurrenceID: Moment(seconds: row.integer(3), isFloating: row.bool(4)),
            start: Moment(seconds: row.integer(1), isFloating: lane.isFloating),
            end: Moment(seconds: row.integer(2), isFloating: lane.isFloating),
            isAllDay: row.bool(5), busy: busy, component: Int(row.integer(7)), detail: detail)
    }

    /// Whether it overlaps `span` when floating times are read in `zone` (RFC 4791 §9.9): what has no length
    /// overlaps where it begins.
    func overlaps(_ span: Span, floatingIn zone: Zone) -> Bool {
        let start = start.instant(floatingIn: zone)
        guard start < span.end else { return false }
        return start >= span.start || end.instant(floatingIn: zone) > span.start
    }
}

extension Moment {
    init(seconds: Int64, isFloating: Bool) {
        self =
            isFloating
            ? .floating(WallTime(secondsSinceEpoch: seconds)) : .absolute(Instant(secondsSinceEpoch: seconds))
    }
}

extension Connection {
    /// Adds the occurrences of an object to the index.
    ///
    /// In statements of at most 32 rows, whose sizes are powers of two: few texts to prepare, few trips to a server.
    func insertOccurrences(
        _ entries: [IndexedOccurrence], of object: Int64, in calendar: CalendarID
    ) throws(CalendarStoreError) {
        var position = 0
        while position < entries.count {
            var size = 32
            while size > entries.count - position { size /= 2 }
            var sql: SQL = """
                INSERT INTO occurrence (calendar, object, position, lane, starts, ends, recurrence,
                    recurrence_floating, all_day, busy, component, detail) VALUES 
                """
            for index in position..<position + size {
                let entry = entries[index]
                if index > position { sql += ", " }
                sql += """
                    (\(calendar), \(object), \(index), \(Lane(of: entry)), \(entry.start.seconds), \
                    \(entry.end.seconds), \(entry.recurrenceID.seconds), \(entry.recurrenceID.isFloating), \
                    \(entry.isAllDay), \(entry.busy), \(entry.component), \(entry.detail))
                    """
            }
            try execute(sql)
            position += size
        }
    }

    func deleteOccurrences(of object: Int64) throws(CalendarStoreError) {
        try execute("DELETE FROM occurrence WHERE object = \(object)")
    }
}
