/// The rules about single files, beside the import table.
enum Rules {
    /// Time is an argument: the time of day is read in one file, and handed on as `now`. A log line is stamped as
    /// it is written.
    static let wallClock = WordRule(
        message: "the time of day is read by SystemClock alone; take `now: Instant`",
        words: ["Date()", "Date.now", "time(nil)", "gettimeofday", "clock_gettime", "CLOCK_REALTIME"],
        isAllowed: { $0.stem == "SystemClock" && isRim($0) || $0.stem == "LineLogHandler" && $0.module == "Server" })

    /// How long something took is measured where there is something to wait for.
    static let stopwatch = WordRule(
        message: "only the assembly and the drivers measure or wait",
        words: [
            ".now", "ContinuousClock", "SuspendingClock", "DispatchTime", "NIODeadline", "Task.sleep", "usleep",
            "nanosleep", "CLOCK_MONOTONIC",
        ],
        isAllowed: { isRim($0) || ["SQLiteStorage", "PostgreSQLStorage"].contains($0.module) })

    /// A clock behind the port is asked once per request, tick or command, which only the two top layers have.
    static let askingTheClock = WordRule(
        message: "the clock is asked at the rim; take `now: Instant`",
        words: ["wallClock.now", "any WallClock", "some WallClock"],
        isAllowed: isRim)

    private static let isRim: @Sendable (SourceFile) -> Bool = { ["Server", "turnus"].contains($0.module) }

    /// Structured concurrency: a task without a parent lives in a background service.
    static let looseTasks = WordRule(
        message: "a task without a parent; use a task group, or a service in Server/Background",
        words: ["Task {", "Task.detached", "Task(", "Task.immediate"],
        isAllowed: { $0.module == "Server" && $0.folder.hasPrefix("Background") })

    /// Only the executable talks to the terminal.
    static let printing = WordRule(
        message: "only the executable prints",
        words: ["print(", "debugPrint(", "fputs("],
        isAllowed: { $0.module == "turnus" })

    static let force = WordRule(
        message: "a failure that nobody can answer", words: ["try!", "as!"], isAllowed: { _ in false })

    static let silence = ReasonRule(
        word: "try?", message: "hides why it failed; say in a comment why that is right")

    static let unchecked = ReasonRule(
        word: "@unchecked Sendable", message: "needs a comment that says why it is safe")

    static let unsafeIsolation = ReasonRule(
        word: "nonisolated(unsafe)", message: "needs a comment that says why it is safe")

    static let all: [any SourceRule] = [
        wallClock, stopwatch, askingTheClock, looseTasks, printing, force, silence, unchecked, unsafeIsolation,
        SizeRule(), FileNameRule(),
    ]
}
