public import Chronology

/// A time in which somebody is away, as a set-up file has it.
public struct SetupAbsence: Hashable, Sendable {
    public var user: String
    public var span: Span
    public var note: String?
    public var standIn: String?
    public var isAbsent = false

    public init(user: String, span: Span, note: String? = nil, standIn: String? = nil) {
        self.user = user
        self.span = span
        self.note = note
        self.standIn = standIn
    }
}
