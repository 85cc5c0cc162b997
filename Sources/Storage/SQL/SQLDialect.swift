/// How an engine wants to be spoken to.
public enum SQLDialect: CaseIterable, Hashable, Sendable {
    case sqlite
    case postgreSQL

    /// The statement as the engine reads it, values as `?1` or `$1`, and the types of the values in their order.
    public func render(_ template: String) -> (text: String, types: [SQLType]) {
        var text = ""
        var types: [SQLType] = []
        text.reserveCapacity(template.utf8.count + 32)
        for scalar in template.unicodeScalars {
            if let type = SQLType(mark: scalar) {
                types.append(type)
                text += "\(placeholder)\(types.count)"
            } else if let fragment = SQLFragment(mark: scalar) {
                text += fragment.text(for: self)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return (text, types)
    }

    private var placeholder: String {
        switch self {
        case .sqlite: "?"
        case .postgreSQL: "$"
        }
    }
}
