public import ICalendar

/// What the event of a booking says of it besides what every calendar understands: by it a booking is known wherever
/// somebody moves or copies its event.
public struct BookingMark: Hashable, Sendable {
    public var booking: BookingID
    public var uid: String
    public var sequence: Int
    public var status: BookingStatus?
    public var seats: Int
    public var stage: String?
    public var tags: [String]
    public var attribution: Attribution
    public var answers: [String: String]
    public var note: String?

    /// Reads it from a VEVENT; nothing where that is no booking's.
    public init?(reading event: LetterComponent) {
        guard let number = event.first("X-TURNUS-BOOKING").flatMap({ Int64($0.value) }), let uid = event.first("UID")
        else { return nil }
        booking = BookingID(rawValue: number)
        self.uid = uid.text
        sequence = event.first("SEQUENCE").flatMap { Int($0.value) } ?? 0
        status = event.first("X-TURNUS-STATUS").flatMap { BookingStatus(rawValue: $0.value) }
        seats = event.first("X-TURNUS-SEATS").flatMap { Int($0.value) } ?? 1
        stage = event.first("X-TURNUS-STAGE")?.text
        note = event.first("X-TURNUS-NOTE")?.text
        let categories = event.all("CATEGORIES").flatMap { TextValue.split($0.value) }.map(TextValue.unescape)
        tags = categories.filter { [stage] in $0 != stage }
        var attribution = Attribution()
        for (name, path) in Attribution.properties { attribution[keyPath: path] = event.first(name)?.text }
        self.attribution = attribution
        let pairs = event.all("X-TURNUS-ANSWER").compactMap { line in
            line.parameter("X-NAME").map { ($0, line.text) }
        }
        answers = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
}

extension Appointment {
    /// The lines that a ``BookingMark`` reads.
    var teamLines: [ContentLine] {
        var lines: [ContentLine] = []
        let categories = (stage.map { [$0] } ?? []) + tags.filter { $0 != stage }
        if !categories.isEmpty {
            lines.append(
                ContentLine(name: "CATEGORIES", value: categories.map(TextValue.escape).joined(separator: ",")))
        }
        lines += [
            ContentLine(name: "X-TURNUS-BOOKING", value: String(id.rawValue)),
            ContentLine(name: "X-TURNUS-STATUS", value: status.rawValue),
        ]
        if seats > 1 { lines.append(ContentLine(name: "X-TURNUS-SEATS", value: String(seats))) }
        let texts = [("X-TURNUS-STAGE", stage), ("X-TURNUS-NOTE", note)]
        for (name, text) in texts + Attribution.properties.map({ ($0.name, attribution[keyPath: $0.path]) }) {
            if let text { lines.append(ContentLine(name: name, value: TextValue.escape(text))) }
        }
        for (name, answer) in answers.sorted(by: { $0.key < $1.key }) {
            lines.append(
                ContentLine(
                    name: "X-TURNUS-ANSWER", parameters: [LetterParameter(name: "X-NAME", values: [name])],
                    value: TextValue.escape(answer)))
        }
        return lines
    }
}
