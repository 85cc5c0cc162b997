/// Code that is right only for a reason, which then stands beside it: on the line, or in a comment just above.
struct ReasonRule: SourceRule {
    let word: Word
    let message: String

    func findings(in file: SourceFile) -> [Finding] {
        file.code.indices
            .filter { word.occurs(in: file.code[$0]) && !file.hasComment(near: $0) }
            .map { file.finding($0, "\(word.text): \(message)") }
    }
}
