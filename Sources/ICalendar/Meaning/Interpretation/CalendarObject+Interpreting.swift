public import Chronology

extension CalendarObject {
    /// Gives a VCALENDAR with one UID a meaning, as `interpret` does with repairs that are not reported.
    ///
    /// libical reads the letter inside limits; typed values come from its tree, and our checks follow.
    public init(
        interpreting calendar: LetterComponent, resolver: ZoneResolver, floatingZone: Zone? = nil
    ) throws(ICalendarError) {
        self = try CalendarObject.interpret(
            calendar, resolver: resolver, floatingZone: floatingZone, strictness: .repairing
        ).object
    }

    /// Gives a VCALENDAR with one UID a meaning (RFC 4791 §4.1) and says what was not read as it stands.
    ///
    /// `floatingZone` is what X-WR-TIMEZONE names: local times without a TZID are read in it, no others.
    public static func interpret(
        _ calendar: LetterComponent, resolver: ZoneResolver, floatingZone: Zone? = nil, strictness: Strictness
    ) throws(ICalendarError) -> Interpretation {
        guard calendar.name == "VCALENDAR" else { throw .notACalendar }
        var preparation = Preparation(log: RepairLog(strictness: strictness))
        try preparation.add(calendar)
        var prepared = preparation.calendar
        try LibicalCalendar(parsing: LibicalText(prepared)).read(into: &prepared.properties)
        var interpreter = ComponentInterpreter(
            prepared, zones: ZoneTable(calendar, resolver: resolver, floatingZone: floatingZone),
            log: preparation.log, hasMethod: calendar.first("METHOD") != nil)
        var identity: (uid: String, kind: ComponentKind)?
        var components: [CalendarComponent] = []
        for component in prepared.components {
            let (uid, meaning) = try interpreter.interpret(component)
            guard let uid else { throw .missingProperty(PropertyName.uid.rawValue, line: component.line) }
            guard uid == identity?.uid ?? uid else {
                throw .inconsistent(reason: "components with different UIDs", line: component.line)
            }
            guard meaning.kind == identity?.kind ?? meaning.kind else {
                throw .inconsistent(reason: "components of different kinds", line: component.line)
            }
            identity = (uid, meaning.kind)
            components.append(meaning)
        }
        guard let identity else {
            throw .inconsistent(reason: "no component that can stand in a calendar", line: calendar.line)
        }
        var rules = ObjectRules(
            components, places: prepared.components.map(\.place), lines: prepared.components.map(\.line),
            log: interpreter.log)
        try rules.settle()
        let object = CalendarObject(uid: identity.uid, kind: identity.kind, components: rules.components)
        return Interpretation(object: object, repairs: rules.log.repairs, places: rules.places)
    }
}
