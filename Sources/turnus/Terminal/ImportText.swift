import CalendarImport
import Synchronization

/// For people: a bar that moves while somebody looks, what was put right and what was refused, and the sum.
final class ImportText: ImportListing {
    private let isInteractive: Bool
    private let write: @Sendable (String) -> Void
    private let state: Mutex<State>

    /// How many lines of each kind are shown; the rest is counted.
    static let listed = 20

    private struct State {
        var file = ""
        var began: ContinuousClock.Instant
        var drawn: ContinuousClock.Instant?
        var refused = 0
        var repaired = 0
        var hasBar = false
    }

    init(
        isInteractive: Bool, write: @escaping @Sendable (String) -> Void = { Terminal.write($0, to: 2) }
    ) {
        self.isInteractive = isInteractive
        self.write = write
        state = Mutex(State(began: .now))
    }

    func tell(_ event: ImportEvent) {
        state.withLock { state in
            switch event {
            case .began(let file):
                state.file = file
                state.began = .now
            case .mapped(let mapping):
                say("\(mapping.file) -> \(mapping.calendar)\(mapping.isNew ? " (new)" : "")", &state)
            case .refusedFile(let file, let refusal):
                say("\(file): \(refusal.cause). \(refusal.cure)", &state)
            case .item(let item): tell(item, &state)
            case .progress(let done, let total): draw(done, total, &state)
            }
        }
    }

    private func tell(_ item: ImportedItem, _ state: inout State) {
        if let refusal = item.refusal {
            state.refused += 1
            if state.refused <= Self.listed {
                let line = refusal.line > 0 ? refusal.line : item.line
                say("\(item.file):\(line): refused \(Self.name(item)): \(refusal.cause). \(refusal.cure)", &state)
            }
        }
        guard !item.repairs.isEmpty else { return }
        state.repaired += 1
        guard state.repaired <= Self.listed else { return }
        for repair in item.repairs {
            say("\(item.file):\(repair.line): put right in \(Self.name(item)): \(repair.text)", &state)
        }
    }

    private static func name(_ item: ImportedItem) -> String {
        let title = item.summary.isEmpty ? item.uid ?? "without a name" : "\u{201c}\(item.summary)\u{201d}"
        return "\(item.kind) \(title)".filter { !$0.isNewline }
    }

    func end() {
        state.withLock { clear(&$0) }
    }

    func summarize(_ report: ImportReport, isDryRun: Bool) {
        state.withLock { state in
            clear(&state)
            for (count, what) in [(state.refused, "refused"), (state.repaired, "put right")]
            where count > Self.listed {
                write("… and \(count - Self.listed) more \(what); --json lists them all\n")
            }
            let parts = ImportedItem.Outcome.allCases.map { "\(report[$0]) \($0.rawValue)" }
            write("\(isDryRun ? "would be: " : "")\(parts.joined(separator: ", ")), \(report.repaired) put right\n")
        }
    }

    private func say(_ line: String, _ state: inout State) {
        clear(&state)
        write(line + "\n")
    }

    private func clear(_ state: inout State) {
        guard state.hasBar else { return }
        write("\r\u{1b}[K")
        state.hasBar = false
    }

    /// Ten times a second at most.
    private func draw(_ done: Int, _ total: Int, _ state: inout State) {
        guard isInteractive, total > 0 else { return }
        let now = ContinuousClock.now
        if let drawn = state.drawn, drawn.duration(to: now) < .milliseconds(100), done < total { return }
        state.drawn = now
        state.hasBar = true
        let elapsed = state.began.duration(to: now)
        write("\r\u{1b}[K" + Self.bar(done: done, of: total, after: elapsed))
    }

    /// `[#####.....]  5000/10000  4200/s  0:01 left`
    static func bar(done: Int, of total: Int, after elapsed: Duration) -> String {
        let width = 30
        let full = width * done / total
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let rate = seconds > 0 ? Int(Double(done) / seconds) : 0
        var line = "[" + String(repeating: "#", count: full) + String(repeating: ".", count: width - full) + "]"
        line += "  \(done)/\(total)"
        guard rate > 0 else { return line }
        let left = (total - done) / rate
        line += "  \(rate)/s  \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
        return line
    }
}
