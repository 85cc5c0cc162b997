import CalendarModel
import Testing

struct HistoryRulesTests {
    @Test(arguments: [
        (share: 50, deletions: Int64(19), present: Int64(0), isBurst: false), (50, 20, 0, true), (50, 20, 19, true),
        (50, 20, 20, false), (10, 20, 179, true), (10, 20, 180, false), (100, 5000, 0, false),
    ])
    func `more than the share, and not few, is a burst`(
        share: Int, deletions: Int64, present: Int64, isBurst: Bool
    ) {
        #expect(HistoryRules(deletionShare: share).isBurst(deletions: deletions, present: present) == isBurst)
    }
}
