extension Preparation {
    mutating func addText(_ name: PropertyName, _ value: String, _ line: ContentLine) throws(ICalendarError) {
        guard value.utf8.contains(Octet.backslash) else {
            return add(PreparedProperty(name, line: line.line, value: value))
        }
        guard !log.isStrict || TextValue.isWellEscaped(value) else {
            throw .unreadable(name.rawValue, value, line.line)
        }
        // libical makes a blank of an escape that it does not know.
        add(PreparedProperty(name, line: line.line, value: TextValue.escape(TextValue.unescape(value))))
    }

    /// libical reads `abc` as 0 and lets numbers overflow.
    mutating func addInteger(_ name: PropertyName, _ value: String, _ line: ContentLine) throws(ICalendarError) {
        guard let number = IntegerValue.read(value.trimmed) else { return try refuse(name, value, line) }
        add(PreparedProperty(name, line: line.line, value: String(number)))
    }

    mutating func addDuration(_ name: PropertyName, _ value: String, _ line: ContentLine) throws(ICalendarError) {
        guard let text = try durationText(name, value, line) else { return try refuse(name, value, line) }
        add(PreparedProperty(name, line: line.line, value: text))
    }

    /// A duration, or a moment (RFC 5545 §3.8.6.3).
    mutating func addTrigger(_ value: String, _ line: ContentLine) throws(ICalendarError) {
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

    mutating func addAddress(_ name: PropertyName, _ value: String, _ line: ContentLine) {
        var property = PreparedProperty(name, line: line.line, value: value.trimmed)
        property.commonName = line.parameter("CN")
        property.qualifier = qualifier(of: name, line)
        add(property)
    }

    func qualifier(of name: PropertyName, _ line: ContentLine) -> String? {
        guard let parameter = name.qualifierName, let word = line.parameter(parameter) else { return nil }
        let plain = word.utf8.filter(\.isNameOctet)
        return plain.isEmpty ? nil : String(decoding: plain, as: UTF8.self).uppercased()
    }

    /// The duration in the form that libical and we agree on, or nothing.
    func readDuration(_ text: String) -> String? {
        OctetCursor.read(text) { CalendarDuration.read(&$0) }?.text
    }

    private mutating func durationText(
        _ name: PropertyName, _ value: String, _ line: ContentLine
    ) throws(ICalendarError) -> String? {
        if let text = readDuration(value) { return text }
        let cleaned = String(value.filter { $0 != " " && $0 != "\t" }).uppercased()
        guard let text = readDuration(cleaned) else { return nil }
        try log.repair(
            .rewritten(from: value.readable, to: text), name, line: line.line,
            or: .unreadable(name.rawValue, value, line.line))
        return text
    }

    /// An error for what the component means something else without, and for everything where all must be right.
    mutating func refuse(_ name: PropertyName, _ value: String, _ line: ContentLine) throws(ICalendarError) {
        let error = ICalendarError.unreadable(name.rawValue, value, line.line)
        guard !name.isEssential else { throw error }
        try log.repair(.ignored(value: value.readable), name, line: line.line, or: error)
    }
}

extension TextValue {
    /// Whether every backslash begins one of the escapes of RFC 5545 §3.3.11.
    static func isWellEscaped(_ value: String) -> Bool {
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
