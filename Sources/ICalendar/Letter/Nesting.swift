/// Which components are open while text is read, and what a BEGIN or an END means there.
///
/// Both readers ask it, so that they agree on every text, right or wrong. Programmes forget END lines: what
/// cannot stand inside what is open closes it (RFC 5545 §3.4, §3.6).
struct Nesting {
    enum Beginning: Equatable {
        /// The component opens after `closing` open ones were closed without their END.
        case opens(closing: Int)
        /// Nothing is open and it is no VCALENDAR.
        case outside
    }

    enum Ending: Equatable {
        /// Closes the innermost component after `unclosed` ones inside it that have no END.
        case closes(unclosed: Int)
        case matchesNothing
    }

    private struct Open {
        let name: String
        var lines = 0
        var isEmpty = true
    }

    private let limits: LetterLimits
    private let needsCalendar: Bool
    private var open: [Open] = []
    private var count = 0

    init(limits: LetterLimits, needsCalendar: Bool) {
        self.limits = limits
        self.needsCalendar = needsCalendar
    }

    var depth: Int { open.count }

    /// A content line stands in the innermost component.
    mutating func note(_ line: Int) throws(ICalendarError) {
        guard let innermost = open.indices.last else { return }
        open[innermost].isEmpty = false
        open[innermost].lines += 1
        guard open[innermost].lines <= limits.properties else {
            throw .tooMany(what: "properties", line: line, limit: limits.properties)
        }
    }

    mutating func begin(_ name: String, line: Int) throws(ICalendarError) -> Beginning {
        if open.isEmpty, needsCalendar, name != "VCALENDAR" { return .outside }
        let closing = unclosed(before: name)
        open.removeLast(closing)
        if !open.isEmpty { open[open.count - 1].isEmpty = false }
        guard open.count < limits.depth else { throw .nestedTooDeep(line: line, limit: limits.depth) }
        count += 1
        guard count <= limits.components else {
            throw .tooMany(what: "components", line: line, limit: limits.components)
        }
        open.append(Open(name: name))
        return .opens(closing: closing)
    }

    mutating func end(_ name: String) -> Ending {
        guard let match = open.lastIndex(where: { $0.name == name }) else { return .matchesNothing }
        let unclosed = open.count - 1 - match
        open.removeLast(unclosed + 1)
        return .closes(unclosed: unclosed)
    }

    /// How many open components cannot have one of this name inside them. An empty one is never closed so: two
    /// BEGINs in a row are nesting, which has its limit, and no forgotten END.
    private func unclosed(before name: String) -> Int {
        if name == "VCALENDAR", open.allSatisfy({ $0.name == name }) { return open.count }
        guard open.last?.isEmpty == false else { return 0 }
        switch name {
        case "VCALENDAR": return open.count
        case "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY":
            let inside = open.firstIndex { Nesting.standInCalendar.contains($0.name) }
            return inside.map { open.count - $0 } ?? 0
        case "STANDARD", "DAYLIGHT": return innermost(named: ["STANDARD", "DAYLIGHT"])
        case "VALARM": return innermost(named: ["VALARM"])
        default: return 0
        }
    }

    /// How many of the innermost components in a row have one of these names.
    private func innermost(named names: Set<String>) -> Int {
        open.reversed().prefix { names.contains($0.name) }.count
    }

    private static let standInCalendar: Set = [
        "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY",
    ]
}
