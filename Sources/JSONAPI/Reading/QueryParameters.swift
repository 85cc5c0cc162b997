import Chronology
import Failures
import HTTPSemantics
import ICalendar

/// The parameters of a query, each known and each once.
struct QueryParameters {
    private var values: [String: String] = [:]

    /// Names beyond `known` are refused: whoever sends them expects something of them.
    init(_ query: String?, knowing known: [String]) throws(Failure) {
        for pair in (query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(parts[0]), known.contains(name) else {
                let shown = PercentEncoding.decode(parts[0].prefix(60)) ?? "?"
                throw .invalidParameter(shown, "There is no such parameter here.")
            }
            guard let value = PercentEncoding.decode(parts.count > 1 ? parts[1] : "") else {
                throw .invalidParameter(name, "The value is not percent-encoded UTF-8.")
            }
            guard values.updateValue(value, forKey: name) == nil else {
                throw .invalidParameter(name, "Give it once.")
            }
        }
    }

    subscript(name: String) -> String? { values[name] }

    func required(_ name: String) throws(Failure) -> String {
        guard let value = values[name] else { throw .invalidParameter(name, "It is wanted.") }
        return value
    }

    func instant(_ name: String) throws(Failure) -> Instant {
        guard let instant = Instant(api: try required(name)) else {
            throw .invalidParameter(name, Instant.wanted)
        }
        return instant
    }

    /// From `from` to `to`, at most so many days.
    func span(mostDays: Int64) throws(Failure) -> Span {
        let start = try instant("from")
        guard let span = Span(from: start, to: try instant("to")) else {
            throw .invalidParameter("to", "It comes after from.")
        }
        guard span.seconds <= mostDays * 86_400 else {
            throw .invalidParameter("to", "At most \(mostDays) days are told at once.")
        }
        return span
    }

    func zone(_ resolver: ZoneResolver) throws(Failure) -> NamedZone? {
        guard let name = values["timeZone"] else { return nil }
        guard let zone = NamedZone(name, resolver) else { throw .invalidParameter("timeZone", NamedZone.wanted) }
        return zone
    }
}

/// A zone by the name that whoever asked gave it.
struct NamedZone {
    let name: String
    let zone: Zone

    static let wanted = "An IANA name of a time zone is wanted, such as Europe/Berlin."

    init(_ zone: Zone) {
        name = zone.identifier
        self.zone = zone
    }

    init?(_ name: String, _ resolver: ZoneResolver) {
        guard name.utf8.count <= 64, let zone = resolver.catalog.zone(named: name) else { return nil }
        self.name = name
        self.zone = zone
    }
}

extension Instant {
    static let wanted = "An instant as in RFC 3339 in whole seconds is wanted, such as 2026-12-01T10:00:00+01:00."

    /// With years of which every zone's clocks can write the neighbours, too.
    init?(api text: String) {
        guard let instant = Instant(rfc3339: text), (1...9998).contains(instant.utc.date.year) else { return nil }
        self = instant
    }
}
