import CalendarModel
import ICalendar

extension BookingType {
    /// Everything that is wrong with it, the same for file, command line and API; none in a type that can be used.
    public var faults: [TypeFault] {
        rules.faults(hasDefault: defaultDuration) + textFaults + questionFaults + hostFaults + distributionFaults
            + guestFaults + embeddingFaults
    }

    private var textFaults: [TypeFault] {
        var faults: [TypeFault] = []
        for (member, text) in [("title", title), ("description", description)] {
            guard let text else { continue }
            if text.texts.isEmpty || text.texts.contains(where: \.trimmed.isEmpty) {
                faults.append(TypeFault(member, .missing))
            }
            if text.texts.contains(where: { $0.count > 2000 }) {
                faults.append(TypeFault(member, .tooLong(maximum: 2000)))
            }
        }
        if let stage, stage.count > 100 { faults.append(TypeFault("stage", .tooLong(maximum: 100))) }
        if previousSlugs.contains(slug) { faults.append(TypeFault("previousSlugs", .twice(slug.value))) }
        if tags.count > 50 { faults.append(TypeFault("tags", .tooMany(maximum: 50))) }
        for (index, tag) in tags.enumerated() where tag.isEmpty || tag.count > 64 {
            faults.append(TypeFault("tags/\(index)", .outOfRange(1, 64)))
        }
        return faults + Self.doubles(tags, in: "tags") + locationFaults
    }

    private var locationFaults: [TypeFault] {
        switch location {
        case .place(let address) where address.trimmed.isEmpty: [TypeFault("location/address", .missing)]
        case .link(let url) where !url.isWebAddress: [TypeFault("location/url", .malformed)]
        case .linkTemplate(let template) where !template.isWebAddress: [TypeFault("location/template", .malformed)]
        case .phone(.guest, nil): [TypeFault("location/number", .missing)]
        case .phone(_, let number?) where !number.isPhoneNumber: [TypeFault("location/number", .malformed)]
        default: []
        }
    }

    private var hostFaults: [TypeFault] {
        var faults = hosts.isEmpty ? [TypeFault("hosts", .missing)] : []
        if hosts.count > 200 { faults.append(TypeFault("hosts", .tooMany(maximum: 200))) }
        var seen: Set<PrincipalID> = []
        for (index, host) in hosts.enumerated() {
            if !seen.insert(host.host).inserted { faults.append(TypeFault("hosts/\(index)/user", .twice("user"))) }
            if !(0...1000).contains(host.weight) {
                faults.append(TypeFault("hosts/\(index)/weight", .outOfRange(0, 1000)))
            }
            if !(0...4).contains(host.priority) {
                faults.append(TypeFault("hosts/\(index)/priority", .outOfRange(0, 4)))
            }
        }
        return faults
    }

    private var embeddingFaults: [TypeFault] {
        var faults: [TypeFault] = []
        for (index, origin) in embedding.allowedOrigins.enumerated() where origin != "*" && !origin.isOrigin {
            faults.append(TypeFault("embedding/allowedOrigins/\(index)", .malformed))
        }
        if embedding.allowedOrigins.count > 50 {
            faults.append(TypeFault("embedding/allowedOrigins", .tooMany(maximum: 50)))
        }
        if let url = embedding.redirectURL, !url.isWebAddress {
            faults.append(TypeFault("embedding/redirectUrl", .malformed))
        }
        return faults + Self.doubles(embedding.allowedOrigins, in: "embedding/allowedOrigins")
    }

    static func doubles(_ values: [String], in member: String) -> [TypeFault] {
        var seen: Set<String> = []
        return values.filter { !seen.insert($0).inserted }.map { TypeFault(member, .twice($0)) }
    }
}

extension String {
    var isWebAddress: Bool {
        let host = dropFirst(hasPrefix("https://") ? 8 : 7)
        return (hasPrefix("https://") || hasPrefix("http://")) && utf8.count <= 2000
            && host.first.map { $0 != "/" } ?? false
            && utf8.allSatisfy { $0 > 32 && $0 != 127 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") }
    }

    /// Scheme, host and perhaps a port, and nothing that could end a field of HTTP.
    var isOrigin: Bool {
        let rest = dropFirst(hasPrefix("https://") ? 8 : 7)
        return isWebAddress && !rest.isEmpty
            && rest.allSatisfy { ($0.isASCII && ($0.isLetter || $0.isNumber)) || ".*:-".contains($0) }
    }
}
