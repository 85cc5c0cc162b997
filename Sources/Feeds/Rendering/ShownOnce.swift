/// What a feed of several calendars has shown so far: a meeting that stands in the calendars of all who come is one.
///
/// A series is shown as the first calendar that has it shows it. An instance that stands alone in an earlier calendar,
/// since only that one was its owner invited to, takes the place of the series' own.
struct ShownOnce {
    private let isNeeded: Bool
    private var series: Set<String> = []
    private var instances: Set<String> = []

    /// One calendar has each UID once (RFC 4791 §4.1); then nothing need be remembered.
    init(isNeeded: Bool) {
        self.isNeeded = isNeeded
    }

    /// A component by its UID and, where it is one instance of a series, its RECURRENCE-ID.
    struct Identity {
        var uid: String
        var instance: String?
    }

    /// Which components of an object are to be shown, and from now on have been.
    mutating func admit(_ components: [Identity]) -> [Bool] {
        guard isNeeded else { return components.map { _ in true } }
        let isKnown = components.map { series.contains($0.uid) }
        for component in components where component.instance == nil { series.insert(component.uid) }
        return zip(components, isKnown).map { component, isKnown in
            guard !isKnown else { return false }
            guard let instance = component.instance else { return true }
            return instances.insert(component.uid + "\n" + instance).inserted
        }
    }
}
