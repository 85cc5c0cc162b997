public import Failures
import HTTPTypes
public import Markup

/// What LOCK is asked for (RFC 4918 §9.10).
public enum LockRequest: Hashable, Sendable {
    case new(isExclusive: Bool, owner: XMLElement?)
    /// No body: the lock whose token stands in `If` gets more time (§9.10.2).
    case refresh

    /// As much as an owner can have to say, in octets.
    public static let maximumOwner = 16_384

    public init(_ octets: [UInt8]) throws(Failure) {
        guard !octets.isEmpty else {
            self = .refresh
            return
        }
        let root = try XMLElement(body: octets, root: .dav("lockinfo"))
        guard let scope = try root.only(.dav("lockscope")), let type = try root.only(.dav("locktype")) else {
            throw .badBody("lockinfo has no lockscope or no locktype in it.")
        }
        let isExclusive = try scope.only(.dav("exclusive")) != nil
        let isShared = try scope.only(.dav("shared")) != nil
        guard isExclusive != isShared else { throw .badBody("A lock is either exclusive or shared.") }
        guard try type.only(.dav("write")) != nil else { throw .badBody("There are write locks only.") }
        let owner = try root.only(.dav("owner"))
        guard owner?.standalone.count ?? 0 <= Self.maximumOwner else {
            throw Failure(
                .contentTooLarge, reason: "long lock owner",
                detail: "The owner of a lock has at most \(Self.maximumOwner) octets.")
        }
        self = .new(isExclusive: isExclusive, owner: owner)
    }
}
