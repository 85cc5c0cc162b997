/// How an import ended, in numbers; what became of each item is told in ``ImportEvent``s.
public struct ImportReport: Hashable, Sendable {
    public private(set) var mappings: [CalendarMapping] = []
    public private(set) var refusedFiles = 0
    /// Items with at least one repair that are in the calendar.
    public private(set) var repaired = 0
    private var counts: [ImportedItem.Outcome: Int] = [:]

    public init() {}

    public subscript(outcome: ImportedItem.Outcome) -> Int { counts[outcome] ?? 0 }

    /// All items.
    public var items: Int { counts.values.reduce(0, +) }

    /// Whether there is something that did not come in.
    public var hasRefusals: Bool { refusedFiles > 0 || self[.refused] > 0 }

    mutating func count(_ event: ImportEvent) {
        switch event {
        case .mapped(let mapping): mappings.append(mapping)
        case .refusedFile: refusedFiles += 1
        case .item(let item):
            counts[item.outcome, default: 0] += 1
            if item.outcome != .refused, !item.repairs.isEmpty { repaired += 1 }
        case .began, .progress: break
        }
    }
}
