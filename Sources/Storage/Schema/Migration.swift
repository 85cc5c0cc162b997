/// One step from one form of the database to the next. Once released it is never edited: another step follows it.
struct Migration: Sendable {
    /// 1 for the first; without gaps.
    let version: Int
    let statements: [SQL]
}
