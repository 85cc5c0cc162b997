import HTTPTypes
import Testing
import WebDAV

struct LockTimeoutTests {
    @Test(
        arguments: [
            (nil, 3600), ("Second-60", 60), ("second-60", 60), ("Infinite", 604_800), ("Second-4100000000", 604_800),
            ("Infinite, Second-60", 604_800), ("Second-60, Infinite", 60), ("Extend-7, Second-60", 60), ("Second-0", 1),
            ("Second-99999999999999999999999", 604_800), ("Second-", 3600), ("Second--1", 3600), ("60", 3600),
            ("", 3600),
            ("Second-6o", 3600), ("Second-+6", 3600), ("Second-٦", 3600),
        ] as [(String?, Int64)])
    func `rfc4918 §10.7 the first wish that can be read is granted inside our limits`(field: String?, seconds: Int64) {
        #expect(LockTimeout(field.map { [.timeout: $0] } ?? [:]).seconds == seconds)
    }
}
