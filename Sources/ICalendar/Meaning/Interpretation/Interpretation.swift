/// A calendar object, and what had to be repaired to read it.
public struct Interpretation: Hashable, Sendable {
    public var object: CalendarObject
    /// In the order in which they were found.
    public var repairs: [Repair]

    public init(object: CalendarObject, repairs: [Repair] = []) {
        self.object = object
        self.repairs = repairs
    }
}
