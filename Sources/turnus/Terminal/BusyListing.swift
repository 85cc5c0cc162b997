import Chronology
import ICalendar
import Scheduling

/// When somebody is busy, as a command tells it.
struct BusyListing {
    let name: String
    let time: BusyTime

    /// By start: each time with its kind.
    private var spans: [(span: Span, word: String)] {
        let known = BusyKind.allCases.flatMap { kind in time[kind].spans.map { ($0, kind.word) } }
        return (known + time.unknown.spans.map { ($0, "unknown") })
            .sorted { ($0.0.start, $0.0.end, $0.1) < ($1.0.start, $1.0.end, $1.1) }
    }

    var lines: [String] {
        spans.map { "\(name)\t\($0.span.start.rfc3339)\t\($0.span.end.rfc3339)\t\($0.word)" }
    }

    var json: JSONText {
        let busy = spans.map { span, word in
            JSONText.object([
                ("start", .string(span.start.rfc3339)), ("end", .string(span.end.rfc3339)),
                ("type", .string(word)),
            ])
        }
        return .object([("who", .string(name)), ("busy", .array(busy))])
    }
}

/// A line for each person, a sign for each part of the window.
struct BusyChart {
    private let parts: [Span]

    /// So many signs, or fewer where they would be less than a minute.
    init(during window: Span, width: Int = 60) {
        let count = max(1, min(Int64(width), window.seconds / 60))
        parts = (0..<count).compactMap { part in
            Span(
                from: window.start.advanced(bySeconds: window.seconds * part / count),
                to: window.start.advanced(bySeconds: window.seconds * (part + 1) / count))
        }
    }

    func text(of rows: [BusyListing]) -> String {
        let width = rows.map(\.name.count).max() ?? 0
        return rows.map { row in
            let signs = parts.map { part in String(sign(of: row.time, in: part)) }.joined()
            return row.name + String(repeating: " ", count: width - row.name.count + 1) + signs
        }.joined(separator: "\n")
    }

    /// The strongest that any moment of the part is.
    private func sign(of time: BusyTime, in part: Span) -> Character {
        let part = SpanSet([part])
        let signs: [(SpanSet, Character)] = [
            (time.busy, "#"), (time.unavailable, "-"), (time.unknown, "~"), (time.tentative, "?"),
        ]
        for (spans, sign) in signs where !spans.intersection(part).isEmpty {
            return sign
        }
        return "."
    }
}

extension BusyKind {
    /// As the JSON interface calls it.
    var word: String {
        switch self {
        case .free: "free"
        case .busy: "busy"
        case .tentative: "busyTentative"
        case .unavailable: "busyUnavailable"
        }
    }
}
