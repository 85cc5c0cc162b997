import Chronology
import ICalendar

private let resolver = ZoneResolver(catalog: ZoneCatalog())

/// What must hold for every text: its time zones are understood or not, within a moment; what is understood and
/// written anew is understood to be the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: data, count: size))
    guard let document = try? LetterDocument(reading: octets, limits: .object) else { return 0 }
    for component in document.calendars.flatMap(\.components) {
        let tzid = component.first("TZID")?.text ?? "None"
        _ = resolver.zone(tzid: tzid, definition: nil)
        _ = resolver.zone(tzid: tzid, definition: component)
        guard let zone = resolver.zone(tzid: "Fuzz", definition: component) else { continue }
        checkWriting(zone)
    }
    return 0
}

private func checkWriting(_ zone: Zone) {
    guard let span = Span(from: newYear(2024), to: newYear(2031)) else { return }
    let changes = zone.transitions(in: span)
    let offsets = changes.flatMap { [$0.offsetBefore, $0.offsetAfter] } + [zone.offset(at: span.start)]
    let written = TimeZoneDefinition.component(for: zone, coveringYears: 2024...2030)
    // Seconds are not written, and of more observances than this not all are read.
    guard offsets.allSatisfy({ $0 % 60 == 0 }), written.components.count <= 600 else { return }
    guard let again = resolver.zone(tzid: "Fuzz", definition: written) else {
        fatalError("what was written says nothing")
    }
    for change in changes + again.transitions(in: span) {
        for seconds in [-1, 0] as [Int64] {
            let moment = change.instant.advanced(bySeconds: seconds)
            promise(zone.offset(at: moment) == again.offset(at: moment), "what was written says something else")
        }
    }
    promise(zone.offset(at: span.start) == again.offset(at: span.start), "it begins otherwise")
}

private func newYear(_ year: Int) -> Instant {
    Instant(utc: WallTime(CivilDate(dayNumber: CivilDate.dayNumber(year: year, month: 1, day: 1))))
}

private func promise(_ condition: Bool, _ what: String) {
    if !condition { fatalError(what) }
}
