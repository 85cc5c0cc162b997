/// A whole text of calendars that gives back every octet it was read from (RFC 5545 §3.4).
///
/// The reader takes what it is given: any line ends, a byte order mark, blank lines, forgotten ENDs, text around the
/// calendars. What is wrong is noted in `problems`, with the line.
public struct LetterDocument: Sendable {
    /// The VCALENDARs, in order.
    public var calendars: [LetterComponent]
    /// What is wrong with the text, by line; at most as many as the limit.
    public var problems: [ICalendarError]
    /// What stands before the first calendar.
    private var preamble: [UInt8]

    /// Only limits throw.
    public init(reading octets: [UInt8], limits: LetterLimits = .object) throws(ICalendarError) {
        var reader = LetterReader(octets, limits: limits, needsCalendar: true)
        try reader.read(firstLine: 1)
        self.calendars = reader.roots
        self.problems = reader.problems.noted
        self.preamble = Array(octets[..<reader.preambleEnd])
        if calendars.isEmpty { problems.insert(.notACalendar, at: 0) }
    }

    /// What was read, byte for byte, but for what was changed since.
    public var octets: [UInt8] {
        var octets = preamble
        for (index, calendar) in calendars.enumerated() {
            if index > 0 { LetterComponent.endLine(of: &octets) }
            calendar.write(into: &octets)
        }
        return octets
    }
}

extension LetterComponent {
    /// Reads the first component of a text, of whatever name it is; lines are counted from `firstLine`. Only limits
    /// throw; nothing where the text has no component.
    public init?(
        reading octets: [UInt8], limits: LetterLimits = .object, firstLine: Int = 1
    ) throws(ICalendarError) {
        var reader = LetterReader(octets, limits: limits, needsCalendar: false)
        try reader.read(firstLine: firstLine)
        guard let first = reader.roots.first else { return nil }
        self = first
    }
}
