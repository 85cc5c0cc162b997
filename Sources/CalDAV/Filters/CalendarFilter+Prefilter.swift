public import ICalendar

/// What an index can say about a filter before any letter is read. Every match satisfies all of it.
public struct Prefilter: Hashable, Sendable {
    /// Nothing means all kinds; the empty set, that nothing can match.
    public var kinds: Set<ComponentKind>?
    /// What an occurrence of every match overlaps. Already widened for those kinds that match where they only touch
    /// (RFC 4791 §9.9).
    public var span: OpenSpan?
    /// A text that the UID of every match contains, whatever the case of ASCII letters.
    public var uidFragment: String?
    /// Whether the rest need not be looked at: an event that overlaps the span is a match.
    public var isExactForEvents: Bool

    public init(
        kinds: Set<ComponentKind>? = nil, span: OpenSpan? = nil, uidFragment: String? = nil,
        isExactForEvents: Bool = false
    ) {
        self.kinds = kinds
        self.span = span
        self.uidFragment = uidFragment
        self.isExactForEvents = isExactForEvents
    }
}

extension CalendarFilter {
    public var prefilter: Prefilter {
        guard case .isDefined(let conditions) = calendar.test else { return Prefilter(kinds: []) }
        var prefilter = Prefilter()
        for filter in conditions.components {
            guard let kind = ComponentKind(rawValue: filter.name) else { continue }
            prefilter.narrow(to: kind, filter)
        }
        // Two kinds at once are in no object.
        guard prefilter.kinds?.isEmpty != true else { return Prefilter(kinds: []) }
        prefilter.isExactForEvents = isTimeOfEvents(conditions)
        return prefilter
    }

    /// VCALENDAR > VEVENT with at most a time-range.
    private func isTimeOfEvents(_ conditions: ComponentFilter.Conditions) -> Bool {
        guard conditions.properties.isEmpty, conditions.components.count == 1,
            conditions.components[0].name == "VEVENT",
            case .isDefined(let inner) = conditions.components[0].test
        else { return false }
        return inner.properties.isEmpty && inner.components.isEmpty
    }
}

extension Prefilter {
    fileprivate mutating func narrow(to kind: ComponentKind, _ filter: ComponentFilter) {
        let all = Set(ComponentKind.allCases)
        guard case .isDefined(let conditions) = filter.test else {
            kinds = (kinds ?? all).subtracting([kind])
            return
        }
        kinds = (kinds ?? all).intersection([kind])
        if let range = conditions.range {
            // To-dos and free-busy times match where they touch the range too.
            let isStrict = kind == .event || kind == .journal
            span = isStrict ? range : range.widened(bySeconds: 1, and: 1)
        }
        for property in conditions.properties where property.name == "UID" {
            guard case .isDefined(_, let match?, _) = property.test, !match.isNegated,
                match.collation != .unicodeCasemap, !match.text.isEmpty
            else { continue }
            uidFragment = match.text
        }
    }
}
