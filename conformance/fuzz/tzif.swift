import Chronology

/// What must hold for every octet string: a compiled zone is refused with a reason or answers every question, and what
/// a clock shows leads back to a moment at which it shows that.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: data, count: size))
    guard let zone = try? Zone(identifier: "Fuzz", compiled: octets) else { return 0 }
    let moments: [Int64] = [.min, -62_135_596_800, -1, 0, 1_900_000_000, 4_102_444_800, 253_402_300_799, .max]
    for moment in moments { check(zone, Instant(secondsSinceEpoch: moment)) }
    guard
        let span = Span(from: Instant(secondsSinceEpoch: -6_000_000_000), to: Instant(secondsSinceEpoch: 6_000_000_000))
    else { return 0 }
    var last: Zone.Transition?
    for transition in zone.transitions(in: span) {
        promise(span.contains(transition.instant), "a change outside the span")
        if let last {
            promise(last.instant < transition.instant, "changes out of order")
            promise(last.offsetAfter == transition.offsetBefore, "a change without a beginning")
        }
        promise(zone.offset(at: transition.instant) == transition.offsetAfter, "the offset after a change")
        promise(
            zone.offset(at: transition.instant.advanced(bySeconds: -1)) == transition.offsetBefore, "the one before")
        for seconds in [-7200, -1, 0, 1, 7200] as [Int64] {
            check(zone, transition.instant.advanced(bySeconds: seconds))
        }
        last = transition
    }
    return 0
}

private func check(_ zone: Zone, _ instant: Instant) {
    promise(abs(zone.offset(at: instant)) <= Zone.widestOffset, "an offset that no zone has")
    promise(zone.observance(at: instant).offset == zone.offset(at: instant), "offset and observance differ")
    guard abs(instant.secondsSinceEpoch / 2) < 1 << 60 else { return }
    let shown = zone.wallTime(at: instant)
    let back = zone.instant(of: shown)
    promise(back <= instant, "a time that is shown twice is the first")
    promise(zone.wallTime(at: back) == shown, "the moment shows another time")
}

private func promise(_ condition: Bool, _ what: String) {
    if !condition { fatalError(what) }
}
