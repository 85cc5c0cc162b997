import ICalendar

/// The components of a file that are one calendar object: those of one UID.
struct ObjectGroup: Sendable {
    let uid: String
    /// Whether the file has none, and it was made of the content.
    let isUIDMade: Bool
    /// Indices into the slices of the file's scan, in order.
    var slices: [Int]
}

/// What the components of a file are put together to.
struct ObjectGroups: Sendable {
    enum Entry: Sendable {
        case object(ObjectGroup)
        /// A component that cannot be an object.
        case refused(slice: Int, ImportRefusal)
    }

    /// In the order in which their first components stand in the file.
    private(set) var entries: [Entry] = []

    init(of file: ImportFile) {
        var groups: [ObjectGroup] = []
        var places: [String: Int] = [:]
        // The group, or the slice that is none.
        var order: [(group: Int?, slice: Int, refusal: ImportRefusal?)] = []
        for (index, slice) in file.scan.slices.enumerated() where slice.name != "VTIMEZONE" {
            if let refusal = ObjectGroups.refusal(of: slice) {
                order.append((nil, index, refusal))
                continue
            }
            let stated = slice.uid.flatMap { $0.isEmpty ? nil : $0 }
            let uid = stated ?? ObjectName.uid(madeOf: file.content.octets(slice.range))
            if let place = places[uid] {
                groups[place].slices.append(index)
            } else {
                places[uid] = groups.count
                order.append((groups.count, index, nil))
                groups.append(ObjectGroup(uid: uid, isUIDMade: stated == nil, slices: [index]))
            }
        }
        entries = order.compactMap { place in
            if let group = place.group { return .object(groups[group]) }
            return place.refusal.map { .refused(slice: place.slice, $0) }
        }
    }

    private static func refusal(of slice: ComponentSlice) -> ImportRefusal? {
        guard let kind = ComponentKind(rawValue: slice.name) else {
            let cause = "a \(slice.name) by itself belongs to no calendar object"
            return ImportRefusal(line: slice.line, cause: cause, cure: "Nothing is lost for events and to-dos.")
        }
        guard kind == .freeBusy, slice.uid?.isEmpty ?? true else { return nil }
        let cause = "a VFREEBUSY without a UID is an answer to a question, and nothing to keep"
        return ImportRefusal(line: slice.line, cause: cause, cure: "Subscribe to its source instead.")
    }
}
