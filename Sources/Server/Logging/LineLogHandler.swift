import Chronology
import Failures
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
        var facts = event.metadata ?? [:]
        if !metadata.isEmpty { facts = metadata.merging(facts) { $1 } }
        var pairs = [(key: "time", value: Self.timestamp()), (key: "level", value: event.level.rawValue)]
        pairs.reserveCapacity(3 + facts.count)
        pairs.append((key: "message", value: event.message.description))
        for fact in facts.sorted(by: { $0.key < $1.key }) {
            pairs.append((key: fact.key, value: fact.value.description))
        }
        write(format == .json ? Self.json(pairs) : Self.text(pairs))
    }

    /// `key=value`, a JSON string where the value would not be one word.
    static func text(_ pairs: [(key: String, value: String)]) -> String {
        var line = ""
        line.reserveCapacity(256)
        for pair in pairs {
            if !line.isEmpty { line += " " }
            let isWord =
                !pair.value.isEmpty
                && pair.value.utf8.allSatisfy {
                    $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=") && $0 != 0x7f
                }
            line += pair.key
            line += "="
            line += isWord ? pair.value : JSONString.quoted(pair.value)
        }
        line += "\n"
        return line
    }

    static func json(_ pairs: [(key: String, value: String)]) -> String {
        "{" + pairs.map { JSONString.quoted($0.key) + ":" + JSONString.quoted($0.value) }.joined(separator: ",") + "}\n"
    }

    /// RFC 3339, UTC, milliseconds.
    private static func timestamp() -> String {
        let (second, thousandths) = SystemClock.nowInMilliseconds
        return second.rfc3339(thousandths: thousandths)
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
