/// A calendar object, and what had to be repaired to read it.
public struct Interpretation: Hashable, Sendable {
    public var object: CalendarObject
    /// In the order in which they were found.
    public var repairs: [Repair]

    /// Where the components of the object stand among those of the VCALENDAR (`LetterComponent.components`).
    public var places: [Int]

    public init(object: CalendarObject, repairs: [Repair] = [], places: [Int] = []) {
        self.object = object
        self.repairs = repairs
        self.places = places
    }
}
