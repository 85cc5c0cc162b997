public import Failures
public import HTTPTypes
public import Markup

/// What became of a property: the `DAV:propstat` it belongs into (RFC 4918 §14.22).
public struct PropertyOutcome: Hashable, Sendable {
    public var name: XMLName
    public var status: HTTPResponse.Status
    public var condition: Condition?

    public init(_ name: XMLName, _ status: HTTPResponse.Status, condition: Condition? = nil) {
        self.name = name
        self.status = status
        self.condition = condition
    }

    public init(_ name: XMLName, _ failure: Failure) {
        self.init(name, failure.status, condition: failure.condition)
    }

    /// All or nothing: where any property was refused, all others failed because of it (RFC 4918 §9.2).
    ///
    /// A property that occurs more than once is named once.
    public static func all(of update: PropertyUpdate, refused: [XMLName: Failure]) -> [PropertyOutcome] {
        update.names.map { name in
            if let failure = refused[name] { return PropertyOutcome(name, failure) }
            return PropertyOutcome(name, refused.isEmpty ? .ok : .failedDependency)
        }
    }
}

/// The `DAV:propstat` elements of properties that have no value to show, made once for any number of resources.
public struct PropertyOutcomes: Hashable, Sendable {
    let octets: [UInt8]

    public static let none = PropertyOutcomes([])

    public var isEmpty: Bool { octets.isEmpty }

    /// One element for each status and condition, in the order in which they first occur.
    public init(_ outcomes: [PropertyOutcome]) {
        var order: [Group] = []
        var names: [Group: [XMLName]] = [:]
        for outcome in outcomes {
            let group = Group(code: outcome.status.code, status: outcome.status, condition: outcome.condition)
            if names[group] == nil { order.append(group) }
            names[group, default: []].append(outcome.name)
        }
        self.octets = WebDAVPrefixes.part { writer in
            for group in order {
                writer.element(.dav("propstat")) { writer in
                    writer.element(.dav("prop")) { writer in
                        for name in names[group] ?? [] { writer.element(name) }
                    }
                    writer.status(group.status)
                    if let condition = group.condition { writer.raw(Array(ErrorElement(condition).part.utf8)) }
                }
            }
        }
    }

    /// Those that are not there, and those that the reader may not see.
    public init(missing: [XMLName], forbidden: [XMLName] = []) {
        self.init(
            missing.map { PropertyOutcome($0, .notFound) } + forbidden.map { PropertyOutcome($0, .forbidden) })
    }

    private struct Group: Hashable {
        let code: Int
        let status: HTTPResponse.Status
        let condition: Condition?
    }
}

extension XMLWriter {
    /// `DAV:status`: the status line of an answer (RFC 4918 §14.28).
    mutating func status(_ status: HTTPResponse.Status) {
        element(.dav("status"), text: "HTTP/1.1 \(status.code) \(status.reasonPhrase)")
    }
}
