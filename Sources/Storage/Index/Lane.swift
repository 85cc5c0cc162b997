import CalendarModel
import Chronology
import ICalendar

/// A part of the index in which all occurrences are of one length class, and all fixed on the time line or all
/// floating: a window is one range of starts in each lane.
struct Lane: Hashable, Sendable {
    let length: LengthClass
    let isFloating: Bool

    init(length: LengthClass, isFloating: Bool) {
        self.length = length
        self.isFloating = isFloating
    }

    init(of occurrence: IndexedOccurrence) {
        self.init(
            length: LengthClass(seconds: occurrence.end.seconds - occurrence.start.seconds),
            isFloating: occurrence.start.isFloating)
    }

    static let all = LengthClass.allCases.flatMap { length in
        [false, true].map { Lane(length: length, isFloating: $0) }
    }

    /// No zone has ever been further from UTC than this, in seconds: local mean times reach sixteen hours.
    static let widestOffset: Int64 = 86_400

    /// The starts, on the lane's own clock, at which an occurrence may begin that overlaps `span`.
    ///
    /// Exact for what is fixed on the time line; for what floats it is wide enough for every reader.
    func starts(overlapping span: Span) -> Range<Int64> {
        let slack = isFloating ? Self.widestOffset : 0
        let end = span.end.secondsSinceEpoch + slack
        guard let maximum = length.maximumSeconds else { return Int64.min..<end }
        return (span.start.secondsSinceEpoch - slack - maximum)..<end
    }

    /// The moment after which an occurrence must end, on the lane's own clock, to overlap `span`.
    func earliestEnd(overlapping span: Span) -> Int64 {
        span.start.secondsSinceEpoch - (isFloating ? Self.widestOffset : 0)
    }
}

extension Lane: SQLBindable, RawRepresentable {
    /// As the database keeps it: two for each length class, the floating one last.
    var rawValue: Int64 { length.rawValue * 2 + (isFloating ? 1 : 0) }

    init?(rawValue: Int64) {
        guard rawValue >= 0, let length = LengthClass(rawValue: rawValue / 2) else { return nil }
        self.init(length: length, isFloating: rawValue % 2 == 1)
    }
}
