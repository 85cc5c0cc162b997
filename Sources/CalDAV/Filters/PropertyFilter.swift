import Failures
import Markup

/// `CALDAV:prop-filter` (RFC 4791 §9.7.2): what a property of the component has to be like.
public struct PropertyFilter: Hashable, Sendable {
    public enum Test: Hashable, Sendable {
        case isNotDefined
        /// It is there, and one of its lines meets all that is asked.
        case isDefined(range: OpenSpan?, text: TextMatch?, parameters: [ParameterFilter])
    }

    /// In upper case.
    public let name: String
    public let test: Test

    /// Properties whose value is a DATE or DATE-TIME: those of which a time range can be asked.
    static let timed: Set<String> = [
        "ACKNOWLEDGED", "COMPLETED", "CREATED", "DTEND", "DTSTAMP", "DTSTART", "DUE", "EXDATE", "LAST-MODIFIED",
        "RDATE",
        "RECURRENCE-ID",
    ]

    init(_ element: XMLElement) throws(Failure) {
        name = try element.filterName
        let reading = try FilterChildren(
            element, allowed: ["is-not-defined", "time-range", "text-match", "param-filter"])
        if reading.isNotDefined {
            test = .isNotDefined
            return
        }
        if reading.range != nil, !Self.timed.contains(name) {
            throw .invalidFilter("a time-range on \(name), which is no date or time")
        }
        guard reading.range == nil || reading.text == nil else {
            throw .invalidFilter("time-range and text-match in one prop-filter")
        }
        var parameters: [ParameterFilter] = []
        for child in element.all(.caldav("param-filter")) { parameters.append(try ParameterFilter(child)) }
        test = .isDefined(range: reading.range, text: reading.text, parameters: parameters)
    }
}

/// `CALDAV:param-filter` (RFC 4791 §9.7.3).
public struct ParameterFilter: Hashable, Sendable {
    public enum Test: Hashable, Sendable {
        case isNotDefined
        /// It is there, and matches where a text is given.
        case isDefined(TextMatch?)
    }

    /// In upper case.
    public let name: String
    public let test: Test

    init(_ element: XMLElement) throws(Failure) {
        name = try element.filterName
        let reading = try FilterChildren(element, allowed: ["is-not-defined", "text-match"])
        test = reading.isNotDefined ? .isNotDefined : .isDefined(reading.text)
    }
}

/// What the three kinds of filter have in common: their elements, each at most once, `is-not-defined` alone.
struct FilterChildren {
    var isNotDefined = false
    var range: OpenSpan?
    var text: TextMatch?

    init(_ element: XMLElement, allowed: Set<String>) throws(Failure) {
        if let test = element.attribute("test"), test != "allof" {
            throw Failure(
                .supportedFilter, reason: "test \(test)", detail: "All conditions of a filter are joined by “and”.")
        }
        var count = 0
        for child in element.children where child.name.namespace == XMLName.caldav("").namespace {
            guard allowed.contains(child.name.local) else {
                throw .invalidFilter("\(child.name.local) inside \(element.name.local)")
            }
            count += 1
            switch child.name.local {
            case "is-not-defined": isNotDefined = true
            case "time-range":
                guard range == nil else { throw .invalidFilter("more than one time-range") }
                range = try FilterChildren.range(child)
            case "text-match":
                guard text == nil else { throw .invalidFilter("more than one text-match") }
                text = try TextMatch(child)
            default: break
            }
        }
        if isNotDefined, count > 1 { throw .invalidFilter("is-not-defined beside other conditions") }
    }

    private static func range(_ element: XMLElement) throws(Failure) -> OpenSpan {
        do {
            return try OpenSpan(element)
        } catch {
            switch error {
            case .unbounded: throw .invalidFilter("a time-range with neither start nor end")
            case .notUTC(let text): throw .invalidFilter("“\(text)” is no date with a time in UTC")
            case .endsBeforeStart: throw .invalidFilter("a time-range that ends before it starts")
            }
        }
    }
}

extension XMLElement {
    /// The attribute `name` of a filter, in upper case.
    var filterName: String {
        get throws(Failure) {
            guard let name = attribute("name"), !name.isEmpty else {
                throw .invalidFilter("\(self.name.local) without a name")
            }
            return name.uppercased()
        }
    }
}
