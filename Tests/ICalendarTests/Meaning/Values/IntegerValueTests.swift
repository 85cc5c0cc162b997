import ICalendar
import Testing

struct IntegerValueTests {
    @Test(arguments: [
        ("0", 0), ("5", 5), ("-3", -3), ("+7", 7), ("2147483647", 2_147_483_647), ("-2147483648", -2_147_483_648),
    ])
    func `rfc5545 §3.3.8 a number of 32 bits`(text: String, number: Int) {
        #expect(IntegerValue.read(text) == number)
    }

    @Test(arguments: ["", "abc", "1a", "1.5", "2147483648", "999999999999", "99999999999999999999999", "-", " 1"])
    func `what is no such number is none`(text: String) {
        #expect(IntegerValue.read(text) == nil)
    }
}
