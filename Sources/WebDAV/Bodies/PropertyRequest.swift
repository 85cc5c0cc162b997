public import Failures
public import Markup

/// Which properties are asked for: the body of PROPFIND (RFC 4918 §9.1) and a part of many reports.
public enum PropertyRequest: Hashable, Sendable {
    /// Those defined in RFC 4918, the dead ones, and those named.
    case all(including: [XMLName])
    /// The names of all there are, without their values.
    case names
    case some([XMLName])

    /// As many different properties as are answered at most.
    public static let maximumCount = 1000

    /// Reads the body of a PROPFIND; an empty one asks for all (RFC 4918 §9.1).
    ///
    /// Elements that are not known are passed over beside those that are (RFC 4918 §17), and refused in their stead
    /// (appendix A.2.2).
    public init(propfind octets: [UInt8]) throws(Failure) {
        guard !octets.isEmpty else {
            self = .all(including: [])
            return
        }
        let root = try XMLElement(body: octets, root: .dav("propfind"))
        guard let request = try Self.request(in: root) else {
            throw .badBody("propfind has neither prop, allprop nor propname in it.")
        }
        self = request
    }

    /// Reads what a report asks for beside everything else it says; nothing of the kind means no property.
    public init(reportBody root: XMLElement) throws(Failure) {
        self = try Self.request(in: root) ?? .some([])
    }

    /// For reports that do not do without.
    init(requiredIn root: XMLElement) throws(Failure) {
        guard let request = try Self.request(in: root) else {
            throw .badBody("\(root.name) has no DAV:prop in it.")
        }
        self = request
    }

    private static func request(in root: XMLElement) throws(Failure) -> PropertyRequest? {
        let prop = try root.only(.dav("prop"))
        let allprop = try root.only(.dav("allprop"))
        let propname = try root.only(.dav("propname"))
        let include = try root.only(.dav("include"))
        switch (prop, allprop, propname) {
        case (nil, nil, nil): return nil
        case (let prop?, nil, nil): return .some(try names(in: prop))
        case (nil, .some, nil):
            return .all(
                including: try include.map { include throws(Failure) in
                    try names(in: include)
                } ?? [])
        case (nil, nil, .some): return .names
        default: throw .badBody("Only one of prop, allprop and propname can be asked for.")
        }
    }

    /// Each name once, in the order in which they were first asked for.
    static func names(in element: XMLElement) throws(Failure) -> [XMLName] {
        var seen: Set<XMLName> = []
        var names: [XMLName] = []
        for case .element(let child) in element.content where seen.insert(child.name).inserted {
            names.append(child.name)
        }
        guard names.count <= maximumCount else {
            throw .badBody("More than \(maximumCount) properties are asked for.")
        }
        return names
    }
}
