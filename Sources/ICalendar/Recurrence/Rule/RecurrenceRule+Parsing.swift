extension RecurrenceRule {
    /// Reads a RECUR value (RFC 5545 §3.3.10, RFC 7529 §4).
    ///
    /// Wrong in form but clear in meaning, and so read: lower case, blanks, a `;` too many, TEXT escapes before
    /// `,` and `;`, a part without values, a part twice with one value, parts named `X-…`; an ordinal ±1 where the
    /// period is a week, which has each day once; BYSETPOS=±1 without another BYxxx, which chooses the only one;
    /// SKIP without RSCALE. UNTIL may be of another type than DTSTART: the expansion compares them.
    ///
    /// What the RFC forbids and what could mean more than one thing is refused: see `RecurrenceRuleReader`.
    public init(parsing text: String, property: String = "RRULE", line: Int = 0) throws(ICalendarError) {
        var reader = RecurrenceRuleReader(text: text)
        guard reader.readParts(), reader.checkTogether() else {
            throw .invalidValue(property: property, value: String(text.prefix(200)), line: line)
        }
        self = reader.rule
    }
}
