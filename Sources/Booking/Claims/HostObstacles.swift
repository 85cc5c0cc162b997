/// Why a host cannot have an appointment; nothing where he can.
public struct HostObstacles: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// His hours do not offer it.
    public static let outsideHours = HostObstacles(rawValue: 1)
    /// Another appointment is there.
    public static let busy = HostObstacles(rawValue: 2)
    /// Another appointment is so near that a buffer is between them.
    public static let buffer = HostObstacles(rawValue: 4)
    /// Somebody else is filling in the form.
    public static let held = HostObstacles(rawValue: 8)
    public static let limitReached = HostObstacles(rawValue: 16)
    public static let absent = HostObstacles(rawValue: 32)
    public static let disabled = HostObstacles(rawValue: 64)
    /// A calendar that counts could not be read.
    public static let sourceUnknown = HostObstacles(rawValue: 128)

    /// What no passing of time changes: it would stand if he had nothing else to do.
    static let byRule: HostObstacles = [.outsideHours, .disabled]

    /// Each by the word that programmes read, in a fixed order.
    public var words: [String] {
        let all: [(HostObstacles, String)] = [
            (.disabled, "disabled"), (.outsideHours, "outsideHours"), (.absent, "absent"), (.busy, "busy"),
            (.buffer, "buffer"), (.held, "held"), (.limitReached, "limitReached"), (.sourceUnknown, "sourceUnknown"),
        ]
        return all.filter { contains($0.0) }.map(\.1)
    }
}
