import Chronology

extension CalendarTime {
    /// As RFC 5545 §3.3.4 and §3.3.5 write it; a TZID goes into a parameter.
    public var text: String {
        switch self {
        case .date(let date): TimeText.text(WallTime(date), isDate: true)
        case .floating(let wallTime), .zoned(let wallTime, _): TimeText.text(wallTime)
        case .utc(let instant): TimeText.text(instant.utc, isUTC: true)
        }
    }
}

extension Moment {
    /// In UTC, or as a floating time; the day alone where `isDate`.
    public func text(isDate: Bool = false) -> String {
        switch self {
        case .absolute(let instant): isDate ? CalendarTime.date(instant.utc.date).text : CalendarTime.utc(instant).text
        case .floating(let wallTime): TimeText.text(wallTime, isDate: isDate)
        }
    }
}
