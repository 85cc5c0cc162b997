/// A place that breaks a rule, in the form editors can jump to.
struct Finding: Hashable, CustomStringConvertible {
    let path: String
    /// Counted from 1; 0 for the file as a whole.
    let line: Int
    let message: String

    var description: String {
        "\(path):\(line): \(message)"
    }
}

extension SourceFile {
    /// A finding at the line with this index.
    func finding(_ index: Int, _ message: String) -> Finding {
        Finding(path: path, line: index + 1, message: message)
    }

    /// A finding about the whole file.
    func finding(_ message: String) -> Finding {
        Finding(path: path, line: 0, message: message)
    }
}
