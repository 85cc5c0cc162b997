import Configuration
import Server

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Puts the settings together: the command line counts before the environment, that before the file, and what
/// nobody says is as in the table. What nobody knows stops the program.
struct SettingsReader {
    /// Settings by name, as options gave them.
    var options: [String: String] = [:]
    var environment: [String: String]
    /// `--data`
    var data: String?
    /// `--config`
    var file: String?

    /// What is in the environment beside the settings of the table.
    private static let commandNames = ["TURNUS_DATA", "TURNUS_CONFIG"]

    func settings() throws(SettingsError) -> Settings {
        try refuseUnknownVariables()
        let folder = try dataFolder()
        var settings = Settings(dataFolder: folder)
        let file = try configuration(in: folder)
        let variables = EnvironmentVariablesProvider(environmentVariables: environment)
        for setting in Setting.all {
            if let value = options[setting.name] {
                try apply(setting, value, from: .commandLine, to: &settings)
                // It throws where a name is no name of a variable; ours are.
            } else if let value = try? variables.environmentValue(forName: setting.environmentName) {
                try apply(setting, value, from: .environment, to: &settings)
            } else if let value = try file?.value(of: setting) {
                try apply(setting, value, from: .file(file?.path ?? ""), to: &settings)
            }
        }
        if let tls = settings.server.tls {
            guard !tls.chain.isEmpty else { throw .halfCertificate(missing: "--tls-certificate") }
            guard !tls.key.isEmpty else { throw .halfCertificate(missing: "--tls-key") }
        }
        return settings
    }

    private func apply(
        _ setting: Setting, _ value: String, from source: SettingsError.Source, to settings: inout Settings
    ) throws(SettingsError) {
        // An empty value in the file or in the environment is no value.
        if value.isEmpty, source != .commandLine { return }
        guard !value.isEmpty, setting.apply(value, &settings) else {
            throw .notAValue(
                setting.isSecret ? "…" : value, of: setting.name, in: source, wanted: setting.wanted)
        }
    }

    private func refuseUnknownVariables() throws(SettingsError) {
        let known = Setting.all.map(\.environmentName) + Self.commandNames
        for name in environment.keys.sorted() where name.hasPrefix(Setting.environmentPrefix) {
            guard known.contains(name) else {
                throw .unknownKey(name, in: .environment, nearest: name.nearest(of: known) ?? "")
            }
        }
    }

    private func dataFolder() throws(SettingsError) -> String {
        if let given = data ?? environment["TURNUS_DATA"], !given.isEmpty { return given }
        if let shared = environment["XDG_DATA_HOME"], shared.hasPrefix("/") { return shared + "/turnus" }
        guard let home = environment["HOME"], !home.isEmpty else { throw .noHome }
        return home + "/.local/share/turnus"
    }

    private func configuration(in folder: String) throws(SettingsError) -> ConfigurationFile? {
        if let given = file ?? environment["TURNUS_CONFIG"], !given.isEmpty {
            return try ConfigurationFile(reading: given)
        }
        let standard = folder + "/turnus.yaml"
        guard access(standard, F_OK) == 0 else { return nil }
        return try ConfigurationFile(reading: standard)
    }
}
