import CalendarModel
import ICalendar

/// Holds the objects of a file against those of a calendar and decides what is to be written.
struct ImportComparison: Sendable {
    let maker: ObjectMaker
    let calendar: ResourceName
    /// Where the calendar is; nothing where a dry run only pretends that it is there.
    let id: CalendarID?
    let kinds: Set<ComponentKind>
    let store: any CalendarReading

    /// The report and the writes for the objects of some groups, in order. `isEmpty` says that nothing needs to be
    /// looked for in the calendar.
    func compare(_ entries: ArraySlice<ObjectGroups.Entry>, isEmpty: Bool) async throws(CalendarStoreError)
        -> [ImportedObject]
    {
        var objects: [ImportedObject] = []
        for entry in entries {
            switch entry {
            case .object(let group): objects += try await compare(group, isEmpty: isEmpty)
            case .refused(let index, let refusal):
                let slice = maker.file.scan.slices[index]
                let label = ComponentLabel(name: slice.name, line: slice.line, summary: "")
                objects.append(refused(label, uid: slice.uid, refusal))
            }
        }
        return objects
    }

    func compare(_ group: ObjectGroup, isEmpty: Bool) async throws(CalendarStoreError) -> [ImportedObject] {
        let result = maker.make(group)
        var objects = result.refusals.map { refused($0.component, uid: group.uid, $0.refusal) }
        guard let made = result.made else { return objects }
        guard kinds.contains(made.prepared.object.kind) else {
            let cause = "the calendar does not take a \(made.label.name)"
            let cure = "Import it into a calendar that does."
            objects.append(
                refused(made.label, uid: group.uid, ImportRefusal(line: made.label.line, cause: cause, cure: cure)))
            return objects
        }
        var stored: StoredObject?
        if let id, !isEmpty { stored = try await store.object(uid: group.uid, in: id) }
        objects.append(decide(made, group: group, stored: stored))
        return objects
    }

    private func decide(_ made: ObjectMaker.Made, group: ObjectGroup, stored: StoredObject?) -> ImportedObject {
        guard let stored else {
            let name = ObjectName.name(ofUID: group.uid)
            return object(made, group, .created, name: name, precondition: .isAbsent)
        }
        do {
            let letter = try StoredLetter(stored.octets)
            var made = made
            if made.text.components.allSatisfy({ $0.first("RECURRENCE-ID") != nil }) {
                made = try maker.merge(made, into: letter)
            }
            // The product and the zones around it are no part of what the object says.
            guard made.text.components != letter.components else { return object(made, group, .unchanged) }
            guard ObjectVersion(of: made.text.components) >= ObjectVersion(of: letter.components) else {
                return object(made, group, .keptNewer)
            }
            return object(made, group, .updated, name: stored.name, precondition: .matches(stored.entityTag))
        } catch {
            return refused(made.label, uid: group.uid, ImportRefusal(error))
        }
    }

    private func object(
        _ made: ObjectMaker.Made, _ group: ObjectGroup, _ outcome: ImportedItem.Outcome, name: String? = nil,
        precondition: ObjectChange.Precondition = .none
    ) -> ImportedObject {
        let item = ImportedItem(
            file: maker.file.name, calendar: calendar, line: made.label.line, uid: group.uid, kind: made.label.name,
            summary: made.label.summary, outcome: outcome, repairs: made.repairs)
        let change = name.map { ObjectChange(name: $0, action: .put(made.prepared), precondition: precondition) }
        return ImportedObject(item: item, change: change, group: group)
    }

    private func refused(_ label: ComponentLabel, uid: String?, _ refusal: ImportRefusal) -> ImportedObject {
        var refusal = refusal
        if refusal.line == 0 { refusal.line = label.line }
        let item = ImportedItem(
            file: maker.file.name, calendar: calendar, line: label.line, uid: uid, kind: label.name,
            summary: label.summary, outcome: .refused, refusal: refusal)
        return ImportedObject(item: item, change: nil, group: nil)
    }
}
