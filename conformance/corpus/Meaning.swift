import Chronology
import ICalendar

/// What the components of a folder of files mean: how many could be given a meaning, which not and why.
struct MeaningTally {
    private let resolver = ZoneResolver(catalog: ZoneCatalog())
    /// Components of calendars, without those that define a zone.
    var components = 0
    var interpreted = 0
    var superseded = 0
    var repairs = 0
    /// Objects that cannot be read, and components in them.
    var refused = 0

    /// Groups the components of one calendar by UID, as the import does, and interprets each group.
    mutating func check(_ path: String, _ calendar: LetterComponent) {
        let zones = calendar.components.filter { $0.name == "VTIMEZONE" }
        var groups: [String: [LetterComponent]] = [:]
        var order: [String] = []
        for (index, component) in calendar.components.enumerated() {
            guard ComponentKind(rawValue: component.name) != nil else { continue }
            components += 1
            var component = component
            if component.first("UID")?.text.isEmpty ?? true {
                component.set(ContentLine(name: "UID", value: "made-up-\(index)"))
            }
            let key = component.name + (component.first("UID")?.text ?? "")
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(component)
        }
        let floating = calendar.first("X-WR-TIMEZONE").flatMap { resolver.zone(tzid: $0.text, definition: nil) }
        for key in order {
            let group = groups[key] ?? []
            let object = LetterComponent(
                name: "VCALENDAR", nodes: (zones + group).map { LetterNode.component($0) })
            check(path, object, group, floatingZone: floating)
        }
    }

    private mutating func check(
        _ path: String, _ object: LetterComponent, _ group: [LetterComponent], floatingZone: Zone?
    ) {
        do {
            let interpretation = try CalendarObject.interpret(
                object, resolver: resolver, floatingZone: floatingZone, strictness: .repairing)
            interpreted += interpretation.object.components.count
            superseded += interpretation.repairs.filter { $0.what == .componentSuperseded }.count
            repairs += interpretation.repairs.count
            for repair in interpretation.repairs { print("repaired \(path):\(repair.line): \(repair)") }
        } catch {
            refused += group.count
            print("refused \(path): \(error)")
        }
    }
}
