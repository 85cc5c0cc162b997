import Synchronization

/// The system's time zones by name, read from its TZif files when first asked for and then kept.
///
/// May be used by any number of threads. Knows no name by itself: what the directory holds is what there is.
public final class ZoneCatalog: Sendable {
    public let directory: String
    private let state = Mutex(State())

    private struct State {
        var zones: [String: Zone] = [:]
        /// Names as they are spelt, by their lower-case form; nothing until somebody asked for one.
        var names: [String: String]?
        var release: ZoneRelease?
    }

    public init(directory: String = "/usr/share/zoneinfo") {
        self.directory = directory
    }

    /// The zone or link with this IANA name; upper and lower case are told apart only where that matters.
    public func zone(named identifier: String) -> Zone? {
        try? read(identifier)
    }

    /// The zone or link with this IANA name, or why there is none.
    public func read(_ identifier: String) throws(ZoneError) -> Zone {
        if let known = state.withLock({ $0.zones[identifier] }) { return known }
        guard ZoneCatalog.isName(identifier) else { throw .unknown(identifier) }
        let names = try names()
        let spelt = names[identifier.lowercased()] ?? identifier
        if spelt != identifier, let known = state.withLock({ $0.zones[spelt] }) { return known }
        guard let octets = ZoneDirectory.contents(of: directory + "/" + spelt, limit: TZif.maximumSize) else {
            throw .unknown(identifier)
        }
        let zone = try Zone(identifier: spelt, compiled: octets)
        return state.withLock { state in
            // Another thread may have been faster; one reference for all makes comparing cheap.
            if let known = state.zones[spelt] { return known }
            state.zones[spelt] = zone
            return zone
        }
    }

    /// The names of all zones and links, in order; none where the directory is missing.
    public var identifiers: [String] {
        ((try? names())?.values.sorted()) ?? []
    }

    /// What the directory says about itself, when it was first asked.
    public var release: ZoneRelease {
        if let known = state.withLock({ $0.release }) { return known }
        let found = ZoneDirectory.release(of: directory)
        return state.withLock { state in
            let release = state.release ?? found
            state.release = release
            return release
        }
    }

    private func names() throws(ZoneError) -> [String: String] {
        if let names = state.withLock({ $0.names }) { return names }
        let found = try ZoneDirectory.names(in: directory).filter(ZoneCatalog.isName)
        let names = Dictionary(found.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
        state.withLock { $0.names = names }
        return names
    }

    /// Whether a zone can be called so: letters, digits and `_+-` in parts between slashes, none of them a way out
    /// of the directory, and not one of the second copies of the database (`posix/`, `right/`).
    static func isName(_ identifier: String) -> Bool {
        guard (1...128).contains(identifier.utf8.count) else { return false }
        let parts = identifier.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 4 else { return false }
        let copies = ["posix", "right"]
        guard parts.count == 1 || !copies.contains(String(decoding: first, as: UTF8.self).lowercased()) else {
            return false
        }
        return parts.allSatisfy { part in
            part.first != UInt8(ascii: "-") && !part.isEmpty
                && part.allSatisfy { octet in
                    switch octet {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"),
                        UInt8(ascii: "-"):
                        true
                    default: false
                    }
                }
        }
    }
}
