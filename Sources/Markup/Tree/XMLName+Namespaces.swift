extension XMLName {
    /// RFC 4918 §14
    public static func dav(_ local: String) -> XMLName { XMLName("DAV:", local) }

    /// RFC 4791 §9
    public static func caldav(_ local: String) -> XMLName { XMLName("urn:ietf:params:xml:ns:caldav", local) }

    /// Apple's extensions of CalDAV: ctag, sharing, proxies.
    public static func calendarServer(_ local: String) -> XMLName { XMLName("http://calendarserver.org/ns/", local) }

    /// Apple's properties of calendars: colour and order.
    public static func appleCalendar(_ local: String) -> XMLName { XMLName("http://apple.com/ns/ical/", local) }

    /// WebDAV-Push
    public static func push(_ local: String) -> XMLName { XMLName("https://bitfire.at/webdav-push", local) }

    /// What the prefix `xml` is bound to (Namespaces in XML 1.0 §3).
    static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

    /// `xml:lang` (XML 1.0 §2.12).
    public static let language = XMLName(xmlNamespace, "lang")
}
