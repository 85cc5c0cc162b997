import Synchronization

/// What `/metrics` shows: families of figures, each read when somebody asks (Prometheus text format 0.0.4).
public final class MetricsRegistry: Sendable {
    public struct Family: Sendable {
        public enum Kind: String, Sendable {
            case counter
            case gauge
            case histogram
        }

        let name: String
        let help: String
        let kind: Kind
        let read: @Sendable () -> [Sample]
    }

    /// One line: a suffix of the family's name, labels, a value.
    public struct Sample: Sendable {
        let suffix: String
        let labels: [(name: String, value: String)]
        let value: Double

        public init(_ value: Double, labels: [(name: String, value: String)] = [], suffix: String = "") {
            self.suffix = suffix
            self.labels = labels
            self.value = value
        }
    }

    private let families = Mutex<[Family]>([])

    public init() {}

    public func add(
        _ kind: Family.Kind, _ name: String, _ help: String, read: @escaping @Sendable () -> [Sample]
    ) {
        families.withLock { $0.append(Family(name: name, help: help, kind: kind, read: read)) }
    }

    /// A family of one figure without labels.
    public func add(_ kind: Family.Kind, _ name: String, _ help: String, value: @escaping @Sendable () -> Double) {
        add(kind, name, help) { [Sample(value())] }
    }

    var text: String {
        var out = ""
        for family in families.withLock({ $0 }) {
            out += "# HELP \(family.name) \(family.help)\n# TYPE \(family.name) \(family.kind.rawValue)\n"
            for sample in family.read() {
                out += family.name + sample.suffix
                if !sample.labels.isEmpty {
                    out += "{" + sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
                    out += "}"
                }
                out += " " + Self.figure(sample.value) + "\n"
            }
        }
        return out
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            switch character {
            case "\\": out += "\\\\"
            case "\"": out += "\\\""
            case "\n": out += "\\n"
            default: out.append(character)
            }
        }
        return out
    }

    static func figure(_ value: Double) -> String {
        guard value.isFinite else { return value == .infinity ? "+Inf" : "NaN" }
        return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }
}

/// A number that many threads add to.
public final class Counter: Sendable {
    private let stored = Atomic<Int>(0)

    public init() {}

    public func add(_ amount: Int) {
        stored.add(amount, ordering: .relaxed)
    }

    public var value: Int { stored.load(ordering: .relaxed) }
}
