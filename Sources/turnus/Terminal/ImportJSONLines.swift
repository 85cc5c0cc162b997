import CalendarImport
import CalendarModel

/// One object a line: each item, each file that was refused, each calendar a file went to, and a summary at the end.
struct ImportJSONLines: ImportListing {
    let output: OutputOptions

    func tell(_ event: ImportEvent) {
        switch event {
        case .began, .progress: break
        case .mapped(let mapping):
            output.print(
                .object([
                    ("type", .string("calendar")), ("file", .string(mapping.file)),
                    ("calendar", .string(mapping.calendar.value)), ("name", .string(mapping.displayName)),
                    ("new", .bool(mapping.isNew)),
                ]))
        case .refusedFile(let file, let refusal):
            output.print(
                .object([("type", .string("file")), ("file", .string(file))] + Self.members(of: refusal)))
        case .item(let item): output.print(Self.line(of: item))
        }
    }

    func end() {}

    func summarize(_ report: ImportReport, isDryRun: Bool) {
        output.print(
            .object(
                [("type", .string("summary")), ("dryRun", .bool(isDryRun)), ("items", .number(Int64(report.items)))]
                    + ImportedItem.Outcome.allCases.map { ($0.key, .number(Int64(report[$0]))) }
                    + [
                        ("repaired", .number(Int64(report.repaired))),
                        ("refusedFiles", .number(Int64(report.refusedFiles))),
                    ]))
    }

    static func line(of item: ImportedItem) -> JSONText {
        var members: [(String, JSONText)] = [
            ("type", .string("item")), ("file", .string(item.file)), ("line", .number(Int64(item.line))),
            ("calendar", .string(item.calendar.value)), ("uid", item.uid.map(JSONText.string) ?? .null),
            ("kind", .string(item.kind)), ("summary", .string(item.summary)),
            ("outcome", .string(item.outcome.key)),
        ]
        if !item.repairs.isEmpty {
            let repairs = item.repairs.map { repair in
                JSONText.object([("line", .number(Int64(repair.line))), ("text", .string(repair.text))])
            }
            members.append(("repairs", .array(repairs)))
        }
        if let refusal = item.refusal { members.append(("refusal", .object(Self.members(of: refusal)))) }
        return .object(members)
    }

    private static func members(of refusal: ImportRefusal) -> [(String, JSONText)] {
        [
            ("line", .number(Int64(refusal.line))), ("cause", .string(refusal.cause)),
            ("cure", .string(refusal.cure)),
        ]
    }
}

extension ImportedItem.Outcome {
    /// As a member name in JSON.
    var key: String {
        switch self {
        case .created: "created"
        case .updated: "updated"
        case .unchanged: "unchanged"
        case .keptNewer: "keptNewer"
        case .refused: "refused"
        }
    }
}
