import CalendarModel
import Failures
import ICalendar
import Markup
import WebDAV

extension PropertyUpdate {
    /// Carries the instructions out on a draft of a calendar; says what was refused, and why.
    func apply(to draft: inout CalendarDraft, creating: Bool, _ resolver: ZoneResolver) -> [XMLName: Failure] {
        var refused: [XMLName: Failure] = [:]
        for instruction in instructions where !(creating && instruction.name == .dav("resourcetype")) {
            let name = instruction.name
            do throws(Failure) {
                if let setter = PropertySetter.byName[name] {
                    guard creating || !setter.isOnlyForCreation else { throw Self.isProtected }
                    try setter.apply(instruction.element, &draft, resolver)
                } else {
                    guard !LiveProperty.isProtected(name, on: .calendar) else { throw Self.isProtected }
                    draft.dead.append(DeadPropertyChange(instruction))
                }
            } catch {
                refused[name] = refused[name] ?? error
            }
        }
        return refused
    }

    /// The changes where all that can be set is dead; and what is refused.
    func changes(
        on kind: ResourceKind, creating: Bool = false
    ) -> (changes: [DeadPropertyChange], refused: [XMLName: Failure]) {
        let wanted = instructions.filter { !(creating && $0.name == .dav("resourcetype")) }
        let refused = wanted.map(\.name).filter { LiveProperty.isProtected($0, on: kind) }
        return (
            wanted.map(DeadPropertyChange.init),
            Dictionary(refused.map { ($0, Self.isProtected) }, uniquingKeysWith: { first, _ in first })
        )
    }

    private static let isProtected = Failure(.cannotModifyProtectedProperty)
}

extension PropertyUpdate.Instruction {
    /// The property's new element; nothing where it is removed.
    fileprivate var element: XMLElement? {
        switch self {
        case .set(let element): element
        case .remove: nil
        }
    }
}

extension LiveProperty {
    /// Whether clients cannot write it here: what we compute, and WebDAV's own names wherever they stand.
    static func isProtected(_ name: XMLName, on kind: ResourceKind) -> Bool {
        guard let row = byName[name] else { return false }
        if row.kinds.contains(kind) { return true }
        return name.namespace == XMLName.dav("").namespace && name != .dav("displayname")
    }
}
