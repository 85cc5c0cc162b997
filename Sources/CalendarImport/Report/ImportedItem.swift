public import CalendarModel

/// What became of one calendar object of a file.
public struct ImportedItem: Hashable, Sendable {
    public enum Outcome: String, CaseIterable, Hashable, Sendable {
        case created
        case updated
        /// It is in the calendar as the file has it.
        case unchanged
        /// The calendar has a newer one.
        case keptNewer = "kept newer"
        case refused
    }

    /// The file, or the member of an archive, by name.
    public var file: String
    /// The calendar it is meant for.
    public var calendar: ResourceName
    /// Where its first component stands in the file, counted from 1.
    public var line: Int
    /// Nothing where the file has none and none could be made.
    public var uid: String?
    /// VEVENT, VTODO and so on, in upper case.
    public var kind: String
    /// SUMMARY; empty where there is none.
    public var summary: String
    public var outcome: Outcome
    /// What was put right, in the order of the lines.
    public var repairs: [ImportRepair]
    /// Why it was refused.
    public var refusal: ImportRefusal?

    public init(
        file: String, calendar: ResourceName, line: Int, uid: String?, kind: String, summary: String,
        outcome: Outcome, repairs: [ImportRepair] = [], refusal: ImportRefusal? = nil
    ) {
        self.file = file
        self.calendar = calendar
        self.line = line
        self.uid = uid
        self.kind = kind
        self.summary = summary
        self.outcome = outcome
        self.repairs = repairs
        self.refusal = refusal
    }
}

/// Something that was put right on the way in.
public struct ImportRepair: Hashable, Sendable {
    /// Counted from 1; 0 where no line can be named.
    public var line: Int
    /// A sentence without its full stop.
    public var text: String

    public init(line: Int, text: String) {
        self.line = line
        self.text = text
    }
}

/// Why something was not imported, and what helps.
public struct ImportRefusal: Hashable, Sendable {
    /// Counted from 1; 0 where no line can be named.
    public var line: Int
    /// A sentence without its full stop.
    public var cause: String
    /// A sentence with its full stop.
    public var cure: String

    public init(line: Int = 0, cause: String, cure: String) {
        self.line = line
        self.cause = cause
        self.cure = cure
    }
}
