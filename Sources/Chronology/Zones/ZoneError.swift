/// Why a zone could not be had.
public enum ZoneError: Error, Hashable, Sendable {
    /// The directory with the system's time zones is not there: the package `tzdata` is not installed, perhaps.
    case noDirectory(String)
    /// No zone has this name, or the name is not one that a zone can have.
    case unknown(String)
    /// What should be the zone's rules cannot be read as such.
    case damaged(reason: String)
}
