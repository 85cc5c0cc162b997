#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A content line where it stands, its folds included (RFC 5545 §3.1).
struct LogicalLine {
    /// Counted as an editor does, from 1.
    var line: Int
    var start: Int
    /// Where the first physical line ends, without its line end.
    var firstEnd: Int
    /// Where the last physical line ends, without its line end.
    var contentEnd: Int
    /// Where the next content line begins: behind the line end and blank lines.
    var end: Int
    var isFolded: Bool

    var isBlank: Bool { start == contentEnd }
}

/// Cuts text into content lines, whatever ends its lines: CRLF, LF, CR or CRCRLF, mixed at will.
///
/// Blank lines belong to the line before them, also between a line and its continuation. Linear in the text.
struct LogicalLines {
    private let text: UnsafeBufferPointer<UInt8>
    private let limit: Int
    private var position: Int
    private var line: Int
    /// The next LF at or after `position`; searched for once, so that text without any stays linear.
    private var nextLineFeed = -1

    init(_ text: UnsafeBufferPointer<UInt8>, from start: Int = 0, firstLine: Int = 1, lineOctets limit: Int) {
        self.text = text
        self.limit = limit
        self.position = start
        self.line = firstLine
    }

    /// The line that the end of the text stands in.
    var lastLine: Int { line }

    mutating func next() throws(ICalendarError) -> LogicalLine? {
        guard position < text.count else { return nil }
        var found = LogicalLine(
            line: line, start: position, firstEnd: 0, contentEnd: 0, end: 0, isFolded: false)
        found.contentEnd = skipPhysicalLine()
        found.firstEnd = found.contentEnd
        var length = found.contentEnd - found.start
        while position < text.count {
            let octet = text[position]
            if octet.isFoldingSpace {
                let start = position + 1
                found.isFolded = true
                found.contentEnd = skipPhysicalLine()
                length += found.contentEnd - start
            } else if octet.endsLine {
                _ = skipPhysicalLine()
            } else {
                break
            }
        }
        guard length <= limit else { throw .lineTooLong(line: found.line, limit: limit) }
        found.end = position
        return found
    }

    /// Moves behind the line end and returns where the content before it ends.
    private mutating func skipPhysicalLine() -> Int {
        let start = position
        if nextLineFeed < start { nextLineFeed = index(of: Octet.lineFeed, from: start, to: text.count) }
        let carriageReturn = index(of: Octet.carriageReturn, from: start, to: nextLineFeed)
        guard carriageReturn < nextLineFeed else {
            position = min(nextLineFeed + 1, text.count)
            if nextLineFeed < text.count { line += 1 }
            return nextLineFeed
        }
        var end = carriageReturn + 1
        while end < nextLineFeed, text[end] == Octet.carriageReturn { end += 1 }
        if end == nextLineFeed, end < text.count {
            position = end + 1
            line += 1
        } else {
            position = end
            line += end - carriageReturn
        }
        return carriageReturn
    }

    /// The first such octet, or `end`.
    private func index(of octet: UInt8, from start: Int, to end: Int) -> Int {
        guard start < end, let base = text.baseAddress,
            let found = memchr(base + start, Int32(octet), end - start)
        else { return end }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}

/// Takes the folds out of octets that end with a line's content: line ends, and one space or tab behind them.
func unfolded(_ octets: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: octets.count) { buffer, count in
        var next = 0
        var index = 0
        while index < octets.count {
            let octet = octets[index]
            index += 1
            guard octet.endsLine else {
                buffer[next] = octet
                next += 1
                continue
            }
            while index < octets.count, octets[index].endsLine { index += 1 }
            if index < octets.count, octets[index].isFoldingSpace { index += 1 }
        }
        count = next
    }
}
