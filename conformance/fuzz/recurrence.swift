import Chronology
import ICalendar

/// Reads lines `START time`, `RRULE text`, `EXRULE text`, `RDATE time`, `EXDATE time`, `MOVE time time`,
/// `FUTURE time time` and expands what they say. What must hold: rules are read as they are written; the expansion
/// ends within its budget, in order, with each instance once; a window finds what walking there finds.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    var master = CalendarComponent(kind: .event)
    var overrides: [CalendarComponent] = []
    for line in text.split(separator: "\n").prefix(40) {
        let words = line.split(separator: " ", maxSplits: 2).map(String.init)
        guard words.count >= 2 else { continue }
        switch words[0] {
        case "START": master.start = time(words[1])
        case "RRULE": if let rule = rule(words[1]) { master.rules.append(rule) }
        case "EXRULE": if let rule = rule(words[1]) { master.exclusionRules.append(rule) }
        case "RDATE": if let time = time(words[1]) { master.recurrenceDates.append(.init(start: time)) }
        case "EXDATE": if let time = time(words[1]) { master.exclusionDates.append(time) }
        case "MOVE", "FUTURE":
            guard words.count == 3, let identifier = time(words[1]), let start = time(words[2]) else { continue }
            var override = CalendarComponent(kind: .event)
            override.start = start
            override.recurrenceID = .init(time: identifier, isThisAndFuture: words[0] == "FUTURE")
            overrides.append(override)
        default: continue
        }
    }
    let object = CalendarObject(uid: "fuzz", kind: .event, components: [master] + overrides)
    expand(object, isShifted: overrides.contains { $0.recurrenceID?.isThisAndFuture == true })
    return 0
}

private let limits = ExpansionLimits(steps: 20_000, occurrences: 100_000)

private func expand(_ object: CalendarObject, isShifted: Bool) {
    var expansion = object.expansion(limits: limits)
    var found: [Occurrence] = []
    while found.count < 200, let next = try? expansion.next() { found.append(next) }
    promise(Set(found.map(\.recurrenceID)).count == found.count, "an instance twice")
    promise(found.allSatisfy { $0.start.seconds <= $0.end.seconds }, "an end before its start")
    // Local times that clocks skip may be out of order where a whole stretch is moved.
    promise(isShifted || found.map(\.start.seconds) == found.map(\.start.seconds).sorted(), "out of order")
    for index in Swift.stride(from: 0, to: found.count, by: 37) {
        let start = found[index].start.instant(floatingIn: .utc)
        guard let span = Span(from: start, to: start.advanced(bySeconds: 3600)),
            let there = try? object.occurrences(during: span, floatingIn: .utc, limits: limits)
        else { continue }
        promise(there.contains(found[index]), "a window without what is in it")
        promise(there.map(\.start.seconds) == there.map(\.start.seconds).sorted(), "a window out of order")
        let walked = Set(found.filter { span.contains($0.start.instant(floatingIn: .utc)) })
        promise(walked.subtracting(there).isEmpty, "a window with too little")
        if let last = found.last, last.start.seconds > span.end.secondsSinceEpoch, !isShifted {
            let begun = there.filter { span.contains($0.start.instant(floatingIn: .utc)) }
            promise(walked == Set(begun), "a window with too much")
        }
    }
}

private func rule(_ text: String) -> RecurrenceRule? {
    guard let rule = try? RecurrenceRule(parsing: text) else { return nil }
    promise((try? RecurrenceRule(parsing: rule.text)) == rule, "a rule is not read as it is written: \(rule.text)")
    return rule
}

/// `YYYYMMDD`, with `Thhmmss`, with `Z`, or with `B` for a zone whose clocks do all that clocks do.
private func time(_ text: String) -> CalendarTime? {
    let octets = Array(text.utf8)
    guard octets.count >= 8, octets[..<8].allSatisfy({ (48...57).contains($0) }) else { return nil }
    func number(_ range: Range<Int>) -> Int { octets[range].reduce(0) { $0 * 10 + Int($1) - 48 } }
    guard number(0..<4) > 0, let date = CivilDate(year: number(0..<4), month: number(4..<6), day: number(6..<8)) else {
        return nil
    }
    guard octets.count >= 15, octets[9..<15].allSatisfy({ (48...57).contains($0) }),
        let time = WallTime(
            year: number(0..<4), month: number(4..<6), day: number(6..<8), hour: number(9..<11),
            minute: number(11..<13), second: number(13..<15))
    else { return .date(date) }
    switch octets.count > 15 ? octets[15] : 0 {
    case UInt8(ascii: "Z"): return .utc(Instant(utc: time))
    case UInt8(ascii: "B"): return .zoned(time, zone)
    default: return .floating(time)
    }
}

/// An hour forward and back every half year from 2000 to 2040, and a day left out in 2011.
private let zone: Zone = {
    let second = { (year: Int, month: Int) in
        Instant(secondsSinceEpoch: Int64(CivilDate.dayNumber(year: year, month: month, day: 28)) * 86_400 + 3600)
    }
    var changes: [(at: Instant, to: Zone.Observance)] = []
    for year in 2000...2040 {
        let base = year < 2011 ? -11 * 3600 : 13 * 3600
        changes.append((second(year, 3), .init(offset: base + 3600, isDaylight: true, abbreviation: "S")))
        changes.append((second(year, 10), .init(offset: base, isDaylight: false, abbreviation: "W")))
    }
    return Zone(
        identifier: "Fuzz", initial: .init(offset: -11 * 3600, isDaylight: false, abbreviation: "W"), changes: changes)
}()

private func promise(_ condition: Bool, _ what: String) {
    if !condition { fatalError(what) }
}
