import ICalendar

/// How new an object is: by SEQUENCE, then by LAST-MODIFIED (RFC 5546 §2.1.5).
struct ObjectVersion: Comparable {
    let sequence: Int
    /// In UTC, in the form of RFC 5545 §3.3.5, which sorts as the times do; nothing where it is not known.
    let lastModified: String?

    /// Of the master, or of the newest of the components where there is none.
    init(of components: [LetterComponent]) {
        let master = components.first { $0.first("RECURRENCE-ID") == nil }
        let counting = master.map { [$0] } ?? components
        sequence = counting.compactMap { $0.first("SEQUENCE").flatMap { Int($0.value) } }.max() ?? 0
        lastModified = counting.compactMap { $0.first("LAST-MODIFIED")?.value }.filter {
            $0.utf8.count == 16 && $0.hasSuffix("Z")
        }.max()
    }

    /// Neither is older where one does not say when it was changed.
    static func < (first: ObjectVersion, second: ObjectVersion) -> Bool {
        guard first.sequence == second.sequence else { return first.sequence < second.sequence }
        guard let one = first.lastModified, let other = second.lastModified else { return false }
        return one < other
    }
}
