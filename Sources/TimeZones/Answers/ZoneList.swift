import Chronology

/// Zones by name (RFC 7808 §5.2, §6.2).
struct ZoneList {
    let entries: [ZoneShelf.Entry]
    let release: ZoneRelease
    let edition: Edition

    var document: JSONValue {
        .object([
            .init("synctoken", .string(edition.text)),
            .init("timezones", .array(entries.map(description))),
        ])
    }

    private func description(of entry: ZoneShelf.Entry) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("tzid", .string(entry.name)), .init("etag", .string(edition.text)),
            .init("last-modified", .string(release.modified.rfc3339)), .init("publisher", .string("IANA")),
        ]
        if let version = release.version { members.append(.init("version", .string(version))) }
        if !entry.aliases.isEmpty { members.append(.init("aliases", .array(entry.aliases.map { .string($0) }))) }
        return .object(members)
    }
}
