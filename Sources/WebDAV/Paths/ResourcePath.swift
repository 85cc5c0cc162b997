/// Where a resource is: the decoded segments of its path (RFC 3986 §3.3).
///
/// Percent-encoding is undone in `init(decoding:)` and nowhere else. There is one canonical encoding, which is what
/// `==` compares, octet by octet: `%40` and `@` are the same, and two spellings that only look the same are not.
public struct ResourcePath: Sendable {
    public let segments: [String]
    /// Whether the path ends with a slash. Of what it says nothing but how it was written.
    public let isCollection: Bool
    /// The path in its one encoding, without a slash at the end; empty for the root.
    public let canonical: String

    public init(_ segments: [String], isCollection: Bool) {
        self.init(
            segments, isCollection: isCollection,
            canonical: segments.reduce(into: "") { $0 += "/" + PathEncoding.encode($1) })
    }

    init(_ segments: [String], isCollection: Bool, canonical: String) {
        self.segments = segments
        self.isCollection = isCollection || segments.isEmpty
        self.canonical = canonical
    }

    /// What goes on the wire (RFC 4918 §8.3): a collection ends with a slash.
    public var href: String { isCollection ? canonical + "/" : canonical }

    public func appending(_ segment: String, isCollection: Bool = false) -> ResourcePath {
        ResourcePath(
            segments + [segment], isCollection: isCollection,
            canonical: canonical + "/" + PathEncoding.encode(segment))
    }

    /// The collection around it; nothing around the root.
    public var parent: ResourcePath? {
        guard !segments.isEmpty else { return nil }
        let end = canonical.utf8.lastIndex(of: UInt8(ascii: "/")) ?? canonical.startIndex
        return ResourcePath(segments.dropLast(), isCollection: true, canonical: String(canonical[..<end]))
    }

    /// Whether it lies strictly below `other`.
    public func isInside(_ other: ResourcePath) -> Bool {
        let (inner, outer) = (canonical.utf8, other.canonical.utf8)
        return inner.count > outer.count && inner.starts(with: outer)
            && inner[inner.index(inner.startIndex, offsetBy: outer.count)] == UInt8(ascii: "/")
    }

    /// Whether both name the same place, with a slash at the end or without (RFC 4918 §5.2).
    public func isSame(as other: ResourcePath) -> Bool {
        canonical == other.canonical
    }

    public func asCollection(_ isCollection: Bool = true) -> ResourcePath {
        ResourcePath(segments, isCollection: isCollection, canonical: canonical)
    }
}

extension ResourcePath: Hashable {
    public static func == (first: ResourcePath, second: ResourcePath) -> Bool {
        first.isCollection == second.isCollection && first.canonical == second.canonical
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(canonical)
        hasher.combine(isCollection)
    }
}

extension ResourcePath: CustomStringConvertible {
    public var description: String { href }
}
