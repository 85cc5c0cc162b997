/// The form in which a zone is given (RFC 7808 §5.3).
enum ZoneFormat: String, CaseIterable, Hashable, Sendable {
    case calendar = "text/calendar"
    /// RFC 7265
    case jCalendar = "application/calendar+json"

    /// The one that an `Accept` field likes best (RFC 9110 §12.5.1); nothing where it takes none of them.
    init?(accepting field: String?) {
        guard let field else {
            self = .calendar
            return
        }
        var best: (format: ZoneFormat, weight: Int)?
        for format in Self.allCases {
            let weight = format.weight(in: field)
            if weight > best?.weight ?? 0 { best = (format, weight) }
        }
        guard let best else { return nil }
        self = best.format
    }

    /// Thousandths that the most exact of the ranges gives to this form.
    private func weight(in field: String) -> Int {
        let family = rawValue.prefix { $0 != "/" } + "/*"
        var best = (exactness: 0, weight: 0)
        for entry in field.split(separator: ",").prefix(32) {
            let parts = entry.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            let exactness =
                switch parts.first {
                case rawValue: 3
                case String(family): 2
                case "*/*": 1
                default: 0
                }
            guard exactness > best.exactness else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            best = (exactness, Int(min(max(quality.isFinite ? quality : 0, 0), 1) * 1000))
        }
        return best.weight
    }
}
