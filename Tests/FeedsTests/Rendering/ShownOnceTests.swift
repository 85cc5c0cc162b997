import Testing

@testable import Feeds

struct ShownOnceTests {
    private func admitted(_ objects: [[String]], isNeeded: Bool = true) -> [[Bool]] {
        var shown = ShownOnce(isNeeded: isNeeded)
        return objects.map { object in
            shown.admit(
                object.map { text in
                    let parts = text.split(separator: "@").map(String.init)
                    return .init(uid: parts[0], instance: parts.count > 1 ? parts[1] : nil)
                })
        }
    }

    @Test(arguments: [
        ([["a"], ["b"], ["a"]], [[true], [true], [false]]),
        ([["a", "a@1"], ["a", "a@2"]], [[true, true], [false, false]]),
        ([["a"], ["a@1"]], [[true], [false]]),
        ([["a@1"], ["a", "a@1", "a@2"]], [[true], [true, false, true]]),
        ([["a@1"], ["a@1", "a@2"], ["b@1"]], [[true], [false, true], [true]]),
    ])
    func `the first to show a series or an instance is the one who does`(objects: [[String]], shown: [[Bool]]) {
        #expect(admitted(objects) == shown)
    }

    @Test func `one calendar is shown as it is`() {
        #expect(admitted([["a", "a"], ["a"]], isNeeded: false) == [[true, true], [true]])
    }
}
