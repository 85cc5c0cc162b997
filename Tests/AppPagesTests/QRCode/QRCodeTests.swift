import Testing

@testable import AppPages

struct QRCodeTests {
    @Test func `a code is a square with a finder in three corners`() throws {
        let code = try #require(QRCode("caldavs://anna@calendar.example.org/dav/"))
        #expect(code.modules.count == code.width * code.width)
        #expect((code.width - 17) % 4 == 0)
        let finder: [[Bool]] = [
            "1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111",
        ].map { row in row.map { $0 == "1" } }
        for (top, left) in [(0, 0), (0, code.width - 7), (code.width - 7, 0)] {
            let seen = (0..<7).map { row in (0..<7).map { code.modules[(top + row) * code.width + left + $0] } }
            #expect(seen == finder)
        }
    }

    @Test func `the path covers the dark modules and nothing else`() throws {
        let code = try #require(QRCode("x"))
        var painted = [Bool](repeating: false, count: code.modules.count)
        for piece in code.svgPath.split(separator: "z") {
            let numbers = piece.split { !$0.isNumber }.compactMap { Int($0) }
            try #require(numbers.count == 5 && numbers[2] == numbers[4] && numbers[3] == 1)
            for column in numbers[0]..<numbers[0] + numbers[2] { painted[numbers[1] * code.width + column] = true }
        }
        #expect(painted == code.modules)
    }

    @Test(arguments: ["", String(repeating: "x", count: 1001)])
    func `there is no code for nothing, nor for a book`(text: String) {
        #expect(QRCode(text) == nil)
    }
}
