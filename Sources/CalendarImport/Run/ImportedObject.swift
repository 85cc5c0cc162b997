import CalendarModel

/// One line of the report, and the write that it stands for, if there is one.
struct ImportedObject: Sendable {
    var item: ImportedItem
    /// Its outcome counts once the change is on disk.
    var change: ObjectChange?
    /// To make it anew where somebody else wrote at the same time; nothing for what is refused.
    var group: ObjectGroup?
}
