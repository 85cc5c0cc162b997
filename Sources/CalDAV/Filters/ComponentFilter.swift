import Failures
import ICalendar
import Markup

/// `CALDAV:comp-filter` (RFC 4791 §9.7.1): what a component has to be like. All its conditions hold for one and the
/// same component.
public struct ComponentFilter: Hashable, Sendable {
    public struct Conditions: Hashable, Sendable {
        public var range: OpenSpan?
        public var properties: [PropertyFilter] = []
        public var components: [ComponentFilter] = []
    }

    public enum Test: Hashable, Sendable {
        case isNotDefined
        case isDefined(Conditions)
    }

    /// In upper case.
    public let name: String
    public let test: Test

    init(_ element: XMLElement, in outer: String?) throws(Failure) {
        name = try element.filterName
        try Self.checkPlace(of: name, in: outer)
        let reading = try FilterChildren(
            element, allowed: ["is-not-defined", "time-range", "prop-filter", "comp-filter"])
        if reading.isNotDefined {
            test = .isNotDefined
            return
        }
        if reading.range != nil, !Self.timed.contains(name) {
            throw .invalidFilter("a time-range on \(name), which is at no time")
        }
        var conditions = Conditions(range: reading.range)
        for child in element.all(.caldav("prop-filter")) { conditions.properties.append(try PropertyFilter(child)) }
        for child in element.all(.caldav("comp-filter")) {
            conditions.components.append(try ComponentFilter(child, in: name))
        }
        test = .isDefined(conditions)
    }

    /// The components of which RFC 4791 §9.9 and RFC 7953 §7.2.1 say when they overlap a time.
    private static let timed = Set(ComponentKind.allCases.map(\.rawValue) + ["VALARM"])

    /// Where the components of RFC 5545 §3.6 and RFC 7953 §3.1 may stand. Of others nothing is known.
    private static let places: [String: Set<String>] = {
        var places: [String: Set<String>] = [
            "VTIMEZONE": ["VCALENDAR"], "STANDARD": ["VTIMEZONE"], "DAYLIGHT": ["VTIMEZONE"],
            "AVAILABLE": ["VAVAILABILITY"], "VALARM": ["VEVENT", "VTODO"],
        ]
        for kind in ComponentKind.allCases { places[kind.rawValue] = ["VCALENDAR"] }
        return places
    }()

    private static func checkPlace(of name: String, in outer: String?) throws(Failure) {
        guard let outer else {
            guard name == "VCALENDAR" else { throw .invalidFilter("the outermost component is \(name), not VCALENDAR") }
            return
        }
        guard name != "VCALENDAR", places[name]?.contains(outer) ?? true else {
            throw .invalidFilter("\(name) inside \(outer)")
        }
    }
}
