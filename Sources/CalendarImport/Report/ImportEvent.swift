public import CalendarModel

/// What an import tells while it runs, in the order in which it happens.
public enum ImportEvent: Hashable, Sendable {
    /// A file, or a member of an archive, was opened.
    case began(file: String)
    /// A file goes to a calendar.
    case mapped(CalendarMapping)
    /// A file, or what is in an archive, cannot be read at all.
    case refusedFile(file: String, ImportRefusal)
    /// An object is in the store, durably, or was left as it is, or was refused.
    case item(ImportedItem)
    /// How many objects of the present file are done, and how many it has.
    case progress(done: Int, total: Int)
}

/// Which calendar a file goes to.
public struct CalendarMapping: Hashable, Sendable {
    public var file: String
    public var calendar: ResourceName
    public var displayName: String
    /// Whether the calendar was made for this file, or would be in a dry run.
    public var isNew: Bool

    public init(file: String, calendar: ResourceName, displayName: String, isNew: Bool) {
        self.file = file
        self.calendar = calendar
        self.displayName = displayName
        self.isNew = isNew
    }
}
