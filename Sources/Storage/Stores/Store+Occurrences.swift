public import CalendarModel
public import Chronology
import ICalendar

extension Store: CalendarReading {
    public func occurrences(
        in calendars: [CalendarID], during span: Span, floatingIn zone: Zone
    ) async throws(CalendarStoreError) -> [FoundOccurrence] {
        let candidates = try await database.read { connection throws(CalendarStoreError) in
            var candidates = Candidates()
            for calendar in calendars {
                candidates.indexed += try connection.indexedOccurrences(in: calendar, during: span, floatingIn: zone)
                candidates.open += try connection.objectsOpen(in: calendar, during: span)
            }
            return candidates
        }
        var found = candidates.indexed
        for object in candidates.open {
            guard let occurrences = expand(object, during: span, floatingIn: zone) else { continue }
            found.removeAll { $0.object == object.id }
            found += occurrences
        }
        return found.inOrder(floatingIn: zone)
    }

    /// The occurrences that the object's letter yields, or nothing when it no longer yields any: then what the
    /// index knows stands, since one object must not keep a reader from all others.
    private func expand(_ object: OpenObject, during span: Span, floatingIn zone: Zone) -> [FoundOccurrence]? {
        do {
            return try expander.occurrences(of: object.octets, during: span, floatingIn: zone).map {
                FoundOccurrence(calendar: object.calendar, object: object.id, occurrence: $0)
            }
        } catch {
            return nil
        }
    }
}

/// What one look at the database gives: occurrences from the index, and objects that it does not know to their end.
private struct Candidates: Sendable {
    var indexed: [FoundOccurrence] = []
    var open: [OpenObject] = []
}

/// An object that may have occurrences in the window which are not in the index.
private struct OpenObject: Sendable {
    let calendar: CalendarID
    let id: ObjectID
    let octets: [UInt8]
}

extension Connection {
    /// A range of starts in each lane: as many rows are read as may overlap, however many there are.
    func indexedOccurrences(
        in calendar: CalendarID, during span: Span, floatingIn zone: Zone
    ) throws(CalendarStoreError) -> [FoundOccurrence] {
        var found: [FoundOccurrence] = []
        try forEach(indexQuery(in: calendar, during: span)) { row throws(CalendarStoreError) in
            let occurrence = try IndexedOccurrence(row: row)
            if occurrence.overlaps(span, floatingIn: zone) {
                let object = ObjectID(rawValue: row.integer(8))
                found.append(FoundOccurrence(calendar: calendar, object: object, occurrence: occurrence))
            }
            return .next
        }
        return found
    }

    fileprivate func objectsOpen(
        in calendar: CalendarID, during span: Span
    ) throws(CalendarStoreError) -> [OpenObject] {
        try rows(openQuery(in: calendar, during: span)) {
            OpenObject(calendar: calendar, id: ObjectID(rawValue: $0.integer(0)), octets: $0.bytes(1))
        }
    }
}

/// What the index is asked for a window.
func indexQuery(in calendar: CalendarID, during span: Span) -> SQL {
    .joined(
        Lane.all.map { lane in
            let starts = lane.starts(overlapping: span)
            let end = lane.earliestEnd(overlapping: span)
            return """
                SELECT \(IndexedOccurrence.columns) FROM occurrence
                WHERE calendar = \(calendar) AND lane = \(lane)
                    AND starts >= \(starts.lowerBound) AND starts < \(starts.upperBound)
                    AND (ends > \(end) OR starts >= \(end))
                """
        }, separator: "\nUNION ALL\n")
}

/// Which objects must be worked out for a window: the index is incomplete somewhere in it, in somebody's zone.
func openQuery(in calendar: CalendarID, during span: Span) -> SQL {
    let end = span.end.advanced(bySeconds: Lane.widestOffset)
    let start = span.start.advanced(bySeconds: -Lane.widestOffset)
    return """
        SELECT id, octets FROM calendar_object
        WHERE calendar = \(calendar) AND complete_until IS NOT NULL AND complete_until < \(end)
        UNION ALL
        SELECT id, octets FROM calendar_object
        WHERE calendar = \(calendar) AND complete_from IS NOT NULL AND complete_from > \(start)
            AND (complete_until IS NULL OR complete_until >= \(end))
        """
}

extension [FoundOccurrence] {
    /// By start, then end, then object: the same for everybody who reads in `zone`.
    fileprivate func inOrder(floatingIn zone: Zone) -> [FoundOccurrence] {
        map { found in
            let occurrence = found.occurrence
            return (
                occurrence.start.instant(floatingIn: zone), occurrence.end.instant(floatingIn: zone),
                found.object.rawValue, found
            )
        }
        .sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }
        .map(\.3)
    }
}
