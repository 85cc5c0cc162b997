public import CalendarModel
public import Markup

extension Privilege {
    /// The content of `DAV:supported-privilege-set`: the whole tree, but for those that a resource of this kind has no
    /// use for (RFC 3744 §5.3).
    public static func writeSupported(excluding: Set<Privilege> = [], to writer: inout XMLWriter) {
        Privilege.all.writeTree(excluding: excluding, to: &writer)
    }

    private func writeTree(excluding: Set<Privilege>, to writer: inout XMLWriter) {
        guard !excluding.contains(self) else { return }
        writer.element(.dav("supported-privilege")) { writer in
            write(to: &writer)
            writer.element(.dav("description"), [XMLAttribute(.language, value: "en")], text: explanation)
            for privilege in contained { privilege.writeTree(excluding: excluding, to: &writer) }
        }
    }

    /// The content of `DAV:current-user-privilege-set`, in the order of the tree (RFC 3744 §5.4).
    public static func write(_ privileges: Set<Privilege>, to writer: inout XMLWriter) {
        for privilege in allCases where privileges.contains(privilege) { privilege.write(to: &writer) }
    }

    func write(to writer: inout XMLWriter) {
        writer.element(.dav("privilege")) { $0.element(name) }
    }
}
