import HTTPSemantics

/// What somebody asks of the service, read from the address (RFC 7808 §4.2.1).
enum TimeZoneAction: Hashable, Sendable {
    /// §5.1
    case capabilities
    /// §5.2
    case list(changedSince: String?)
    /// §5.3
    case get(name: String, start: String?, end: String?)
    /// §5.4
    case expand(name: String, start: String?, end: String?)
    /// §5.5
    case find(pattern: String)

    /// `path` is what follows the service's own, as it came; `query` what follows the question mark.
    init(path: String, query: String?) throws(TimeZoneRefusal) {
        let parts = path.split(separator: "/").map(String.init)
        let fields = FormFields(query ?? "")
        switch parts.first {
        case "capabilities" where parts.count == 1: self = .capabilities
        case "zones" where parts.count == 1: self = try Self.zones(fields)
        case "zones":
            var names = Array(parts.dropFirst())
            // A zone of that name would need more than one part.
            let isExpansion = names.count > 1 && names.last == "observances"
            if isExpansion { names.removeLast() }
            // The slash of a name should come encoded (§4.2.1.3); it is understood without, too.
            guard let name = PercentEncoding.decode(names.joined(separator: "/")) else { throw .unknownZone }
            let start = try Self.only("start", fields, else: .invalidStart)
            let end = try Self.only("end", fields, else: .invalidEnd)
            self = isExpansion ? .expand(name: name, start: start, end: end) : .get(name: name, start: start, end: end)
        default: throw .invalidAction
        }
    }

    private static func zones(_ fields: FormFields) throws(TimeZoneRefusal) -> TimeZoneAction {
        if fields["pattern"] != nil {
            guard let pattern = try only("pattern", fields, else: .invalidPattern) else { throw .invalidPattern }
            return .find(pattern: pattern)
        }
        return .list(changedSince: try only("changedsince", fields, else: .invalidChangedSince))
    }

    /// Parameters may come once each.
    private static func only(
        _ name: String, _ fields: FormFields, else refusal: TimeZoneRefusal
    ) throws(TimeZoneRefusal) -> String? {
        guard fields.count(of: name) <= 1 else { throw refusal }
        return fields[name]
    }
}
