extension Preparation {
    mutating func addText(_ name: PropertyName, _ value: String, _ line: PropertyLine) throws(ICalendarError) {
        try checkText(name, value, line)
        // libical makes a blank of an escape that it does not know.
        let text = TextValue.isWellEscaped(value) ? value : TextValue.escape(TextValue.unescape(value))
        add(PreparedProperty(name, line: line.line, value: text))
    }

    func checkText(_ name: PropertyName, _ value: String, _ line: PropertyLine) throws(ICalendarError) {
        guard log.isStrict, !TextValue.isWellEscaped(value) else { return }
        throw .unreadable(name.rawValue, value, line.line)
    }

    /// libical reads `abc` as 0 and lets numbers overflow.
    mutating func addInteger(_ name: PropertyName, _ value: String, _ line: PropertyLine) throws(ICalendarError) {
        guard let number = IntegerValue.read(value.trimmed) else { return try refuse(name, value, line) }
        add(PreparedProperty(name, line: line.line, value: String(number)))
    }

    /// Two numbers; a backslash before the semicolon is found in files.
    mutating func addPosition(_ value: String, _ line: PropertyLine) {
        let plain = String(value.trimmed.filter { $0 != "\\" })
        add(PreparedProperty(.geographicPosition, line: line.line, value: plain))
    }

    mutating func addDuration(_ name: PropertyName, _ value: String, _ line: PropertyLine) throws(ICalendarError) {
        guard let text = try durationText(name, value, line) else { return try refuse(name, value, line) }
        add(PreparedProperty(name, line: line.line, value: text))
    }

    /// A duration, or a moment (RFC 5545 §3.8.6.3).
    mutating func addTrigger(_ value: String, _ line: PropertyLine) throws(ICalendarError) {
        var property: PreparedProperty
        if let text = try durationText(.trigger, value, line) {
            property = PreparedProperty(.trigger, line: line.line, value: text)
        } else if let text = try timeText(.trigger, value, line) {
            property = PreparedProperty(.trigger, line: line.line, value: text)
            settleZone(of: &property, line)
        } else {
            return try refuse(.trigger, value, line)
        }
        property.qualifier = qualifier(of: .trigger, line)
        add(property)
    }

    mutating func addAddress(_ name: PropertyName, _ value: String, _ line: PropertyLine) {
        var property = PreparedProperty(name, line: line.line, value: value.trimmed)
        property.commonName = line.parameter("CN")
        property.qualifier = qualifier(of: name, line)
        add(property)
    }

    func qualifier(of name: PropertyName, _ line: PropertyLine) -> String? {
        guard let parameter = name.qualifierName, let word = line.parameter(parameter) else { return nil }
        let plain = word.utf8.filter(\.isNameOctet)
        return plain.isEmpty ? nil : String(decoding: plain, as: UTF8.self).uppercased()
    }

    /// The duration in the form that libical and we agree on, or nothing.
    func readDuration(_ text: String) -> String? {
        OctetCursor.read(text) { CalendarDuration.read(&$0) }?.text
    }

    private mutating func durationText(
        _ name: PropertyName, _ value: String, _ line: PropertyLine
    ) throws(ICalendarError) -> String? {
        if let text = readDuration(value) { return text }
        let cleaned = String(value.filter { $0 != " " && $0 != "\t" }).uppercased()
        guard let text = readDuration(cleaned) ?? readDuration(Preparation.withTimePartInPlace(cleaned)) else {
            return nil
        }
        try log.repair(
            .rewritten(from: value.readable, to: text), name, line: line.line,
            or: .unreadable(name.rawValue, value, line.line))
        return text
    }

    /// `PT1W2DT3H` as `P1W2DT3H`: weeks and days stand before the T, whatever was written.
    static func withTimePartInPlace(_ text: String) -> String {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return text }
        let joined = parts.joined()
        guard let last = joined.lastIndex(where: { $0 == "W" || $0 == "D" }) else { return text }
        let time = joined[joined.index(after: last)...]
        return joined[...last] + (time.isEmpty ? "" : "T" + time)
    }

    /// An error for what the component means something else without, and for everything where all must be right.
    mutating func refuse(_ name: PropertyName, _ value: String, _ line: PropertyLine) throws(ICalendarError) {
        let error = ICalendarError.unreadable(name.rawValue, value, line.line)
        guard !name.isEssential else { throw error }
        try log.repair(.ignored(value: value.readable), name, line: line.line, or: error)
    }
}

extension TextValue {
    /// Whether every backslash begins one of the escapes of RFC 5545 §3.3.11.
    static func isWellEscaped(_ value: String) -> Bool {
        guard value.utf8.contains(Octet.backslash) else { return true }
        var isEscaped = false
        for octet in value.utf8 {
            if isEscaped {
                switch octet {
                case Octet.backslash, Octet.comma, Octet.semicolon, UInt8(ascii: "n"), UInt8(ascii: "N"): break
                default: return false
                }
                isEscaped = false
            } else {
                isEscaped = octet == Octet.backslash
            }
        }
        return !isEscaped
    }
}
