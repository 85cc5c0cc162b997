/// Which of several statements about somebody's time decides, from 1 for the highest PRIORITY (RFC 7953 §3.1).
enum AvailabilityRank {
    /// An absence: it stands above everything.
    static let absence = 1
    /// Other hours on single days.
    static let day = 5
    static let holidays = 7
    /// Where no priority is given, as for the hours of a usual week.
    static let usual = 10
}
