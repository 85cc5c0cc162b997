/// What a request changes, in the eyes of locks (RFC 4918 §7).
///
/// | request | change |
/// |---|---|
/// | PUT on what is there, PROPPATCH, ACL | `.content` |
/// | PUT of something new, MKCOL, MKCALENDAR, POST into a collection, LOCK where nothing is | `.addition` |
/// | DELETE, the source of MOVE | `.removal` |
/// | the target of COPY or MOVE | `.addition`, or `.replacement` if something is there |
public enum LockedChange: Hashable, Sendable {
    case content(ResourcePath)
    case addition(ResourcePath)
    case removal(ResourcePath)
    case replacement(ResourcePath)
}
