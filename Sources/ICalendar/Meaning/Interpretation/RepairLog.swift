/// Where repairs are noted, and where it is decided whether they may be made.
struct RepairLog {
    let strictness: Strictness
    private(set) var repairs: [Repair] = []

    init(strictness: Strictness) {
        self.strictness = strictness
    }

    var isStrict: Bool { strictness == .strict }

    /// Notes something that harms nobody.
    mutating func note(_ what: Repair.What, _ property: PropertyName, line: Int) {
        note(what, property.rawValue, line: line)
    }

    mutating func note(_ what: Repair.What, _ property: String, line: Int) {
        repairs.append(Repair(property: property, line: line, what: what))
    }

    /// Notes a repair; where everything must be right, `error` is thrown instead if there is one.
    mutating func repair(
        _ what: Repair.What, _ property: PropertyName, line: Int, or error: ICalendarError?
    ) throws(ICalendarError) {
        if isStrict, let error { throw error }
        note(what, property, line: line)
    }
}
