/// One Swift file, by its path from the top of the repository: `Sources/<Module>/<Folder>/<Type>.swift`.
struct SourceFile {
    let path: String
    /// The lines as written.
    let lines: [String]
    /// The same lines with comments and the insides of strings blanked: what a rule may search.
    let code: [String]

    init(path: String, text: String) {
        self.path = path
        self.lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        self.code = CodeText.blanking(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The folder below `Sources/` or `Tests/`.
    var module: String {
        let parts = path.split(separator: "/")
        return parts.count > 1 ? String(parts[1]) : ""
    }

    /// The folders between the module and the file, joined by slashes; empty for a file right in the module.
    var folder: String {
        path.split(separator: "/").dropFirst(2).dropLast().joined(separator: "/")
    }

    /// The file's name without `.swift`.
    var stem: String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.hasSuffix(".swift") ? String(name.dropLast(6)) : name
    }

    /// Whether somebody wrote down a reason for the line: on it, or in a comment that begins at most five lines above.
    func hasComment(near index: Int) -> Bool {
        lines[max(0, index - 5)...index].contains { $0.contains("//") }
    }
}
