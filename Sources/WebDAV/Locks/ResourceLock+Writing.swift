public import CalendarModel
public import Chronology
public import Markup

extension ResourceLock {
    /// The content of `DAV:lockdiscovery` (RFC 4918 §15.8).
    public static func write(_ locks: [ResourceLock], at now: Instant, to writer: inout XMLWriter) {
        for lock in locks { lock.write(at: now, to: &writer) }
    }

    /// The body of the answer to a LOCK (RFC 4918 §9.10.1).
    public func answer(at now: Instant) -> [UInt8] {
        var writer = XMLWriter(prefixes: WebDAVPrefixes.all)
        writer.element(.dav("prop")) { writer in
            writer.element(.dav("lockdiscovery")) { write(at: now, to: &$0) }
        }
        return writer.takeOctets()
    }

    private func write(at now: Instant, to writer: inout XMLWriter) {
        let remaining = max(expires.secondsSinceEpoch - now.secondsSinceEpoch, 0)
        writer.element(.dav("activelock")) { writer in
            writer.element(.dav("locktype")) { $0.element(.dav("write")) }
            writer.element(.dav("lockscope")) { $0.element(.dav(isExclusive ? "exclusive" : "shared")) }
            writer.element(.dav("depth"), text: isDeep ? Depth.infinity.text : Depth.zero.text)
            writer.raw(owner)
            writer.element(.dav("timeout"), text: "Second-\(remaining)")
            writer.element(.dav("locktoken")) { $0.element(.dav("href"), text: token) }
            writer.element(.dav("lockroot")) { $0.element(.dav("href"), text: rootHref) }
        }
    }

    /// The content of `DAV:supportedlock`: write locks, exclusive and shared (RFC 4918 §15.10).
    public static func writeSupported(to writer: inout XMLWriter) {
        for scope in ["exclusive", "shared"] {
            writer.element(.dav("lockentry")) { writer in
                writer.element(.dav("lockscope")) { $0.element(.dav(scope)) }
                writer.element(.dav("locktype")) { $0.element(.dav("write")) }
            }
        }
    }
}
