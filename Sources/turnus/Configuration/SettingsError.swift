/// What is wrong with what the program was told; each says the cause and the cure.
enum SettingsError: Error, Hashable, CustomStringConvertible {
    /// Where something was said.
    enum Source: Hashable, CustomStringConvertible {
        case commandLine
        case environment
        case file(String)

        var description: String {
            switch self {
            case .commandLine: "the command line"
            case .environment: "the environment"
            case .file(let path): path
            }
        }
    }

    case unknownKey(String, in: Source, nearest: String)
    case notAValue(String, of: String, in: Source, wanted: String)
    case halfCertificate(missing: String)
    case fileUnreadable(path: String, reason: String)
    case notYAML(path: String, reason: String)
    case noHome

    var description: String {
        switch self {
        case .unknownKey(let key, let source, let nearest):
            "there is no setting \(key) (in \(source)): did you mean \(nearest)?"
        case .notAValue(let value, let name, let source, let wanted):
            "\(name) cannot be \"\(value)\" (in \(source)): give \(wanted)"
        case .halfCertificate(let missing):
            "TLS needs a certificate and its key: give \(missing) too"
        case .fileUnreadable(let path, let reason):
            "cannot read the configuration \(path): \(reason); check --config"
        case .notYAML(let path, let reason):
            "\(path) is not YAML with a key on each line: \(reason)"
        case .noHome:
            "there is no home folder to keep the data in: say where with --data DIR"
        }
    }
}
