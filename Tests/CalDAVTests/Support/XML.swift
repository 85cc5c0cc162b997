/// Bodies of requests.
enum XML {
    static let namespaces =
        "xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav' xmlns:S='http://calendarserver.org/ns/' "
        + "xmlns:A='http://apple.com/ns/ical/' xmlns:X='http://example.org/ns'"

    static func element(_ name: String, _ content: String) -> String {
        "<?xml version='1.0' encoding='utf-8'?><\(name) \(namespaces)>\(content)</\(name)>"
    }

    static func propfind(_ properties: String...) -> String {
        element("D:propfind", prop(properties))
    }

    static func prop(_ properties: [String]) -> String {
        "<D:prop>\(properties.map { $0.hasPrefix("<") ? $0 : "<\($0)/>" }.joined())</D:prop>"
    }

    static func set(_ properties: String...) -> String {
        element("D:propertyupdate", "<D:set><D:prop>\(properties.joined())</D:prop></D:set>")
    }

    static func remove(_ properties: String...) -> String {
        element("D:propertyupdate", "<D:remove>\(prop(properties))</D:remove>")
    }

    static func mkcalendar(_ properties: String...) -> String {
        element("C:mkcalendar", "<D:set><D:prop>\(properties.joined())</D:prop></D:set>")
    }

    static func sync(
        _ token: String = "", limit: Int? = nil, level: String = "1", _ properties: String = "<D:getetag/>"
    ) -> String {
        let limit = limit.map { "<D:limit><D:nresults>\($0)</D:nresults></D:limit>" } ?? ""
        return element(
            "D:sync-collection",
            "<D:sync-token>\(token)</D:sync-token><D:sync-level>\(level)</D:sync-level>\(limit)"
                + "<D:prop>\(properties)</D:prop>")
    }

    static func multiget(_ hrefs: [String], _ properties: String = "<D:getetag/>") -> String {
        element(
            "C:calendar-multiget",
            "<D:prop>\(properties)</D:prop>" + hrefs.map { "<D:href>\($0)</D:href>" }.joined())
    }

    static func query(_ filter: String, _ properties: String = "<D:getetag/>", rest: String = "") -> String {
        element(
            "C:calendar-query",
            "<D:prop>\(properties)</D:prop><C:filter><C:comp-filter name='VCALENDAR'>\(filter)</C:comp-filter>"
                + "</C:filter>\(rest)")
    }
}
