import CalendarModel
import Markup

/// Everything the server knows about one live property (RFC 4918 §15): adding a property is adding a row.
struct LiveProperty: Sendable {
    let name: XMLName
    /// The kinds of resource that have it.
    let kinds: Set<ResourceKind>
    /// Whether `DAV:allprop` gives it: only RFC 4918's own (RFC 4918 §9.1, RFC 4791 §5.2, RFC 3744 §4).
    let isInAllprop: Bool
    let needs: PropertyNeeds
    /// The privilege it takes to see it.
    let privilege: Privilege
    /// Its value; nothing where this resource happens to have none.
    let value: @Sendable (ResourceView) -> PropertyContent?

    init(
        _ name: XMLName, on kinds: Set<ResourceKind>, inAllprop: Bool = false, needs: PropertyNeeds = [],
        privilege: Privilege = .read, value: @escaping @Sendable (ResourceView) -> PropertyContent?
    ) {
        self.name = name
        self.kinds = kinds
        self.isInAllprop = inAllprop
        self.needs = needs
        self.privilege = privilege
        self.value = value
    }

    static let all: [LiveProperty] = webDAV + accessControl + calendarCollections + calendarPrincipals

    static let byName: [XMLName: LiveProperty] = Dictionary(
        all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}

extension Set<ResourceKind> {
    static let everything = Set(ResourceKind.allCases)
    static let collections = everything.filter(\.isCollection)
}
