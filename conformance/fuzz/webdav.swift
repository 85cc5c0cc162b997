import CalendarModel
import Failures
import HTTPTypes
import Markup
import WebDAV

/// What must hold for every octet string, taken as a path, as a field and as a body: reading it ends, and what was
/// read can be written and is then the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: data, count: size))
    let text = String(decoding: octets, as: UTF8.self)
    let line = String(text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" && $0 != "\0" }.map(Character.init))
    paths(line)
    fields(line)
    bodies(octets)
    return 0
}

private let bases = ["https://cal.example.org"]

private func paths(_ line: String) {
    // Either one is enough to go on with; most input is neither.
    for path in [try? ResourcePath(decoding: line), try? ResourcePath(reference: line, bases: bases)] {
        guard let path else { continue }
        promise(path.href.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "an href that is no URI")
        promise(path.segments.allSatisfy(isSafe), "a segment that is none")
        if path.href.utf8.count <= ResourcePath.maximumLength {
            promise((try? ResourcePath(decoding: path.href)) == path, "an href that is read differently")
        }
        guard let last = path.segments.last, let parent = path.parent else { continue }
        promise(parent.appending(last, isCollection: path.isCollection) == path, "a parent without its member")
        promise(path.isInside(parent) && !parent.isInside(path), "a member that is not inside")
    }
}

private func isSafe(_ segment: String) -> Bool {
    !segment.isEmpty && segment != "." && segment != ".." && !segment.utf8.contains { $0 == 0x2F || $0 < 0x20 }
}

private func fields(_ line: String) {
    let here = ResourcePath(["a"], isCollection: false)
    if let header = try? IfHeader(parsing: line) {
        promise(!header.lists.isEmpty && header.lists.allSatisfy { !$0.conditions.isEmpty }, "an empty list")
        let everything = IfState(entityTag: nil, lockTokens: header.submittedTokens)
        _ = header.holds(for: here, bases: bases) { _ in everything }
        promise(header.paths(for: here, bases: bases).count <= header.lists.count, "paths from nowhere")
    }
    let seconds = LockTimeout([.timeout: line]).seconds
    promise((1...LockTimeout.limit).contains(seconds), "a timeout outside the limits")
    let preferences = Preferences([.prefer: line])
    promise(!(preferences.isMinimal && preferences.wantsRepresentation), "two preferences that exclude each other")
    _ = try? Depth([.depth: line], default: .zero)
    _ = try? Destination([.destination: line], bases: bases)
    _ = try? Overwrite([.overwrite: line])
    _ = try? LockTokenField([.lockToken: line])
}

private func bodies(_ octets: [UInt8]) {
    var outcomes: [PropertyOutcome] = []
    var writer = MultistatusWriter()
    if case .some(let names)? = try? PropertyRequest(propfind: octets) {
        outcomes = names.map { PropertyOutcome($0, .notFound) }
    }
    if let update = try? PropertyUpdate(octets) {
        outcomes += PropertyOutcome.all(of: update, refused: [:])
        writer.beginResponse(href: "/kept")
        for instruction in update.instructions {
            guard case .set(let property) = DeadPropertyChange(instruction) else { continue }
            promise(name(of: property.octets) == instruction.name, "a property that is kept under another name")
            writer.property(property)
        }
        writer.endResponse()
    }
    _ = try? CollectionCreation(mkcol: octets, contentType: nil)
    _ = try? LockRequest(octets)
    _ = try? AccessControlRequest(octets)
    if let root = try? XMLElement(body: octets) { reports(root, &outcomes) }
    writer.response(href: "/names", outcomes: outcomes)
    writer.finish(syncToken: "urn:1")
    let answer = try? XMLElement(
        reading: writer.takeOctets(),
        limits: .init(
            octets: 1 << 24, depth: 80, elements: 1 << 20, attributes: 1024, nameOctets: 4096))
    promise(answer != nil, "an answer that is no XML")
    let written = answer?.all(.dav("response")).last?.all(.dav("propstat")).flatMap { propstat in
        propstat.first(.dav("prop"))?.children.map(\.name) ?? []
    }
    promise(Set(written ?? []) == Set(outcomes.map(\.name)), "names that are not those asked for")
}

private func reports(_ root: XMLElement, _ outcomes: inout [PropertyOutcome]) {
    _ = try? SyncCollection(root)
    _ = try? PrincipalMatch(root)
    _ = try? ACLPrincipalPropSet(root)
    if let search = try? PrincipalPropertySearch(root) { _ = search.matches { _ in ["Anna", "a@example.org"] } }
    if let report = try? ExpandProperty(root) {
        outcomes += report.properties.map { PropertyOutcome($0.name, .ok) }
    }
}

private func name(of octets: [UInt8]) -> XMLName? {
    let limits = XMLLimits(octets: 1 << 24, depth: 80, elements: 1 << 20, attributes: 1024, nameOctets: 4096)
    return (try? XMLElement(reading: octets, limits: limits))?.name
}

private func promise(_ condition: Bool, _ what: String) {
    if !condition { fatalError(what) }
}
