import Chronology
import ICalendar

private let resolver = ZoneResolver(catalog: ZoneCatalog())

/// What must hold for every octet string that is a calendar: interpreting it ends, with a value or with an error; what
/// is strictly in order is read without repairs as the same, and what the strict writer makes of it means the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: data, count: size))
    guard let document = try? LetterDocument(reading: octets, limits: .object) else { return 0 }
    for calendar in document.calendars { check(calendar) }
    return 0
}

private func check(_ calendar: LetterComponent) {
    let repaired = try? CalendarObject.interpret(calendar, resolver: resolver, strictness: .repairing)
    let strict = try? CalendarObject.interpret(calendar, resolver: resolver, strictness: .strict)
    if let strict {
        guard let repaired else { fatalError("what is strictly in order is refused with repairs") }
        promise(strict.object == repaired.object, "what is strictly in order means something else with repairs")
    }
    guard let repaired else { return }
    for component in repaired.object.components {
        promise(component.kind == repaired.object.kind, "components of two kinds")
        if component.kind == .event, case .at(let end) = component.ending, let start = component.start {
            promise(end.isDate == start.isDate, "start and end of different types")
            promise(end.instant(floatingIn: .utc) >= start.instant(floatingIn: .utc), "the end is before the start")
        }
    }
    let times = repaired.object.components.map { $0.recurrenceID?.time.moment }
    promise(Set(times).count == times.count, "two components for one instance")
    for repair in repaired.repairs { promise(repair.description.utf8.count < 4096, "a repair is long") }

    var text: [UInt8] = []
    calendar.writeStrict(into: &text)
    // The strict writer leaves octets out that cannot stand where they stood.
    guard let letter = try? LetterComponent(reading: text, limits: .file), letter == calendar else { return }
    let again = try? CalendarObject.interpret(letter, resolver: resolver, strictness: .repairing)
    promise(again?.object == repaired.object, "strictly written it means something else")
}

private func promise(_ condition: Bool, _ what: String) {
    if !condition { fatalError(what) }
}
