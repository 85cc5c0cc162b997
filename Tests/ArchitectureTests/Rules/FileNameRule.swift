/// Files are named for the type they hold, so names that fit anything fit nothing.
struct FileNameRule: SourceRule {
    static let forbidden: Set<String> = [
        "Common", "Helper", "Helpers", "Impl", "Implementation", "Manager", "Misc", "New", "Stuff", "Util",
        "Utilities", "Utils",
    ]
    /// Fine as a part of a name (`BaseURL`), not as the end of one.
    static let forbiddenAtTheEnd: Set<String> = ["Base"]

    func findings(in file: SourceFile) -> [Finding] {
        let words = Self.words(of: file.stem)
        let bad = words.filter(Self.forbidden.contains) + words.suffix(1).filter(Self.forbiddenAtTheEnd.contains)
        return bad.map { file.finding("\($0) says nothing; name the file for its type") }
    }

    /// `HTTPResponse+Gzip` is `HTTP`, `Response`, `Gzip`.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        let letters = Array(name)
        for (index, letter) in letters.enumerated() {
            guard letter.isLetter || letter.isNumber else {
                words.append("")
                continue
            }
            let followsSmall = index > 0 && !letters[index - 1].isUppercase
            let precedesSmall = index + 1 < letters.count && letters[index + 1].isLowercase
            if words.isEmpty || letter.isUppercase && (followsSmall || precedesSmall) {
                words.append("")
            }
            words[words.count - 1].append(letter)
        }
        return words.filter { !$0.isEmpty }
    }
}
