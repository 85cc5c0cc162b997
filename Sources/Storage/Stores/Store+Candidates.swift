public import CalendarModel
import Chronology
import ICalendar

/// What the index can say about a query before a letter is read.
extension Store {
    public func candidates(
        in calendar: CalendarID, for query: CandidateQuery
    ) async throws(CalendarStoreError) -> [Candidate] {
        try await database.glance { connection throws(CalendarStoreError) in
            // At most one object has the UID: whoever asks reads its letter.
            if query.uid != nil || query.window == nil {
                let members = try connection.summaries(where: memberQuery(in: calendar, for: query))
                return members.map { Candidate(member: $0, isCertain: query.window == nil) }
            }
            guard let window = query.window, let span = Span(covering: window) else { return [] }
            var found = CandidateList()
            try connection.forEach(occurrenceQuery(in: calendar, during: span, kinds: query.kinds)) {
                row throws(CalendarStoreError) in
                try found.note(row, in: window, span)
                return .next
            }
            for member in try connection.rows(
                openMemberQuery(in: calendar, during: span, kinds: query.kinds),
                { row throws(CalendarStoreError) in try ObjectSummary(row, from: 0) })
            {
                found.note(member)
            }
            return found.inOrder
        }
    }
}

/// Candidates as they are found: an object may be found many times, and once for certain is certain.
private struct CandidateList {
    private var candidates: [ObjectID: Candidate] = [:]

    var inOrder: [Candidate] {
        candidates.values.sorted { $0.member.id.rawValue < $1.member.id.rawValue }
    }

    /// Columns: those of a summary, then lane, starts, ends of one of its occurrences.
    mutating func note(
        _ row: any Row, in window: CandidateQuery.Window, _ span: Chronology.Span
    ) throws(CalendarStoreError) {
        let id = ObjectID(rawValue: row.integer(0))
        guard candidates[id]?.isCertain != true else { return }
        guard let lane = Lane(rawValue: row.integer(9)) else { throw .damaged("occurrence.lane", id.rawValue) }
        let start = Moment(seconds: row.integer(10), isFloating: lane.isFloating).instant(floatingIn: window.zone)
        let end = Moment(seconds: row.integer(11), isFloating: lane.isFloating).instant(floatingIn: window.zone)
        // The edges of the widened span: to-dos and published busy times may overlap where they touch.
        guard start < span.end, start >= span.start || end > span.start else { return }
        let member: ObjectSummary
        if let known = candidates[id] { member = known.member } else { member = try ObjectSummary(row, from: 0) }
        let isCertain = member.kind.overlapsAsIndexed && window.overlaps(start, end)
        guard isCertain || !member.kind.overlapsAsIndexed else { return }
        candidates[id] = Candidate(member: member, isCertain: isCertain)
    }

    /// A member that only its letter tells about.
    mutating func note(_ member: ObjectSummary) {
        if candidates[member.id] == nil { candidates[member.id] = Candidate(member: member, isCertain: false) }
    }
}

extension ComponentKind {
    /// Whether its occurrences overlap a span as the index has it (RFC 4791 §9.9): what has a length by more than a
    /// point, what has none where the span begins or within it. To-dos and published busy times have rules of their
    /// own, which differ from it in a second at either edge.
    fileprivate var overlapsAsIndexed: Bool {
        switch self {
        case .event, .journal, .availability: true
        case .toDo, .freeBusy: false
        }
    }
}

extension CandidateQuery.Window {
    fileprivate func overlaps(_ first: Instant, _ last: Instant) -> Bool {
        guard first < end ?? .latest else { return false }
        return first >= start ?? .earliest || last > start ?? .earliest
    }
}

extension Instant {
    /// Before and after everything that can be written down, and far from where numbers end.
    fileprivate static let earliest = Instant(secondsSinceEpoch: -1_000_000_000_000)
    fileprivate static let latest = Instant(secondsSinceEpoch: 1_000_000_000_000)
}

extension Chronology.Span {
    /// The window and a second at either edge.
    fileprivate init?(covering window: CandidateQuery.Window) {
        let start = max(window.start ?? .earliest, .earliest)
        let end = min(window.end ?? .latest, .latest)
        guard start < end else { return nil }
        self.init(from: start.advanced(bySeconds: -1), to: end.advanced(bySeconds: 1))
    }
}

/// Members by kind and UID alone, in the order of creation.
private func memberQuery(in calendar: CalendarID, for query: CandidateQuery) -> SQL {
    var condition: SQL = "o.calendar = \(calendar)"
    if let uid = query.uid { condition += " AND o.uid = \(uid)" }
    condition += kindCondition(query.kinds)
    condition += " ORDER BY o.id"
    return condition
}

private func kindCondition(_ kinds: Set<ComponentKind>?) -> SQL {
    guard let kinds else { return "" }
    let names = ComponentKind.allCases.filter(kinds.contains).map(\.rawValue)
    // No kind at all is nothing at all.
    return SQL.lists(of: names.isEmpty ? [""] : names).reduce(into: "") { $0 += " AND o.kind IN \($1)" }
}

/// A range of starts in each lane, and the object that each occurrence there belongs to.
func occurrenceQuery(in calendar: CalendarID, during span: Chronology.Span, kinds: Set<ComponentKind>?) -> SQL {
    .joined(
        Lane.all.map { lane in
            let starts = lane.starts(overlapping: span)
            let end = lane.earliestEnd(overlapping: span)
            return """
                SELECT \(ObjectSummary.columns), x.lane, x.starts, x.ends
                FROM occurrence x CROSS JOIN calendar_object o
                WHERE x.calendar = \(calendar) AND x.lane = \(lane)
                    AND x.starts >= \(starts.lowerBound) AND x.starts < \(starts.upperBound)
                    AND (x.ends > \(end) OR x.starts >= \(end)) AND o.id = x.object\(kindCondition(kinds))
                """
        }, separator: "\nUNION ALL\n")
}

/// The members whose occurrences the index does not know to their end somewhere in the span, in somebody's zone.
func openMemberQuery(in calendar: CalendarID, during span: Chronology.Span, kinds: Set<ComponentKind>?) -> SQL {
    let end = span.end.advanced(bySeconds: Lane.widestOffset)
    let start = span.start.advanced(bySeconds: -Lane.widestOffset)
    return """
        SELECT \(ObjectSummary.columns) FROM calendar_object o
        WHERE o.calendar = \(calendar) AND o.complete_until IS NOT NULL AND o.complete_until < \(end)\(kindCondition(kinds))
        UNION ALL
        SELECT \(ObjectSummary.columns) FROM calendar_object o
        WHERE o.calendar = \(calendar) AND o.complete_from IS NOT NULL AND o.complete_from > \(start)
            AND (o.complete_until IS NULL OR o.complete_until >= \(end))\(kindCondition(kinds))
        """
}
