/// Where a secret comes from that does not exist yet.
public enum SetupSecret: Hashable, Sendable {
    case environment(String)
    /// Made up, and shown once.
    case generated
}
