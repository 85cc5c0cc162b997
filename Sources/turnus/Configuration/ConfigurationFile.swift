import Configuration
import Synchronization

/// A file of settings, in YAML, with no key in it that nobody knows.
struct ConfigurationFile {
    let path: String
    private let snapshot: YAMLSnapshot?

    init(reading path: String) throws(SettingsError) {
        let octets: [UInt8]
        do {
            octets = try FileOctets.read(path, limit: 1 << 20)
        } catch {
            throw .fileUnreadable(path: path, reason: error.reason)
        }
        try self.init(octets, path: path)
    }

    init(_ octets: [UInt8], path: String) throws(SettingsError) {
        self.path = path
        guard Self.saysAnything(octets) else {
            snapshot = nil
            return
        }
        // The library shows its keys to nobody but whoever decides which of them are secret.
        let keys = SeenKeys()
        do {
            snapshot = try YAMLSnapshot(
                data: octets.span.bytes, providerName: path,
                parsingOptions: .init(
                    secretsSpecifier: .dynamic { key, _ in
                        keys.add(key)
                        return Setting.named(key)?.isSecret ?? true
                    }))
        } catch {
            throw .notYAML(path: path, reason: String(describing: error))
        }
        let known = Setting.all.map(\.name)
        for key in keys.all.sorted() where !known.contains(key) {
            throw .unknownKey(key, in: .file(path), nearest: key.nearest(of: known) ?? "")
        }
    }

    /// The value of a setting, the elements of a list with commas between them.
    func value(of setting: Setting) throws(SettingsError) -> String? {
        guard let snapshot else { return nil }
        let key = AbsoluteConfigKey(setting.name.split(separator: ".").map(String.init))
        do {
            return try snapshot.value(forKey: key, type: .string).value?.content.text
        } catch {
            let takesLists = [.addressRanges, .destinations].contains(setting.kind)
            // What it is, if no list, is not needed to say that it is none.
            guard takesLists, let list = try? snapshot.value(forKey: key, type: .stringArray) else {
                throw .notAValue("a list", of: setting.name, in: .file(path), wanted: setting.wanted)
            }
            return list.value?.content.text
        }
    }

    /// The library takes a file of nothing but comments for a mistake.
    private static func saysAnything(_ octets: [UInt8]) -> Bool {
        octets.split(separator: UInt8(ascii: "\n")).contains { line in
            let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
            return !text.isEmpty && text.first != UInt8(ascii: "#") && !text.elementsEqual("---".utf8)
        }
    }
}

private final class SeenKeys: Sendable {
    private let keys = Mutex<[String]>([])

    var all: [String] { keys.withLock { $0 } }

    func add(_ key: String) {
        keys.withLock { $0.append(key) }
    }
}

extension ConfigContent {
    fileprivate var text: String? {
        switch self {
        case .string(let text): text
        case .stringArray(let texts): texts.joined(separator: ",")
        default: nil
        }
    }
}
