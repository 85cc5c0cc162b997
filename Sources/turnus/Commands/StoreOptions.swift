import ArgumentParser

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where the data are; every command takes these.
struct StoreOptions: ParsableArguments {
    @Option(help: .init("Keep the data in this folder (default: ~/.local/share/turnus).", valueName: "DIR"))
    var data: String?

    @Option(help: .init("Keep them in this PostgreSQL database instead.", valueName: "URL"))
    var database: String?

    @Option(help: .init("Read settings from this file (default: turnus.yaml in the data folder).", valueName: "FILE"))
    var config: String?

    /// All settings, with what a command itself was told.
    func settings(_ options: [String: String] = [:]) throws -> Settings {
        var reader = SettingsReader(environment: Self.environment)
        reader.options = options
        reader.options["database"] = database
        reader.data = data
        reader.file = config
        return try reader.settings()
    }

    private static var environment: [String: String] {
        var found: [String: String] = [:]
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            if let sign = text.firstIndex(of: "=") {
                found[String(text[..<sign])] = String(text[text.index(after: sign)...])
            }
            next += 1
        }
        return found
    }
}
