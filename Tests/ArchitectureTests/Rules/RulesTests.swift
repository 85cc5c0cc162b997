import Testing

struct RulesTests {
    @Test func `no source breaks a rule`() throws {
        let sources = try Repository.here.sources()
        let findings = Rules.all.flatMap { rule in sources.flatMap(rule.findings) }
        #expect(findings.isEmpty, "\(findings.map(\.description).sorted().joined(separator: "\n"))")
    }

    @Test(arguments: [
        "let now = Date()", "let t = Date.now", "time(nil)", "gettimeofday(&t, nil)", #"log("at \(Date())")"#,
        "clock_gettime(CLOCK_REALTIME, &t)",
    ])
    func `reading the time of day is found`(line: String) {
        #expect(!Rules.wallClock.findings(in: made("Sources/Feeds/Made.swift", line)).isEmpty)
        #expect(!Rules.wallClock.findings(in: made("Sources/Server/SystemTime.swift", line)).isEmpty)
        #expect(Rules.wallClock.findings(in: made("Sources/turnus/Time/SystemClock.swift", line)).isEmpty)
    }

    @Test(arguments: [
        "func due(now: Instant)", "context.now", "// Date() is forbidden", #"let s = "Date()""#, "sometime(nil)",
        "Update()", "request?.now", "list[0].now",
    ])
    func `a moment handed on is not the time of day`(line: String) {
        #expect(Rules.wallClock.findings(in: made("Sources/Feeds/Made.swift", line)).isEmpty)
        #expect(Rules.stopwatch.findings(in: made("Sources/Feeds/Made.swift", line)).isEmpty)
    }

    @Test(arguments: [
        "ContinuousClock().now", "let c: ContinuousClock", "try await Task.sleep(for: .seconds(1))", "at(.now)",
        "let t: Date = .now",
    ])
    func `waiting and measuring are found outside the rim`(line: String) {
        #expect(!Rules.stopwatch.findings(in: made("Sources/Booking/Made.swift", line)).isEmpty)
        #expect(Rules.stopwatch.findings(in: made("Sources/Server/Made.swift", line)).isEmpty)
    }

    @Test func `asking the clock is found below the rim`() {
        #expect(!Rules.askingTheClock.findings(in: made("Sources/Feeds/Made.swift", "let c: any WallClock")).isEmpty)
        #expect(Rules.askingTheClock.findings(in: made("Sources/Server/Made.swift", "let c: any WallClock")).isEmpty)
    }

    @Test(arguments: ["Task { await go() }", "Task.detached { }", "let t = Task(priority: .low) { }"])
    func `a loose task is found outside the background services`(line: String) {
        #expect(!Rules.looseTasks.findings(in: made("Sources/Server/Surfaces/Made.swift", line)).isEmpty)
        #expect(Rules.looseTasks.findings(in: made("Sources/Server/Background/Made.swift", line)).isEmpty)
    }

    @Test func `printing is found outside the executable`() {
        #expect(!Rules.printing.findings(in: made("Sources/Server/Made.swift", #"print("hello")"#)).isEmpty)
        #expect(Rules.printing.findings(in: made("Sources/turnus/Made.swift", #"print("hello")"#)).isEmpty)
        #expect(Rules.printing.findings(in: made("Sources/Server/Made.swift", "footprint(3)")).isEmpty)
    }

    @Test(arguments: ["try! go()", "value as! Int"])
    func `force is found`(line: String) {
        #expect(!Rules.force.findings(in: made("Sources/Feeds/Made.swift", line)).isEmpty)
    }

    @Test(arguments: [
        (Rules.silence, "let a = try? read()"),
        (Rules.unchecked, "final class Box: @unchecked Sendable {}"),
        (Rules.unsafeIsolation, "nonisolated(unsafe) var a = 1"),
    ])
    func `what needs a reason is found without one`(rule: ReasonRule, line: String) {
        #expect(!rule.findings(in: made("Sources/Feeds/Made.swift", "\n" + line)).isEmpty)
        #expect(rule.findings(in: made("Sources/Feeds/Made.swift", "// Since it is so.\n" + line)).isEmpty)
        #expect(!rule.findings(in: made("Sources/Feeds/Made.swift", "// Far.\n\n\n\n\n\n" + line)).isEmpty)
        #expect(rule.findings(in: made("Sources/Feeds/Made.swift", line + "  // Since it is so.")).isEmpty)
    }

    @Test func `a reason may stand above the attributes`() {
        let text = "/// Safe: written before it is shared.\n@frozen\nfinal class Box: @unchecked Sendable {}"
        #expect(Rules.unchecked.findings(in: made("Sources/Feeds/Made.swift", text)).isEmpty)
    }

    @Test func `a file of 401 lines is found and one of 400 is not`() {
        let lines = { (count: Int) in String(repeating: "a\n", count: count) }
        #expect(SizeRule().findings(in: made("Sources/Feeds/Made.swift", lines(401))).count == 1)
        #expect(SizeRule().findings(in: made("Sources/Feeds/Made.swift", lines(400))).isEmpty)
    }

    @Test(arguments: [
        "StringUtils", "Helpers", "FeedManager", "CommonTypes", "StoreBase", "FeedImpl", "String+Helper",
    ])
    func `a name that says nothing is found`(name: String) {
        #expect(!FileNameRule().findings(in: made("Sources/Feeds/\(name).swift", "")).isEmpty)
    }

    @Test(arguments: ["SQLiteDatabase", "BaseURL", "HTTPResponse+Gzip", "RecurrenceRule", "NewsItem"])
    func `a name that says something is none`(name: String) {
        #expect(FileNameRule().findings(in: made("Sources/Feeds/\(name).swift", "")).isEmpty)
    }
}

private func made(_ path: String, _ text: String) -> SourceFile {
    SourceFile(path: path, text: text)
}
