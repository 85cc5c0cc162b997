/// A file is a thought: it is split before it has this many lines.
struct SizeRule: SourceRule {
    static let limit = 400

    func findings(in file: SourceFile) -> [Finding] {
        let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
        return count > Self.limit ? [file.finding("\(count) lines; split it before \(Self.limit)")] : []
    }
}
