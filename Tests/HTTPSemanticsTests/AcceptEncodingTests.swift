import HTTPSemantics
import Testing

struct AcceptEncodingTests {
    @Test(arguments: [
        ("gzip", true), ("gzip, deflate, br", true), ("deflate;q=0.5, GZIP;q=1.0", true), ("*", true),
        ("*;q=0.1", true),
        ("gzip;q=0", false), ("gzip;q=0.0, *", false), ("identity", false), ("", false), ("deflate", false),
        ("gzip;q=0.5, identity;q=0.8", false), ("gzip; q=0.001", true), ("gzip;q=2", false), ("*;q=0", false),
    ])
    func `rfc9110 §12.5.3 gzip goes to those who take it`(field: String, takes: Bool) {
        #expect(AcceptEncoding(parsing: field).prefers("gzip") == takes)
    }
}
