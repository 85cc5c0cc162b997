extension Setting {
    /// A configuration file with every setting as it is without one.
    static var sample: String {
        var text = """
            # Turnus: every setting, with the value that holds without it.
            #
            # Options of `turnus serve` count before the environment (TURNUS_LISTEN, TURNUS_TLS_KEY, …), that before
            # this file. An empty value is none. Without --config the file turnus.yaml in the data folder is read.

            """
        var group: Substring?
        for setting in all {
            let parts = setting.name.split(separator: ".")
            let indent = parts.count > 1 ? "  " : ""
            if parts.count > 1, group != parts[0] { text += "\n\(parts[0]):\n" }
            if parts.count == 1 { text += "\n" }
            group = parts.count > 1 ? parts[0] : nil
            text += "\(indent)# \(setting.help)\n"
            text += "\(indent)\(parts[parts.count - 1]): \(setting.standard.isEmpty ? "\"\"" : setting.standard)\n"
        }
        return text
    }
}
