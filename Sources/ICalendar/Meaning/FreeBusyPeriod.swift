public import Chronology

/// A value of a FREEBUSY property (RFC 5545 §3.8.2.6): when, and what kind of busy.
public struct FreeBusyPeriod: Hashable, Sendable {
    public var span: Span
    public var kind: BusyKind

    public init(span: Span, kind: BusyKind = .busy) {
        self.span = span
        self.kind = kind
    }
}

/// FBTYPE (RFC 5545 §3.2.9) and BUSYTYPE (RFC 7953 §3.2).
public enum BusyKind: String, CaseIterable, Hashable, Sendable {
    case free = "FREE"
    case busy = "BUSY"
    case unavailable = "BUSY-UNAVAILABLE"
    case tentative = "BUSY-TENTATIVE"
}
