import CalendarModel
import Markup

/// Everything the server knows about one live property (RFC 4918 §15): adding a property is adding a row.
struct LiveProperty: Sendable {
    let name: XMLName
    /// The kinds of resource that have it.
    let kinds: Set<ResourceKind>
    /// The same with a bit for each: it is asked for every member of an answer.
    private let kindBits: UInt16
    /// Whether `DAV:allprop` gives it: only RFC 4918's own (RFC 4918 §9.1, RFC 4791 §5.2, RFC 3744 §4).
    let isInAllprop: Bool
    let needs: PropertyNeeds
    /// The privilege it takes to see it.
    let privilege: Privilege
    /// Its value; nothing where this resource happens to have none.
    let value: @Sendable (ResourceView) -> PropertyContent?
    /// Where an object's value is a text made of its summary alone: that text, for listings of thousands.
    let memberText: (@Sendable (ObjectSummary) -> String)?

    init(
        _ name: XMLName, on kinds: Set<ResourceKind>, inAllprop: Bool = false, needs: PropertyNeeds = [],
        privilege: Privilege = .read, memberText: (@Sendable (ObjectSummary) -> String)? = nil,
        value: @escaping @Sendable (ResourceView) -> PropertyContent?
    ) {
        self.name = name
        self.kinds = kinds
        kindBits = kinds.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
        self.isInAllprop = inAllprop
        self.needs = needs
        self.privilege = privilege
        self.memberText = memberText
        self.value = value
    }

    func isOn(_ kind: ResourceKind) -> Bool {
        kindBits & 1 << UInt16(kind.rawValue) != 0
    }

    static let all: [LiveProperty] =
        webDAV + accessControl + calendarCollections + calendarPrincipals + scheduling + push

    static let byName: [XMLName: LiveProperty] = Dictionary(
        all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}

extension Set<ResourceKind> {
    static let everything = Set(ResourceKind.allCases)
    static let collections = everything.filter(\.isCollection)
}
