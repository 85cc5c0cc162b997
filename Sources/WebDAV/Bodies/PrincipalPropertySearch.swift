public import Failures
public import Markup

/// A `DAV:principal-property-search` report: principals by what their properties say (RFC 3744 §9.4).
public struct PrincipalPropertySearch: Hashable, Sendable {
    /// How a value is compared with what is sought; Apple's addition, the standard has `contains` alone.
    public enum MatchType: String, Hashable, Sendable {
        case contains
        case startsWith = "starts-with"
        case endsWith = "ends-with"
        case equals
    }

    /// Words that all of the named properties have to match.
    public struct Criterion: Hashable, Sendable {
        public var properties: [XMLName]
        public var match: String
        public var matchType: MatchType

        public init(properties: [XMLName], match: String, matchType: MatchType = .contains) {
            self.properties = properties
            self.match = match
            self.matchType = matchType
        }
    }

    public let criteria: [Criterion]
    /// Whether any criterion suffices (`test="anyof"`, Apple's addition); else all must hold.
    public let matchesAny: Bool
    public let properties: PropertyRequest
    /// Whether all principals are searched, wherever the report was sent.
    public let appliesToPrincipalCollectionSet: Bool

    public static let maximumCriteria = 32

    public init(_ root: XMLElement) throws(Failure) {
        try root.expect(.dav("principal-property-search"))
        switch root.attribute("test") {
        case nil, "allof": self.matchesAny = false
        case "anyof": self.matchesAny = true
        default: throw .badBody("test is anyof or allof.")
        }
        let searches = root.all(.dav("property-search"))
        // RFC 3744 §9.4 wants one at least; clients that name none want to see all they may.
        guard searches.count <= Self.maximumCriteria else {
            throw .badBody("A search has at most \(Self.maximumCriteria) property-search elements.")
        }
        var criteria: [Criterion] = []
        for search in searches { criteria.append(try Self.criterion(search)) }
        self.criteria = criteria
        self.properties = try Self.wish(in: root)
        self.appliesToPrincipalCollectionSet = root.first(.dav("apply-to-principal-collection-set")) != nil
    }

    /// What to say of those who are found. A widespread client library writes the names behind an empty `DAV:prop`
    /// in place of into it; who asks for nothing else means them.
    private static func wish(in root: XMLElement) throws(Failure) -> PropertyRequest {
        let wish = try PropertyRequest(requiredIn: root)
        guard wish == .some([]) else { return wish }
        let known: Set<XMLName> = [.dav("property-search"), .dav("prop"), .dav("apply-to-principal-collection-set")]
        return .some(try PropertyRequest.names(in: root).filter { !known.contains($0) })
    }

    private static func criterion(_ search: XMLElement) throws(Failure) -> Criterion {
        guard let prop = try search.only(.dav("prop")), let match = try search.only(.dav("match")) else {
            throw .badBody("property-search has no prop or no match in it.")
        }
        let properties = try PropertyRequest.names(in: prop)
        guard !properties.isEmpty, properties.count <= maximumCriteria else {
            throw .badBody("A search names 1 to \(maximumCriteria) properties.")
        }
        let word = match.attribute("match-type") ?? search.attribute("match-type") ?? MatchType.contains.rawValue
        guard let matchType = MatchType(rawValue: word == "is-exact" ? "equals" : word) else {
            throw .badBody("match-type is contains, starts-with, ends-with or equals.")
        }
        return Criterion(properties: properties, match: match.text, matchType: matchType)
    }

    /// Whether a principal with these values is found. Case is not regarded (§9.4), nor are blanks around the words.
    public func matches(_ values: (XMLName) -> [String]) -> Bool {
        let holds = { (criterion: Criterion) in
            let sought = criterion.match.trimmingBlanks().lowercased()
            return criterion.properties.allSatisfy { name in
                values(name).contains { criterion.matchType.holds($0.lowercased(), sought) }
            }
        }
        return matchesAny ? criteria.contains(where: holds) : criteria.allSatisfy(holds)
    }
}

extension PrincipalPropertySearch.MatchType {
    fileprivate func holds(_ value: String, _ sought: String) -> Bool {
        switch self {
        case .contains: sought.isEmpty || value.contains(sought)
        case .startsWith: value.hasPrefix(sought)
        case .endsWith: value.hasSuffix(sought)
        case .equals: value == sought
        }
    }
}
