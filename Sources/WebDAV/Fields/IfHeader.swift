public import CalendarModel
public import HTTPSemantics

/// The field `If`: what must be true of resources, and which locks the client knows of (RFC 4918 §10.4).
public struct IfHeader: Hashable, Sendable {
    /// Conditions that must all hold, of one resource.
    public struct List: Hashable, Sendable {
        /// The resource as it was written; nothing for the one that the request is for.
        public var tag: String?
        public var conditions: [Condition]
    }

    public struct Condition: Hashable, Sendable {
        public enum Matter: Hashable, Sendable {
            case token(String)
            case entityTag(EntityTagCondition.Member)
        }
        public var isNegated: Bool
        public var matter: Matter
    }

    public let lists: [List]

    /// Whether any list holds. What cannot be on this server is taken as a resource without any state (§10.4.4).
    public func holds(for requestPath: ResourcePath, bases: [String], state: (ResourcePath) -> IfState) -> Bool {
        lists.contains { list in
            let path = Self.path(of: list, requestPath: requestPath, bases: bases)
            let state = path.map(state) ?? IfState(entityTag: nil, lockTokens: [])
            return list.conditions.allSatisfy { $0.isNegated != state.has($0.matter) }
        }
    }

    /// The resources whose state `holds` asks for, so that they can be looked up before.
    public func paths(for requestPath: ResourcePath, bases: [String]) -> Set<ResourcePath> {
        Set(lists.compactMap { Self.path(of: $0, requestPath: requestPath, bases: bases) })
    }

    /// The tokens that the client says it holds (§7.5); one after `Not` is not claimed.
    public var submittedTokens: Set<String> {
        lists.reduce(into: []) { tokens, list in
            for condition in list.conditions where !condition.isNegated {
                if case .token(let token) = condition.matter { tokens.insert(token) }
            }
        }
    }

    private static func path(of list: List, requestPath: ResourcePath, bases: [String]) -> ResourcePath? {
        guard let tag = list.tag else { return requestPath }
        do {
            return try ResourcePath(reference: tag, bases: bases)
        } catch {
            // Elsewhere, or no path at all: there is no such resource.
            return nil
        }
    }
}

/// What `If` is held against: the entity tag of a resource, if it has one, and the tokens of the locks on it.
public struct IfState: Hashable, Sendable {
    public var entityTag: EntityTag?
    public var lockTokens: Set<String>

    public init(entityTag: EntityTag?, lockTokens: Set<String>) {
        self.entityTag = entityTag
        self.lockTokens = lockTokens
    }

    /// Entity tags are compared strongly, as by `If-Match` (RFC 9110 §13.1.1).
    func has(_ matter: IfHeader.Condition.Matter) -> Bool {
        switch matter {
        case .token(let token): lockTokens.contains(token)
        case .entityTag(let member): !member.isWeak && member.tag == entityTag
        }
    }
}
