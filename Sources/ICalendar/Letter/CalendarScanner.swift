/// Where a component directly inside a VCALENDAR begins and ends.
public struct ComponentSlice: Hashable, Sendable {
    /// In upper case.
    public var name: String
    /// From BEGIN to behind the line end of END; to where the next one begins where END is missing.
    public var range: Range<Int>
    /// Where its BEGIN stands, counted from 1.
    public var line: Int
    /// Which VCALENDAR of the text it is in, counted from 0.
    public var calendar: Int
    public var uid: String?
    /// What a VTIMEZONE is called.
    public var tzid: String?
    public var hasRecurrenceID: Bool
    /// Whether its own END was there.
    public var isClosed: Bool
}

/// What a pass over text without building a tree finds: for big files and for feeds.
public struct CalendarScan: Sendable {
    /// What stands directly in a VCALENDAR: VERSION, PRODID, METHOD, X-WR-CALNAME and so on.
    public struct Header: Hashable, Sendable {
        public var line: Int
        public var lines: [ContentLine]

        /// The first of this name, given in upper case.
        public func first(_ key: String) -> ContentLine? {
            lines.first { $0.isNamed(key) }
        }
    }

    public var slices: [ComponentSlice]
    /// One for each VCALENDAR.
    public var headers: [Header]
    public var problems: [ICalendarError]
}

/// Finds the components of a text, at the speed of looking at each line once; agrees with `LetterDocument` on
/// where they are.
public struct CalendarScanner {
    private let limits: LetterLimits
    private var nesting: Nesting
    private var problems: ProblemList
    private var slices: [ComponentSlice] = []
    private var headers: [CalendarScan.Header] = []
    private var current: ComponentSlice?

    /// Only limits throw. A text without a VCALENDAR has no headers and says so in its problems.
    public static func scan(
        _ text: UnsafeBufferPointer<UInt8>, limits: LetterLimits = .file
    ) throws(ICalendarError) -> CalendarScan {
        guard text.count <= limits.octets else { throw .tooLarge(octets: text.count, limit: limits.octets) }
        var scanner = CalendarScanner(limits: limits)
        return try scanner.scan(text)
    }

    public static func scan(_ text: [UInt8], limits: LetterLimits = .file) throws(ICalendarError) -> CalendarScan {
        try text.withUnsafeBufferPointer { text throws(ICalendarError) in try scan(text, limits: limits) }
    }

    private init(limits: LetterLimits) {
        self.limits = limits
        self.nesting = Nesting(limits: limits, needsCalendar: true)
        self.problems = ProblemList(limit: limits.problems)
    }

    private mutating func scan(_ text: UnsafeBufferPointer<UInt8>) throws(ICalendarError) -> CalendarScan {
        var lines = LogicalLines(text, from: byteOrderMarkLength(text), lineOctets: limits.lineOctets)
        var end = 0
        while let line = try lines.next() {
            end = line.end
            guard let header = LineHeader(line, of: text) else {
                if !line.isBlank { noteMalformed(line) }
                continue
            }
            guard header.parameters <= limits.parameters else {
                throw .tooMany(what: "parameters", line: line.line, limit: limits.parameters)
            }
            switch LineKeyword(line, header, of: text) {
            case .begin(let name): try begin(name, at: line)
            case .end(let name): self.end(name, at: line)
            case .malformed: noteMalformed(line)
            case .other: try note(line, header, of: text)
            }
        }
        if nesting.depth > 0 { problems.note(.truncated(line: lines.lastLine)) }
        finishSlice(at: end)
        var noted = problems.noted
        if headers.isEmpty { noted.insert(.notACalendar, at: 0) }
        return CalendarScan(slices: slices, headers: headers, problems: noted)
    }

    private mutating func begin(_ name: String, at line: LogicalLine) throws(ICalendarError) {
        guard case .opens(let closing) = try nesting.begin(name, line: line.line) else { return }
        if closing > 0 { problems.note(.mismatchedEnd(line: line.line, name: name)) }
        if nesting.depth <= 2 { finishSlice(at: line.start) }
        if nesting.depth == 1 { headers.append(CalendarScan.Header(line: line.line, lines: [])) }
        guard nesting.depth == 2 else { return }
        current = ComponentSlice(
            name: name, range: line.start..<line.start, line: line.line, calendar: headers.count - 1, uid: nil,
            tzid: nil, hasRecurrenceID: false, isClosed: false)
    }

    private mutating func end(_ name: String, at line: LogicalLine) {
        guard case .closes(let unclosed) = nesting.end(name) else {
            if nesting.depth > 0 { problems.note(.mismatchedEnd(line: line.line, name: name)) }
            return
        }
        if unclosed > 0 { problems.note(.mismatchedEnd(line: line.line, name: name)) }
        if nesting.depth == 1 {
            current?.isClosed = true
            finishSlice(at: line.end)
        } else if nesting.depth == 0 {
            // The END of the calendar itself ends what is still open in it, without being part of it.
            finishSlice(at: line.start)
        }
    }

    private mutating func noteMalformed(_ line: LogicalLine) {
        if nesting.depth > 0 { problems.note(.malformedLine(line: line.line)) }
    }

    private mutating func note(
        _ line: LogicalLine, _ header: LineHeader, of text: UnsafeBufferPointer<UInt8>
    ) throws(ICalendarError) {
        try nesting.note(line.line)
        if nesting.depth == 1 {
            headers[headers.count - 1].lines.append(copy(line, header, of: text))
            return
        }
        guard nesting.depth == 2, current != nil else { return }
        switch text[line.start] | 0x20 {
        case UInt8(ascii: "u") where header.nameLength == 3 && current?.uid == nil:
            let copy = copy(line, header, of: text)
            if copy.isNamed("UID") { current?.uid = copy.text }
        case UInt8(ascii: "t") where header.nameLength == 4 && current?.tzid == nil:
            let copy = copy(line, header, of: text)
            if copy.isNamed("TZID") { current?.tzid = copy.text }
        case UInt8(ascii: "r") where header.nameLength == 13:
            if copy(line, header, of: text).isNamed("RECURRENCE-ID") { current?.hasRecurrenceID = true }
        default: break
        }
    }

    /// The line by itself, so that it does not hold the whole text.
    private func copy(
        _ line: LogicalLine, _ header: LineHeader, of text: UnsafeBufferPointer<UInt8>
    ) -> ContentLine {
        var moved = line
        moved.start = 0
        moved.firstEnd = line.firstEnd - line.start
        moved.contentEnd = line.contentEnd - line.start
        moved.end = line.end - line.start
        let octets = Array(text[line.start..<line.end])
        return ContentLine(ReadLine(moved, header: header, of: octets), line: line.line)
    }

    private mutating func finishSlice(at end: Int) {
        guard var slice = current else { return }
        slice.range = slice.range.lowerBound..<end
        slices.append(slice)
        current = nil
    }
}
