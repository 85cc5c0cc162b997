import Chronology
public import Logging

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes each event as one line to a file descriptor, in one call, so that lines never mix.
public struct LineLogHandler: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var logLevel: Logger.Level
    private let format: ServerConfiguration.Log.Format
    private let write: @Sendable (String) -> Void

    public init(_ log: ServerConfiguration.Log, write: @escaping @Sendable (String) -> Void = Self.toStandardError) {
        self.format = log.format
        self.logLevel = Logger.Level(log.level)
        self.write = write
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }
            .sorted { $0.key < $1.key }
            .map { (key: $0.key, value: $0.value.description) }
        var pairs = [(key: "time", value: Self.timestamp()), (key: "level", value: event.level.rawValue)]
        pairs.append((key: "message", value: event.message.description))
        pairs += facts
        write(format == .json ? Self.json(pairs) : Self.text(pairs))
    }

    /// `key=value`, in quotes where the value would not be one word.
    static func text(_ pairs: [(key: String, value: String)]) -> String {
        pairs.map { pair in
            let isWord =
                !pair.value.isEmpty
                && pair.value.utf8.allSatisfy {
                    $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=") && $0 != 0x7f
                }
            return pair.key + "=" + (isWord ? pair.value : quoted(pair.value))
        }
        .joined(separator: " ") + "\n"
    }

    static func json(_ pairs: [(key: String, value: String)]) -> String {
        "{" + pairs.map { quoted($0.key) + ":" + quoted($0.value) }.joined(separator: ",") + "}\n"
    }

    /// A JSON string (RFC 8259 §7); a line break in a value cannot make a second line.
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7f:
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    /// RFC 3339, UTC, milliseconds.
    private static func timestamp() -> String {
        let (second, thousandths) = SystemClock.nowInMilliseconds
        let wall = second.utc
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return """
            \(wall.date.year)-\(two(wall.date.month))-\(two(wall.date.day))\
            T\(two(wall.hour)):\(two(wall.minute)):\(two(wall.second)).\(String(1000 + thousandths).dropFirst())Z
            """
    }

    public static let toStandardError: @Sendable (String) -> Void = { line in
        var line = line
        line.withUTF8 { octets in _ = Self.writeAll(octets, to: 2) }
    }

    static func writeAll(_ octets: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Bool {
        var rest = UnsafeRawBufferPointer(octets)
        while !rest.isEmpty {
            #if canImport(Glibc)
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            #else
                let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
            #endif
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return true
    }
}

extension Logger.Level {
    init(_ level: ServerConfiguration.Log.Level) {
        switch level {
        case .debug: self = .debug
        case .info: self = .info
        case .warning: self = .warning
        case .error: self = .error
        }
    }
}
