import Chronology

/// The changes of a zone between two moments, one by one (RFC 7808 §5.4, §6.3).
struct ObservanceList {
    let zone: Zone
    let span: Span

    /// A span as long as anybody needs, so that no answer gets out of hand.
    static let longest: Int64 = 200 * 366 * 86_400

    init(of zone: Zone, start: String?, end: String?) throws(TimeZoneRefusal) {
        guard let start = start.flatMap(Self.moment) else { throw .invalidStart }
        guard let end = end.flatMap(Self.moment), let span = Span(from: start, to: end), span.seconds <= Self.longest
        else { throw .invalidEnd }
        self.zone = zone
        self.span = span
    }

    var document: JSONValue {
        .object([
            .init("tzid", .string(zone.identifier)), .init("start", .string(span.start.rfc3339)),
            .init("end", .string(span.end.rfc3339)), .init("observances", .array(observances)),
        ])
    }

    /// What holds at the start comes first, with the start as its onset.
    private var observances: [JSONValue] {
        let first = zone.observance(at: span.start)
        let before = zone.offset(at: span.start.advanced(bySeconds: -1))
        let changes = zone.transitions(in: span).filter { $0.instant > span.start }
        return [
            observance(isDaylight: first.isDaylight, onset: span.start, from: before, to: first.offset)
        ]
            + changes.map {
                observance(isDaylight: $0.isDaylight, onset: $0.instant, from: $0.offsetBefore, to: $0.offsetAfter)
            }
    }

    private func observance(isDaylight: Bool, onset: Instant, from: Int, to: Int) -> JSONValue {
        .object([
            .init("name", .string(isDaylight ? "Daylight" : "Standard")), .init("onset", .string(onset.rfc3339)),
            .init("utc-offset-from", .number(from)), .init("utc-offset-to", .number(to)),
        ])
    }

    /// `2026-01-01T00:00:00Z` (RFC 3339), in UTC and in whole seconds.
    static func moment(_ text: String) -> Instant? {
        let octets = Array(text.utf8)
        guard octets.count == 20 else { return nil }
        let number = { (range: Range<Int>) in Int(String(decoding: octets[range], as: UTF8.self)) }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
            let minute = number(14..<16), let second = number(17..<19),
            let time = WallTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        // Whatever stands between the numbers stands there in what is written back, too.
        let instant = Instant(utc: time)
        return instant.rfc3339 == text ? instant : nil
    }
}
