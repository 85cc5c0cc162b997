/// One thing that can be set: adding a setting is adding a row.
///
/// The row is everything that is known of it: how it is called in the file, in the environment and on the command
/// line, what it may be, what holds without it, and what it does. `Samples/turnus.yaml`, the help of `serve` and
/// the refusal of unknown keys all come from here.
struct Setting: Sendable {
    /// As in the file, with dots between the levels.
    let name: String
    let kind: Kind
    /// As it would stand in the file; empty when nothing holds.
    let standard: String
    /// One sentence.
    let help: String
    let isSecret: Bool
    /// Takes the value over, or says no when it is none.
    let apply: @Sendable (_ value: String, _ settings: inout Settings) -> Bool

    /// What a value looks like.
    enum Kind: Hashable, Sendable {
        case text
        case path
        case address
        case url
        case flag
        case count
        case percentage
        case octets
        case duration
        case addressRanges
        case destinations
        case choice([String])
    }

    init(
        _ name: String, _ kind: Kind, standard: String = "", isSecret: Bool = false, _ help: String,
        apply: @escaping @Sendable (String, inout Settings) -> Bool
    ) {
        self.name = name
        self.kind = kind
        self.standard = standard
        self.help = help
        self.isSecret = isSecret
        self.apply = apply
    }

    /// `tls.certificate` is `TURNUS_TLS_CERTIFICATE`.
    var environmentName: String {
        Self.environmentPrefix
            + name.uppercased().map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
    }

    static let environmentPrefix = "TURNUS_"

    /// What is wanted where a value is none.
    var wanted: String {
        switch kind {
        case .text: "a text"
        case .path: "a path"
        case .address: "HOST:PORT, for example 127.0.0.1:8008 or [::1]:8008"
        case .url: "a URL that begins with http:// or https://"
        case .flag: "true or false"
        case .count: "a number above 0"
        case .percentage: "a percentage from 1 to 100"
        case .octets: "a size, for example 512KiB or 10MiB"
        case .duration: "a time, for example 500ms, 60s, 5m, 12h or 7d"
        case .addressRanges: "addresses or ranges, for example 127.0.0.1 and 10.0.0.0/8"
        case .destinations: "hosts, addresses or ranges, for example intranet.example.org and 10.0.0.0/8"
        case .choice(let values): "one of " + values.joined(separator: ", ")
        }
    }
}
