import Chronology
import HTTPSemantics
import Testing

struct HTTPDateTests {
    @Test(
        arguments: [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (4_102_444_799, "Thu, 31 Dec 2099 23:59:59 GMT"),
        ] as [(Int64, String)])
    func `rfc9110 §5.6.7 writes and reads the fixed form`(seconds: Int64, text: String) {
        let instant = Instant(secondsSinceEpoch: seconds)
        #expect(HTTPDate.text(of: instant) == text)
        #expect(HTTPDate.instant(of: text) == instant)
    }

    @Test func `rfc9110 §5.6.7 reads the asctime form`() {
        #expect(HTTPDate.instant(of: "Sun Nov  6 08:49:37 1994") == Instant(secondsSinceEpoch: 784_111_777))
    }

    @Test(arguments: [
        "", "yesterday", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 06 Nov 1994 08:49:37 CET",
    ])
    func `what is no date is no moment`(text: String) {
        #expect(HTTPDate.instant(of: text) == nil)
    }
}
