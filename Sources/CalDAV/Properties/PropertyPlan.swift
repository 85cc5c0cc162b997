import CalendarModel
import Markup
import WebDAV

/// The properties that an answer tells of each resource: looked up once, told for every one.
struct PropertyPlan: Sendable {
    /// A property that was asked for. A reference, since it is passed on for every member of an answer.
    final class Item: Sendable {
        enum Source: Sendable {
            case live(LiveProperty)
            case dead
            /// What a report makes of the resource itself (RFC 4791 §9.6).
            case data
        }

        let tag: PropertyTag
        let source: Source

        var name: XMLName { tag.name }

        init(tag: PropertyTag, source: Source) {
            self.tag = tag
            self.source = source
        }
    }

    let request: PropertyRequest
    let items: [Item]
    /// Whether what is not there is left out (RFC 8144 §2.1).
    let isMinimal: Bool
    let needs: PropertyNeeds
    /// Whether the letters of objects are asked for.
    let wantsData: Bool
    /// The short way for the members of a calendar, where there is one.
    let listing: MemberListing?

    static let dataName = XMLName.caldav("calendar-data")

    /// `dataTag` carries the attributes that `CALDAV:calendar-data` has in the answer.
    init(_ request: PropertyRequest, isMinimal: Bool, dataTag: PropertyTag = PropertyTag(dataName)) {
        self.request = request
        self.isMinimal = isMinimal
        switch request {
        case .some(let names):
            items = names.map { name in
                if name == Self.dataName { return Item(tag: dataTag, source: .data) }
                let live = LiveProperty.byName[name].map(Item.Source.live)
                return Item(tag: PropertyTag(name), source: live ?? .dead)
            }
        case .all(let including):
            let extra = including.compactMap { LiveProperty.byName[$0] }.filter { !$0.isInAllprop }
            items = (LiveProperty.all.filter(\.isInAllprop) + extra).map(Self.item)
        case .names:
            items = LiveProperty.all.map(Self.item)
        }
        var needs = PropertyNeeds()
        for item in items {
            switch item.source {
            // Names alone need no values.
            case .live(let property): if request != .names { needs.formUnion(property.needs) }
            case .dead: needs.insert(.deadProperties)
            case .data: break
            }
        }
        if case .some = request {} else { needs.insert(.deadProperties) }
        self.needs = needs
        wantsData = items.contains { if case .data = $0.source { true } else { false } }
        listing = MemberListing(request, items)
    }

    private static func item(_ property: LiveProperty) -> Item {
        Item(tag: PropertyTag(property.name), source: .live(property))
    }

    enum Outcome {
        case found(PropertyContent)
        case missing
        case forbidden
    }

    func outcome(of item: Item, _ view: ResourceView, _ data: PropertyContent?) -> Outcome {
        switch item.source {
        case .live(let property):
            // A name that is live elsewhere may be dead here.
            guard property.isOn(view.resource.kind) else { return dead(item.name, view) }
            guard view.privileges.contains(property.privilege) else { return .forbidden }
            if request == .names { return .found(.empty) }
            return property.value(view).map(Outcome.found) ?? .missing
        case .dead: return dead(item.name, view)
        case .data: return data.map(Outcome.found) ?? .missing
        }
    }

    private func dead(_ name: XMLName, _ view: ResourceView) -> Outcome {
        view.dead(name.namespace, name.local).map { .found(.kept($0)) } ?? .missing
    }
}
