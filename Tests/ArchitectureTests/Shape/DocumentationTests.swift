import Testing

struct DocumentationTests {
    @Test func `every module has its page`() throws {
        let modules = try Repository.here.modules().filter { ImportTable.row(for: $0)?.layer != 0 }
        let faults = modules.compactMap { module in
            let path = "Sources/\(module)/\(module).docc/\(module).md"
            return pageFault(in: Repository.here.text(at: path), of: module).map { "\(path): \($0)" }
        }
        #expect(faults == [])
    }

    @Test(
        arguments: [
            (nil, "there is no such page"),
            ("# Feeds\n", "does not begin with # ``Feeds``"),
            ("# ``Feeds``\n\nShort.\n", "is too short to say what the module is for"),
        ] as [(String?, String)])
    func `a page that is missing, misnamed or empty is found`(text: String?, fault: String) {
        #expect(pageFault(in: text, of: "Feeds") == fault)
    }
}

/// What is wrong with a module's page, if anything is.
private func pageFault(in text: String?, of module: String) -> String? {
    guard let text else { return "there is no such page" }
    guard text.hasPrefix("# ``\(module)``\n") else { return "does not begin with # ``\(module)``" }
    guard text.split(whereSeparator: \.isWhitespace).count >= 50 else {
        return "is too short to say what the module is for"
    }
    return nil
}
