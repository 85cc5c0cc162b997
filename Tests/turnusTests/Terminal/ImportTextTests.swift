import CalendarImport
import CalendarModel
import Synchronization
import Testing

@testable import turnus

struct ImportTextTests {
    private func said(_ events: [ImportEvent], isInteractive: Bool = false) -> String {
        let text = Lines()
        let listing = ImportText(isInteractive: isInteractive) { text.add($0) }
        for event in events { listing.tell(event) }
        listing.summarize(ImportReport(), isDryRun: false)
        return text.all
    }

    private func refused(_ number: Int) -> ImportEvent {
        .item(
            ImportedItem(
                file: "a.ics", calendar: ResourceName("work")!, line: 7, uid: "\(number)", kind: "VEVENT",
                summary: "Break\nfast", outcome: .refused,
                refusal: ImportRefusal(line: 9, cause: "the start is no time", cure: "Write one.")))
    }

    @Test func `a refusal has its file, line, name, cause and cure on one line`() {
        let lines = said([refused(1)]).split(separator: "\n")
        #expect(lines.first == "a.ics:9: refused VEVENT \u{201c}Breakfast\u{201d}: the start is no time. Write one.")
    }

    @Test func `many refusals are listed up to a number and then counted`() {
        let lines = said((0..<50).map(refused)).split(separator: "\n")
        #expect(lines.count == ImportText.listed + 2)
        #expect(lines[ImportText.listed].contains("30 more refused"))
    }

    @Test func `nobody looks, so nothing moves`() {
        #expect(!said([.progress(done: 1, total: 2)]).contains("\r"))
        #expect(said([.progress(done: 1, total: 2)], isInteractive: true).contains("1/2"))
    }

    @Test func `the bar says how far, how fast and how long`() {
        let bar = ImportText.bar(done: 5000, of: 10_000, after: .seconds(2))
        #expect(bar == "[###############...............]  5000/10000  2500/s  0:02 left")
    }
}

struct ImportJSONLinesTests {
    @Test func `an item is one object with what became of it`() {
        let item = ImportedItem(
            file: "a.ics", calendar: ResourceName("work")!, line: 7, uid: nil, kind: "VEVENT", summary: "A \"b\"",
            outcome: .keptNewer, repairs: [ImportRepair(line: 8, text: "UID made")])
        #expect(
            ImportJSONLines.line(of: item).description
                == #"{"type":"item","file":"a.ics","line":7,"calendar":"work","uid":null,"kind":"VEVENT","#
                + #""summary":"A \"b\"","outcome":"keptNewer","repairs":[{"line":8,"text":"UID made"}]}"#)
    }
}

private final class Lines: Sendable {
    private let text = Mutex("")

    var all: String { text.withLock { $0 } }

    func add(_ more: String) {
        text.withLock { $0 += more }
    }
}
