public import CalendarModel
public import Chronology
import ICalendar

/// When somebody is not free, by kind (RFC 4791 §7.10).
///
/// The kinds may overlap, as FREEBUSY properties of different FBTYPE may (RFC 5545 §3.8.2.6); periods are merged within
/// one kind only.
public struct BusyTime: Hashable, Sendable {
    public let busy: SpanSet
    public let tentative: SpanSet
    public let unavailable: SpanSet

    public static let none = BusyTime(busy: .empty, tentative: .empty, unavailable: .empty)

    public init(busy: SpanSet, tentative: SpanSet, unavailable: SpanSet) {
        self.busy = busy
        self.tentative = tentative
        self.unavailable = unavailable
    }

    /// What the occurrences take of `window`. Days and floating times are read in `zone`.
    public init(_ occurrences: some Sequence<IndexedOccurrence>, during window: Span, floatingIn zone: Zone) {
        var spans: [BusyKind: [Span]] = [:]
        for occurrence in occurrences where occurrence.busy != .free {
            let start = occurrence.start.instant(floatingIn: zone)
            let end = occurrence.end.instant(floatingIn: zone)
            guard let span = Span(from: start, to: end)?.intersection(window) else { continue }
            spans[occurrence.busy, default: []].append(span)
        }
        self.init(
            busy: SpanSet(spans[.busy] ?? []), tentative: SpanSet(spans[.tentative] ?? []),
            unavailable: SpanSet(spans[.unavailable] ?? []))
    }

    /// What is found in several calendars takes of `window`; calendars that are transparent take nothing
    /// (RFC 6638 §9.1).
    public init(
        _ found: some Sequence<FoundOccurrence>, in calendars: some Sequence<CalendarCollection>, during window: Span,
        floatingIn zone: Zone
    ) {
        let transparent = Set(calendars.filter(\.properties.isTransparent).map(\.id))
        self.init(
            found.filter { !transparent.contains($0.calendar) }.map(\.occurrence), during: window, floatingIn: zone)
    }

    /// All of it, whatever the kind.
    public var all: SpanSet {
        busy.union(tentative).union(unavailable)
    }

    /// The rest of `window`; time held tentatively is free where `countingTentative` is false.
    public func free(during window: Span, countingTentative: Bool = true) -> SpanSet {
        SpanSet([window]).subtracting(countingTentative ? all : busy.union(unavailable))
    }

    /// The time in which this or the other is not free.
    public func union(_ other: BusyTime) -> BusyTime {
        BusyTime(
            busy: busy.union(other.busy), tentative: tentative.union(other.tentative),
            unavailable: unavailable.union(other.unavailable))
    }
}
