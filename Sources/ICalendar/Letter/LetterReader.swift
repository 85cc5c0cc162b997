/// Problems up to a limit.
struct ProblemList {
    private(set) var noted: [ICalendarError] = []
    let limit: Int

    mutating func note(_ problem: ICalendarError) {
        if noted.count < limit { noted.append(problem) }
    }
}

/// Builds the tree of components from text. What is no content line stays with the one before it.
struct LetterReader {
    private let text: [UInt8]
    private let limits: LetterLimits
    private var nesting: Nesting
    private var open: [LetterComponent] = []
    private(set) var roots: [LetterComponent] = []
    private(set) var problems: ProblemList
    /// Where the first component begins.
    private(set) var preambleEnd: Int

    init(_ text: [UInt8], limits: LetterLimits, needsCalendar: Bool) {
        self.text = text
        self.limits = limits
        self.nesting = Nesting(limits: limits, needsCalendar: needsCalendar)
        self.problems = ProblemList(limit: limits.problems)
        self.preambleEnd = text.count
    }

    mutating func read(firstLine: Int) throws(ICalendarError) {
        guard text.count <= limits.octets else { throw .tooLarge(octets: text.count, limit: limits.octets) }
        try text.withUnsafeBufferPointer { text throws(ICalendarError) in
            let start = byteOrderMarkLength(text)
            var lines = LogicalLines(text, from: start, firstLine: firstLine, lineOctets: limits.lineOctets)
            while let line = try lines.next() { try read(line, of: text) }
            if !open.isEmpty { problems.note(.truncated(line: lines.lastLine)) }
            close(open.count, ending: nil)
        }
    }

    private mutating func read(_ line: LogicalLine, of octets: UnsafeBufferPointer<UInt8>) throws(ICalendarError) {
        guard let header = LineHeader(line, of: octets) else {
            if line.isBlank { keep(upTo: line.end) } else { keepMalformed(line) }
            return
        }
        guard header.parameters <= limits.parameters else {
            throw .tooMany(what: "parameters", line: line.line, limit: limits.parameters)
        }
        switch LineKeyword(line, header, of: octets) {
        case .begin(let name): try begin(name, at: line)
        case .end(let name): end(name, at: line)
        case .malformed: keepMalformed(line)
        case .other:
            guard !open.isEmpty else { return keep(upTo: line.end) }
            try nesting.note(line.line)
            let read = ReadLine(line, header: header, of: text)
            open[open.count - 1].nodes.append(.line(ContentLine(read, line: line.line)))
        }
    }

    private mutating func begin(_ name: String, at line: LogicalLine) throws(ICalendarError) {
        switch try nesting.begin(name, line: line.line) {
        case .outside: keep(upTo: line.end)
        case .opens(let closing):
            if closing > 0 { problems.note(.mismatchedEnd(line: line.line, name: name)) }
            close(closing, ending: nil)
            if open.isEmpty, roots.isEmpty { preambleEnd = line.start }
            let frame = LetterComponent.Frame(text: text, begin: line.start..<line.end, end: line.end..<line.end)
            open.append(LetterComponent(name: name, line: line.line, frame: frame))
        }
    }

    private mutating func end(_ name: String, at line: LogicalLine) {
        switch nesting.end(name) {
        case .matchesNothing:
            if !open.isEmpty { problems.note(.mismatchedEnd(line: line.line, name: name)) }
            keep(upTo: line.end)
        case .closes(let unclosed):
            if unclosed > 0 { problems.note(.mismatchedEnd(line: line.line, name: name)) }
            close(unclosed, ending: nil)
            close(1, ending: line.start..<line.end)
        }
    }

    private mutating func close(_ count: Int, ending: Range<Int>?) {
        for _ in 0..<count {
            var component = open.removeLast()
            if let ending { component.frame?.end = ending }
            if open.isEmpty {
                roots.append(component)
            } else {
                open[open.count - 1].nodes.append(.component(component))
            }
        }
    }

    private mutating func keepMalformed(_ line: LogicalLine) {
        if !open.isEmpty { problems.note(.malformedLine(line: line.line)) }
        keep(upTo: line.end)
    }

    /// Lets the octets up to here go with whatever was written last, which is what they stand behind.
    private mutating func keep(upTo end: Int) {
        if !open.isEmpty {
            LetterReader.extend(&open[open.count - 1], to: end)
        } else if !roots.isEmpty {
            LetterReader.extend(&roots[roots.count - 1], to: end)
        }
    }

    private static func extend(_ component: inout LetterComponent, to end: Int) {
        if let frame = component.frame, !frame.end.isEmpty {
            component.frame?.end = frame.end.lowerBound..<end
        } else if let last = component.nodes.indices.last {
            switch component.nodes[last] {
            case .line(let line): component.nodes[last] = .line(line.extended(to: end))
            case .component(var child):
                extend(&child, to: end)
                component.nodes[last] = .component(child)
            }
        } else if let frame = component.frame {
            component.frame?.begin = frame.begin.lowerBound..<end
        }
    }
}

/// Three octets that some programmes put before UTF-8.
func byteOrderMarkLength(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}
