import ICalendar

extension LetterComponent {
    /// Reads one component that was cut out of its VCALENDAR; nothing where the text breaks a limit.
    init?(alone text: ArraySlice<UInt8>) {
        let wrapped = Array("BEGIN:VCALENDAR\r\n".utf8) + text + Array("\r\nEND:VCALENDAR\r\n".utf8)
        guard let document = try? LetterDocument(reading: wrapped, limits: .object),
            let component = document.calendars.first?.components.first
        else { return nil }
        self = component
    }
}
