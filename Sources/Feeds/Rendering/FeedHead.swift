import ICalendar

/// The properties of a feed's VCALENDAR (RFC 5545 §3.7, RFC 7986 §5, and what Outlook and Apple read instead).
enum FeedHead {
    /// How often subscribers are asked to look again (RFC 7986 §5.7): an hour.
    static let refreshInterval = "PT1H"
    static let product = "-//Turnus//Turnus//EN"

    static func lines(for description: FeedDescription) -> [ContentLine] {
        let name = TextValue.escape(description.name)
        var lines = [
            ContentLine(name: "VERSION", value: "2.0"),
            ContentLine(name: "PRODID", value: product),
            ContentLine(name: "CALSCALE", value: "GREGORIAN"),
        ]
        if description.isSubscription {
            lines.append(ContentLine(name: "METHOD", value: "PUBLISH"))
            lines.append(ContentLine(name: "NAME", value: name))
        }
        lines.append(ContentLine(name: "X-WR-CALNAME", value: name))
        if !description.details.isEmpty {
            let details = TextValue.escape(description.details)
            lines.append(ContentLine(name: "DESCRIPTION", value: details))
            lines.append(ContentLine(name: "X-WR-CALDESC", value: details))
        }
        if let zone = description.zone {
            lines.append(ContentLine(name: "X-WR-TIMEZONE", value: TextValue.escape(zone)))
        }
        if let color = description.color, let nearest = ColorName.nearest(to: color) {
            lines.append(ContentLine(name: "COLOR", value: nearest))
            lines.append(ContentLine(name: "X-APPLE-CALENDAR-COLOR", value: color))
        }
        guard description.isSubscription else { return lines }
        let duration = [LetterParameter(name: "VALUE", values: ["DURATION"])]
        lines.append(ContentLine(name: "REFRESH-INTERVAL", parameters: duration, value: refreshInterval))
        lines.append(ContentLine(name: "X-PUBLISHED-TTL", value: refreshInterval))
        return lines
    }
}
