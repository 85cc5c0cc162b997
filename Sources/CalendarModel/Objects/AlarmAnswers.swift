public import ICalendar

/// What one person has answered to the alarms of an object: dismissed (RFC 9074 §6), put off (RFC 9074 §8), or either of
/// them as Mozilla's programmes write it.
///
/// An object that several people share carries the answers of whoever wrote it last. Everybody else's are kept beside
/// it, and each is shown the object with their own. They are kept as a letter that has of each component only what
/// names it and what is personal: nothing in them needs another form than it came in.
public struct AlarmAnswers: Sendable {
    private let components: [LetterComponent]

    /// Those in a VCALENDAR.
    public init(in calendar: LetterComponent) {
        components = calendar.components.compactMap(Self.answers)
    }

    /// As `octets` gave them; nothing where there is no letter in them. Only limits throw.
    public init?(_ octets: [UInt8]) throws(ICalendarError) {
        guard let calendar = try LetterComponent(reading: octets) else { return nil }
        components = calendar.components
    }

    public var isEmpty: Bool { components.isEmpty }

    public var octets: [UInt8] {
        var octets: [UInt8] = []
        LetterComponent(name: "VCALENDAR", nodes: components.map(LetterNode.component)).write(into: &octets)
        return octets
    }

    /// Whether a letter may hold answers; where it says no, there are none. A look at the octets, without reading them.
    public static func mayBe(in octets: [UInt8]) -> Bool {
        octets.withUnsafeBytes { text in
            signs.contains { sign in
                var place = text.startIndex
                while let found = text[place...].firstIndex(of: sign[0]) {
                    if text[found...].starts(with: sign) { return true }
                    place = found + 1
                }
                return false
            }
        }
    }

    /// How the names begin, in a folded line, too, unless it is folded within the first letters: none does that.
    private static let signs = ["ACKNOWLEDGED", "X-MOZ-LASTACK", "SNOOZE"].flatMap {
        [Array($0.utf8), Array($0.lowercased().utf8)]
    }

    /// Takes everybody's answers out of a VCALENDAR and puts these in. Those to what is not there any more are left out.
    public func replaceAnswers(in calendar: inout LetterComponent) {
        for index in calendar.nodes.indices {
            guard case .component(var component) = calendar.nodes[index], Self.canAlarm(component) else { continue }
            let kept = components.first { Self.isSame($0, component) }
            Self.replaceAnswers(in: &component, by: kept)
            calendar.nodes[index] = .component(component)
        }
    }

    private static func replaceAnswers(in component: inout LetterComponent, by kept: LetterComponent?) {
        component.nodes.removeAll { node in
            switch node {
            case .line(let line): isAnswer(line)
            case .component(let alarm): isSnooze(alarm)
            }
        }
        for index in component.nodes.indices {
            guard case .component(var alarm) = component.nodes[index], alarm.name == "VALARM" else { continue }
            alarm.removeAll("ACKNOWLEDGED")
            let answered = kept?.components.first { !isSnooze($0) && isSame($0, alarm) }
            if let line = answered?.first("ACKNOWLEDGED") { alarm.set(line) }
            component.nodes[index] = .component(alarm)
        }
        guard let kept else { return }
        let place = component.nodes.lastIndex { if case .line = $0 { true } else { false } }
        component.nodes.insert(
            contentsOf: kept.lines.filter(isAnswer).map(LetterNode.line), at: place.map { $0 + 1 } ?? 0)
        component.nodes += kept.components.filter(isSnooze).map(LetterNode.component)
    }

    /// What a component has of answers, with what names it; nothing where there is none.
    private static func answers(of component: LetterComponent) -> LetterComponent? {
        guard canAlarm(component) else { return nil }
        let lines = component.lines.filter(isAnswer)
        let alarms = component.components.compactMap { alarm -> LetterComponent? in
            guard alarm.name == "VALARM" else { return nil }
            if isSnooze(alarm) { return alarm }
            guard alarm.first("ACKNOWLEDGED") != nil else { return nil }
            return reduced(alarm, to: identity + ["ACKNOWLEDGED"])
        }
        guard !lines.isEmpty || !alarms.isEmpty else { return nil }
        var answer = reduced(component, to: ["RECURRENCE-ID"])
        answer.nodes += lines.map(LetterNode.line) + alarms.map(LetterNode.component)
        return answer
    }

    private static let identity = ["UID", "TRIGGER", "ACTION"]

    private static func reduced(_ component: LetterComponent, to keys: [String]) -> LetterComponent {
        LetterComponent(
            name: component.name,
            nodes: component.lines.filter { line in keys.contains { line.isNamed($0) } }.map(LetterNode.line))
    }

    private static func canAlarm(_ component: LetterComponent) -> Bool {
        component.name == "VEVENT" || component.name == "VTODO"
    }

    private static func isAnswer(_ line: ContentLine) -> Bool {
        line.isNamed("X-MOZ-LASTACK") || line.key.hasPrefix("X-MOZ-SNOOZE-TIME")
    }

    /// An alarm that stands in for one that was put off (RFC 9074 §8).
    private static func isSnooze(_ alarm: LetterComponent) -> Bool {
        alarm.name == "VALARM"
            && alarm.all("RELATED-TO").contains { $0.parameter("RELTYPE")?.uppercased() == "SNOOZE" }
    }

    /// Alarms that have a UID are known by it (RFC 9074 §4), others by what they do and when; instances by their place.
    private static func isSame(_ first: LetterComponent, _ second: LetterComponent) -> Bool {
        guard first.name == second.name else { return false }
        guard first.name == "VALARM" else { return first.first("RECURRENCE-ID") == second.first("RECURRENCE-ID") }
        if let uid = first.first("UID")?.text { return uid == second.first("UID")?.text }
        return second.first("UID") == nil && first.first("TRIGGER") == second.first("TRIGGER")
            && first.first("ACTION") == second.first("ACTION")
    }
}
