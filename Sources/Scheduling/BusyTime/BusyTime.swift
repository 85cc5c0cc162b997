public import Chronology
public import ICalendar

/// When somebody is not free, by kind (RFC 4791 §7.10).
///
/// The kinds may overlap, as FREEBUSY properties of different FBTYPE may (RFC 5545 §3.8.2.6); periods are merged within
/// one kind only.
public struct BusyTime: Hashable, Sendable {
    public let busy: SpanSet
    public let tentative: SpanSet
    public let unavailable: SpanSet
    /// When somebody may be busy somewhere that cannot be seen: a calendar that cannot be seen is not an empty one.
    public let unknown: SpanSet

    public static let none = BusyTime(busy: .empty, tentative: .empty, unavailable: .empty)

    /// All that is known is that nothing is.
    public static func unknown(_ spans: SpanSet) -> BusyTime {
        BusyTime(busy: .empty, tentative: .empty, unavailable: .empty, unknown: spans)
    }

    public init(busy: SpanSet, tentative: SpanSet, unavailable: SpanSet, unknown: SpanSet = .empty) {
        self.busy = busy
        self.tentative = tentative
        self.unavailable = unavailable
        self.unknown = unknown
    }

    /// The spans by their kind; those that are free are left out.
    public init(_ spans: [BusyKind: [Span]]) {
        self.init(
            busy: SpanSet(spans[.busy] ?? []), tentative: SpanSet(spans[.tentative] ?? []),
            unavailable: SpanSet(spans[.unavailable] ?? []))
    }

    /// The time of one kind; nothing is busy that is free.
    public subscript(kind: BusyKind) -> SpanSet {
        switch kind {
        case .free: .empty
        case .busy: busy
        case .tentative: tentative
        case .unavailable: unavailable
        }
    }

    /// All of it, whatever the kind; what is not known is not free.
    public var all: SpanSet {
        busy.union(tentative).union(unavailable).union(unknown)
    }

    /// The rest of `window`; time held tentatively is free where `countingTentative` is false.
    public func free(during window: Span, countingTentative: Bool = true) -> SpanSet {
        SpanSet([window]).subtracting(countingTentative ? all : busy.union(unavailable).union(unknown))
    }

    /// The time in which this or the other is not free.
    public func union(_ other: BusyTime) -> BusyTime {
        BusyTime(
            busy: busy.union(other.busy), tentative: tentative.union(other.tentative),
            unavailable: unavailable.union(other.unavailable), unknown: unknown.union(other.unknown))
    }

    /// The same where what is known of a moment stands above what is not.
    public var settled: BusyTime {
        guard !unknown.isEmpty else { return self }
        let known = busy.union(tentative).union(unavailable)
        return BusyTime(
            busy: busy, tentative: tentative, unavailable: unavailable, unknown: unknown.subtracting(known))
    }
}
