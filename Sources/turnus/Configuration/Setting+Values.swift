import Addresses
import Outbound
import Server

/// The spellings of values.
extension Setting {
    static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "on", "1": true
        case "false", "no", "off", "0": false
        default: nil
        }
    }

    static func count(_ text: String) -> Int? {
        Int(text).flatMap { $0 > 0 ? $0 : nil }
    }

    static func percentage(_ text: String) -> Int? {
        Int(text).flatMap { (1...100).contains($0) ? $0 : nil }
    }

    /// `512KiB`, `10MB`, `1048576`: the letters stand for powers of 1024, with or without `iB`.
    static func octets(_ text: String) -> Int? {
        let units = ["": 1, "b": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40]
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let letter = text[digits.endIndex...].lowercased().filter { $0 != " " }
        let unit = ["ib", "b"].first { letter.count > $0.count && letter.hasSuffix($0) }
        let power = unit.map { String(letter.dropLast($0.count)) } ?? letter
        guard let number = Int(digits), number > 0, let factor = units[power] else { return nil }
        let (product, overflows) = number.multipliedReportingOverflow(by: factor)
        return overflows ? nil : product
    }

    /// `60s`, `500ms`, `5m`, `12h`, `7d`.
    static func duration(_ text: String) -> Duration? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int64(digits), number > 0, number < 1 << 40 else { return nil }
        return switch text[digits.endIndex...].lowercased() {
        case "ms": .milliseconds(number)
        case "s": .seconds(number)
        case "m": .seconds(number * 60)
        case "h": .seconds(number * 3600)
        case "d": .seconds(number * 86_400)
        default: nil
        }
    }

    static func addressRanges(_ text: String) -> [AddressRange]? {
        let parts = text.split { $0 == "," || $0 == " " }
        let ranges = parts.compactMap { AddressRange(String($0)) }
        return ranges.count == parts.count ? ranges : nil
    }

    static func destinations(_ text: String) -> [Destination]? {
        let parts = text.split { $0 == "," || $0 == " " }
        let destinations = parts.compactMap { Destination(String($0)) }
        return destinations.count == parts.count ? destinations : nil
    }

    static func proxy(_ text: String) -> OutboundURL? {
        // What is wrong with it is said by the setting.
        try? OutboundURL(text)
    }

    /// Without a slash at the end.
    static func url(_ text: String) -> String? {
        guard let host = ["http://", "https://"].first(where: text.hasPrefix).map({ text.dropFirst($0.count) }),
            let first = host.first, first != "/", !text.contains(where: { $0.isWhitespace || $0 == "?" || $0 == "#" })
        else { return nil }
        return text.last == "/" ? String(text.dropLast()) : text
    }
}

extension Setting {
    /// Sets what `path` leads to, when `parse` finds a value in the text.
    static func sets<Value>(
        _ path: any WritableKeyPath<Settings, Value> & Sendable, _ parse: @escaping @Sendable (String) -> Value?
    ) -> @Sendable (String, inout Settings) -> Bool {
        { text, settings in
            guard let value = parse(text) else { return false }
            settings[keyPath: path] = value
            return true
        }
    }

    /// The same for what may be nothing: text in which no value is found does not count as nothing.
    static func sets<Value>(
        _ path: any WritableKeyPath<Settings, Value?> & Sendable, _ parse: @escaping @Sendable (String) -> Value?
    ) -> @Sendable (String, inout Settings) -> Bool {
        { text, settings in
            guard let value = parse(text) else { return false }
            settings[keyPath: path] = value
            return true
        }
    }
}
