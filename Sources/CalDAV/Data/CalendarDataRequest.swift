public import Chronology
public import Failures
import HTTPTypes
public import Markup

/// `CALDAV:calendar-data` in a report (RFC 4791 §9.6): what of an object is given back, and how.
public struct CalendarDataRequest: Hashable, Sendable {
    public enum Format: Hashable, Sendable {
        /// `text/calendar`, 2.0
        case text
        /// `application/calendar+json` (RFC 7265)
        case json
    }

    /// What becomes of the instances of what recurs.
    public enum Recurrences: Hashable, Sendable {
        case asTheyAre
        /// §9.6.5: each that overlaps the span as a component of its own.
        case expanded(Chronology.Span)
        /// §9.6.6: the master and the overrides that matter in the span.
        case limited(Chronology.Span)
    }

    public var format: Format
    /// What of the VCALENDAR; nothing means all of it.
    public var selection: ComponentSelection?
    public var recurrences: Recurrences
    /// §9.6.7: only the FREEBUSY values that overlap it.
    public var freeBusyLimit: Chronology.Span?
    /// RFC 7809 §4: zones that the client can find by their names come without their definitions.
    public var leavesOutKnownZones = false

    public init(
        format: Format = .text, selection: ComponentSelection? = nil, recurrences: Recurrences = .asTheyAre,
        freeBusyLimit: Chronology.Span? = nil, leavesOutKnownZones: Bool = false
    ) {
        self.format = format
        self.selection = selection
        self.recurrences = recurrences
        self.freeBusyLimit = freeBusyLimit
        self.leavesOutKnownZones = leavesOutKnownZones
    }

    /// Whether the octets that a GET gives will do.
    public var isWhole: Bool {
        format == .text && selection == nil && recurrences == .asTheyAre && freeBusyLimit == nil
            && !leavesOutKnownZones
    }

    /// The span, where each instance in it is wanted whole and nothing else is.
    var onlyExpansion: Chronology.Span? {
        guard case .expanded(let span) = recurrences, format == .text, selection == nil, freeBusyLimit == nil,
            !leavesOutKnownZones
        else { return nil }
        return span
    }

    /// The media type of what is given back, for the attribute `content-type` where it is not the usual one.
    public var contentType: String {
        switch format {
        case .text: "text/calendar"
        case .json: "application/calendar+json"
        }
    }

    public init(_ element: XMLElement) throws(Failure) {
        format = try Self.format(of: element)
        selection = nil
        if let component = element.first(.caldav("comp")) {
            let selection = try ComponentSelection(component)
            guard selection.name == "VCALENDAR" else {
                throw Failure(
                    .badRequest, reason: "calendar-data selects \(selection.name)",
                    detail: "The outermost comp of calendar-data is VCALENDAR.")
            }
            self.selection = selection
        }
        switch (element.first(.caldav("expand")), element.first(.caldav("limit-recurrence-set"))) {
        case (nil, nil): recurrences = .asTheyAre
        case (let expand?, nil): recurrences = .expanded(try Span(bounding: expand))
        case (nil, let limit?): recurrences = .limited(try Span(bounding: limit))
        case (_?, _?):
            throw Failure(
                .badRequest, reason: "expand beside limit-recurrence-set",
                detail: "expand and limit-recurrence-set cannot be asked for at once.")
        }
        freeBusyLimit = nil
        if let limit = element.first(.caldav("limit-freebusy-set")) { freeBusyLimit = try Span(bounding: limit) }
    }

    private static func format(of element: XMLElement) throws(Failure) -> Format {
        let type = element.attribute("content-type") ?? "text/calendar"
        let version = element.attribute("version") ?? "2.0"
        let bare = type.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        switch (bare, version) {
        case ("text/calendar", "2.0"): return .text
        case ("application/calendar+json", "2.0"): return .json
        default:
            throw Failure(
                .supportedCalendarData, reason: "calendar-data as \(type) \(version)",
                detail: "Calendar data comes as text/calendar or application/calendar+json, version 2.0.")
        }
    }
}

/// `CALDAV:comp` (RFC 4791 §9.6.1): which properties and components of a component are given back.
///
/// One that says neither means all of it, as in the example of §7.8.1.
public struct ComponentSelection: Hashable, Sendable {
    public enum Properties: Hashable, Sendable {
        case all
        /// By name in upper case; true where the value is left out (§9.6.4).
        case some([String: Bool])
    }

    public enum Components: Hashable, Sendable {
        case all
        case some([ComponentSelection])
    }

    /// In upper case.
    public let name: String
    public let properties: Properties
    public let components: Components

    init(_ element: XMLElement) throws(Failure) {
        guard let name = element.attribute("name"), !name.isEmpty else { throw Self.unnamed(element) }
        self.name = name.uppercased()
        let isEmpty = element.children.isEmpty
        var properties: [String: Bool] = [:]
        for property in element.all(.caldav("prop")) {
            guard let name = property.attribute("name"), !name.isEmpty else { throw Self.unnamed(property) }
            properties[name.uppercased()] = property.attribute("novalue") == "yes"
        }
        var components: [ComponentSelection] = []
        for component in element.all(.caldav("comp")) { components.append(try ComponentSelection(component)) }
        self.properties = isEmpty || element.first(.caldav("allprop")) != nil ? .all : .some(properties)
        self.components = isEmpty || element.first(.caldav("allcomp")) != nil ? .all : .some(components)
    }

    private static func unnamed(_ element: XMLElement) -> Failure {
        Failure(
            .badRequest, reason: "\(element.name.local) without a name",
            detail: "\(element.name.local) needs the attribute “name”.")
    }
}
