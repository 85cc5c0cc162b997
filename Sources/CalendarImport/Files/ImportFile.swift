import ICalendar

/// A file that was read and looked through, before anything is made of it.
struct ImportFile: Sendable {
    /// The path, or the archive's path and the member's name behind a `#`.
    let name: String
    let content: FileContent
    let scan: CalendarScan
    /// Whether the text ends inside a component.
    let isCutOff: Bool
    /// In order.
    private let malformed: [Int]

    init(name: String, content: FileContent, limits: LetterLimits) throws(ICalendarError) {
        self.name = name
        self.content = content
        self.scan = try CalendarScanner.scan(content.octets, limits: limits)
        self.isCutOff = scan.problems.contains { if case .truncated = $0 { true } else { false } }
        self.malformed = scan.problems.compactMap { if case .malformedLine(let line) = $0 { line } else { nil } }
        if scan.headers.isEmpty { throw .notACalendar }
    }

    /// The first of the header's properties that is not empty, over all calendars of the file.
    func header(_ key: String) -> String? {
        for header in scan.headers {
            if let text = header.first(key)?.text, !text.isEmpty { return text }
        }
        return nil
    }

    /// The lines of a slice, and of what stands behind it, that are no content lines.
    func malformedLines(ofSlice index: Int) -> ArraySlice<Int> {
        let first = scan.slices[index].line
        let next = index + 1 < scan.slices.count ? scan.slices[index + 1].line : Int.max
        return malformed[malformedIndex(first)..<malformedIndex(next)]
    }

    /// How many malformed lines stand before `line`.
    private func malformedIndex(_ line: Int) -> Int {
        var low = 0
        var high = malformed.count
        while low < high {
            let middle = (low + high) / 2
            if malformed[middle] < line { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
