extension ICalendarError {
    /// `invalidValue` with the value cut to a readable length.
    static func unreadable(_ property: String, _ value: String, _ line: Int) -> ICalendarError {
        .invalidValue(property: property, value: value.readable, line: line)
    }
}

extension String {
    /// Cut to a length that fits a report, at 60 characters.
    var readable: String {
        let limit = 60
        guard utf8.count > limit, let end = index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex
        else { return self }
        return self[..<index(before: end)] + "…"
    }
}
