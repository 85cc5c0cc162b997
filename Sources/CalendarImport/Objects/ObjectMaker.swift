import CalendarModel
import Chronology
import ICalendar

/// Makes calendar objects of the components of one file. Pure: the same file gives the same octets for ever.
struct ObjectMaker: Sendable {
    let file: ImportFile
    let zones: FileZones
    let limits: ImportLimits
    let now: Instant
    private let productIDs: [String?]

    init(file: ImportFile, resolver: ZoneResolver, limits: ImportLimits, now: Instant) {
        self.file = file
        self.zones = FileZones(of: file, resolver: resolver, limits: limits.object)
        self.limits = limits
        self.now = now
        self.productIDs = file.scan.headers.map { $0.first("PRODID")?.value }
    }

    /// An object that can be written.
    struct Made {
        var label: ComponentLabel
        var text: ObjectText
        var prepared: PreparedObject
        var repairs: [ImportRepair]
    }

    /// What became of a group: an object, or none, and the components that are not in it.
    struct Result {
        var made: Made?
        var refusals: [(component: ComponentLabel, refusal: ImportRefusal)]
    }

    func make(_ group: ObjectGroup) -> Result {
        var draft = ObjectDraft(group, of: file, zones: zones, limits: limits.object)
        var result = Result(made: nil, refusals: draft.refusals)
        let calendar = file.scan.slices[group.slices[0]].calendar
        var components = ObjectText.ordered(draft.components)
        while let first = components.first {
            let text = ObjectText(components, productID: productIDs[calendar], calendar: calendar)
            do {
                let (settled, interpretation) = try interpret(text)
                let prepared = try prepare(settled, as: interpretation.object)
                for repair in interpretation.repairs { draft.note(repair.description, line: repair.line) }
                let repairs = draft.repairs.sorted { $0.line < $1.line }
                result.made = Made(label: ComponentLabel(first), text: settled, prepared: prepared, repairs: repairs)
                return result
            } catch {
                let culprit = ObjectMaker.component(at: error.line, in: components)
                result.refusals.append((ComponentLabel(components[culprit]), ImportRefusal(error)))
                // A changed instance that cannot be read does not keep the others out; without its master a series
                // would be another one.
                guard error.line > 0, components[culprit].first("RECURRENCE-ID") != nil else { return result }
                components.remove(at: culprit)
            }
        }
        return result
    }

    /// Puts the components of an object without a master to those that are stored, where these are not newer.
    func merge(_ made: Made, into stored: StoredLetter) throws(ICalendarError) -> Made {
        var components = stored.components
        for component in made.text.components {
            let key = component.first("RECURRENCE-ID")
            let place = components.firstIndex { $0.first("RECURRENCE-ID") == key }
            guard let place else {
                components.append(component)
                continue
            }
            if ObjectVersion(of: [component]) >= ObjectVersion(of: [components[place]]) {
                components[place] = component
            }
        }
        let text = ObjectText(
            components, productID: made.text.productID, calendar: made.text.calendar, storedZones: stored.zones)
        let object = try CalendarObject(
            interpreting: text.letter(zones: zones), resolver: zones.resolver, floatingZone: nil)
        var merged = made
        merged.text = text
        merged.prepared = try prepare(text, as: object)
        return merged
    }

    /// The component that a line stands in: the one that begins last before it; the first where no line is named.
    private static func component(at line: Int, in components: [LetterComponent]) -> Int {
        let before = components.indices.filter { components[$0].line <= line }
        return before.max { components[$0].line < components[$1].line } ?? 0
    }

    /// Reads the object once, says what there was to repair, and brings its letter in line with that.
    private func interpret(_ text: ObjectText) throws(ICalendarError) -> (ObjectText, Interpretation) {
        let interpretation = try CalendarObject.interpret(
            text.letter(zones: zones), resolver: zones.resolver,
            floatingZone: zones.floatingTimes(inCalendar: text.calendar)?.zone, strictness: .repairing)
        let repair = LetterRepair(interpretation.repairs)
        guard !repair.isEmpty else { return (text, interpretation) }
        let components = repair.applied(to: text.components)
        return (ObjectText(components, productID: text.productID, calendar: text.calendar), interpretation)
    }

    private func prepare(_ text: ObjectText, as object: CalendarObject) throws(ICalendarError) -> PreparedObject {
        var octets: [UInt8] = []
        text.letter(zones: zones).writeStrict(into: &octets)
        guard octets.count <= limits.object.octets else {
            throw .tooLarge(octets: octets.count, limit: limits.object.octets)
        }
        return try PreparedObject(octets: octets, object: object, now: now)
    }
}
