import Chronology

/// What the service can do (RFC 7808 §5.1, §6.1).
struct Capabilities {
    let release: ZoneRelease
    /// Where the service is, without a slash at the end.
    let path: String

    private struct Action {
        let name: String
        let template: String
        let parameters: [(name: String, isRequired: Bool)]
    }

    private static let actions = [
        Action(name: "capabilities", template: "/capabilities", parameters: []),
        Action(name: "list", template: "/zones{?changedsince}", parameters: [("changedsince", false)]),
        Action(name: "get", template: "/zones{/tzid}{?start,end}", parameters: [("start", false), ("end", false)]),
        Action(
            name: "expand", template: "/zones{/tzid}/observances{?start,end}",
            parameters: [("start", true), ("end", true)]),
        Action(name: "find", template: "/zones{?pattern}", parameters: [("pattern", true)]),
    ]

    var document: JSONValue {
        .object([
            .init("version", .number(1)),
            .init(
                "info",
                .object([
                    .init("primary-source", .string("IANA" + (release.version.map { ":" + $0 } ?? ""))),
                    .init("formats", .array(ZoneFormat.allCases.map { .string($0.rawValue) })),
                    .init("truncated", truncation), .init("contacts", .array([])),
                ])),
            .init("actions", .array(Self.actions.map(description))),
        ])
    }

    /// §3.9: cut off before 1970, at that point and no other.
    private var truncation: JSONValue {
        .object([
            .init("any", .boolean(false)),
            .init(
                "ranges",
                .array([
                    .object([.init("start", .string(TimeZoneService.start.rfc3339)), .init("end", .string("*"))])
                ])),
            .init("untruncated", .boolean(false)),
        ])
    }

    private func description(of action: Action) -> JSONValue {
        .object([
            .init("name", .string(action.name)), .init("uri-template", .string(path + action.template)),
            .init(
                "parameters",
                .array(
                    action.parameters.map { parameter in
                        .object([
                            .init("name", .string(parameter.name)), .init("required", .boolean(parameter.isRequired)),
                            .init("multi", .boolean(false)),
                        ])
                    })),
        ])
    }
}
