/// Brings the letter into the plain form in which libical is given it: known components and properties, one value a
/// property, every time, number and duration as RFC 5545 §3.3 writes it.
///
/// What libical misreads instead of refusing it (integers, text escapes, long lists) never reaches it as it came.
struct Preparation {
    var calendar = PreparedCalendar()
    var log: RepairLog

    init(log: RepairLog) {
        self.log = log
    }

    mutating func add(_ letter: LetterComponent) throws(ICalendarError) {
        for (place, component) in letter.components.enumerated() {
            guard let prepared = try prepare(component, at: place, in: nil) else { continue }
            calendar.components.append(prepared)
        }
    }

    private mutating func prepare(
        _ letter: LetterComponent, at place: Int, in outer: PreparedComponent.Kind?
    ) throws(ICalendarError) -> PreparedComponent? {
        guard let kind = PreparedComponent.Kind(rawValue: letter.name), kind.belongs(in: outer) else { return nil }
        let first = calendar.properties.count
        var seen: [(name: PropertyName, value: String)] = []
        for case .line(let line) in letter.nodes { try add(line, seen: &seen) }
        var component = PreparedComponent(
            kind: kind, line: letter.line, place: place, properties: first..<calendar.properties.count)
        for (place, inner) in letter.components.enumerated() {
            guard let prepared = try prepare(inner, at: place, in: kind) else { continue }
            component.components.append(prepared)
        }
        return component
    }

    /// `seen` has the component's properties that may stand there once.
    private mutating func add(
        _ content: ContentLine, seen: inout [(name: PropertyName, value: String)]
    ) throws(ICalendarError) {
        guard let name = PropertyName.byKey[content.name] ?? PropertyName.byKey[content.key] else {
            if log.isStrict { try check(content) }
            return
        }
        let value = try checked(content.value, name.rawValue, line: content.line)
        guard value.utf8.contains(where: { $0 != Octet.space && $0 != Octet.tab }) else { return }
        if name.standsOnce {
            if let earlier = seen.first(where: { $0.name == name }) {
                let error = ICalendarError.contradictory(reason: "more than one \(name.rawValue)", line: content.line)
                return try log.repair(.repeated, name, line: content.line, or: earlier.value == value ? nil : error)
            }
            seen.append((name, value))
        }
        try add(name, value, PropertyLine(content, of: name))
    }

    /// What means nothing here is looked at too where everything must be right (RFC 5545 §3.3.11).
    private mutating func check(_ content: ContentLine) throws(ICalendarError) {
        let value = try checked(content.value, content.key, line: content.line)
        guard Preparation.textLists.contains(content.key), !TextValue.isWellEscaped(value) else { return }
        throw .unreadable(content.key, value, content.line)
    }

    private static let textLists: Set<String> = ["CATEGORIES", "RESOURCES"]

    private mutating func add(_ name: PropertyName, _ value: String, _ line: PropertyLine) throws(ICalendarError) {
        switch name.form {
        case .text: try addText(name, value, line)
        case .prose: try checkText(name, value, line)
        case .word: add(PreparedProperty(name, line: line.line, value: value.trimmed.uppercased()))
        case .integer: try addInteger(name, value, line)
        case .time: try addTime(name, value, line)
        case .times: try addTimes(name, value, line)
        case .duration: try addDuration(name, value, line)
        case .trigger: try addTrigger(value, line)
        case .periods: try addPeriods(name, value, line)
        case .address: addAddress(name, value, line)
        case .position: addPosition(value, line)
        case .rule: add(PreparedProperty(name, line: line.line, value: value.trimmed))
        }
    }

    mutating func add(_ property: PreparedProperty) {
        calendar.properties.append(property)
    }

    /// The value without control characters (RFC 5545 §3.1, CONTROL).
    private mutating func checked(_ value: String, _ key: String, line: Int) throws(ICalendarError) -> String {
        guard value.utf8.contains(where: \.isForbiddenControl) else { return value }
        guard !log.isStrict else { throw .unreadable(key, value, line) }
        log.note(.controlsDropped, key, line: line)
        return String(decoding: value.utf8.filter { !$0.isForbiddenControl }, as: UTF8.self)
    }
}

/// Where a property stands, and its parameters, decoded once.
struct PropertyLine {
    let line: Int
    private let parameters: [LetterParameter]

    init(_ line: ContentLine, of name: PropertyName) {
        self.line = line.line
        self.parameters = name.form.hasParameters ? line.parameters : []
    }

    /// The first value of the parameter, given in upper case.
    func parameter(_ name: String) -> String? {
        parameters.first { $0.name == name || $0.name.uppercased() == name }?.values.first
    }
}

extension String {
    /// Without blanks and line ends around it.
    var trimmed: String {
        let blanks = utf8.prefix { $0 == Octet.space || $0 == Octet.tab }.count
        let rest = utf8.dropFirst(blanks)
        let end = rest.lastIndex { $0 != Octet.space && $0 != Octet.tab && !$0.endsLine }
        guard let end else { return "" }
        return blanks == 0 && rest.index(after: end) == endIndex ? self : String(self[rest.startIndex...end])
    }
}
