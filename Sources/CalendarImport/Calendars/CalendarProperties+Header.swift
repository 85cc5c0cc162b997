import CalendarModel
import Chronology

extension CalendarProperties {
    /// What a file says of the calendar it is: its name, what it is for, its colour and its zone.
    init(of file: ImportFile, displayName: String, catalog: ZoneCatalog) {
        let zone = file.header("X-WR-TIMEZONE").flatMap { catalog.zone(named: $0) }
        self.init(
            displayName: displayName,
            color: [file.header("X-APPLE-CALENDAR-COLOR"), file.header("COLOR")].lazy.compactMap(Self.hexColor).first,
            details: file.header("X-WR-CALDESC") ?? file.header("DESCRIPTION") ?? "",
            zone: zone?.identifier)
    }

    /// `#RRGGBB`, also of `#RRGGBBAA`.
    private static func hexColor(_ text: String?) -> String? {
        guard let text, text.hasPrefix("#"), [7, 9].contains(text.utf8.count),
            text.dropFirst().allSatisfy(\.isHexDigit)
        else { return nil }
        return String(text.prefix(7)).uppercased()
    }
}
