/// The `import` lines of a module against its row of the table.
struct ImportRule: SourceRule {
    let rows: [ModuleImports]

    func findings(in file: SourceFile) -> [Finding] {
        guard let row = rows.first(where: { $0.name == file.module }) else {
            return [file.finding("the module \(file.module) has no row in the import table")]
        }
        let allowed = row.ours.union(row.others).union(ImportTable.platform)
        return file.imports
            .filter { !allowed.contains($0.module) }
            .map { file.finding($0.index, "\(file.module) may not import \($0.module)") }
    }
}

extension SourceFile {
    /// The modules the file imports, with the index of the line, whatever stands around `import`.
    var imports: [(index: Int, module: String)] {
        code.enumerated().compactMap { index, line in
            var words = line.split(whereSeparator: \.isWhitespace)[...]
            while let first = words.first, first.hasPrefix("@") || Self.importModifiers.contains(String(first)) {
                words = words.dropFirst()
            }
            guard words.popFirst() == "import" else { return nil }
            if words.count > 1, let first = words.first, Self.importKinds.contains(String(first)) {
                words = words.dropFirst()
            }
            guard let name = words.first?.split(separator: ".").first else { return nil }
            return (index, String(name.prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
        }
    }

    private static let importModifiers: Set<String> = [
        "public", "package", "internal", "fileprivate", "private",
    ]
    private static let importKinds: Set<String> = [
        "class", "enum", "func", "let", "protocol", "struct", "typealias", "var",
    ]
}
