import Chronology

extension Instant {
    /// RFC 3339, in UTC.
    var text: String {
        let wall = utc
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return """
            \(wall.date.year)-\(two(wall.date.month))-\(two(wall.date.day))T\
            \(two(wall.hour)):\(two(wall.minute)):\(two(wall.second))Z
            """
    }
}
