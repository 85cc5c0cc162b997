import ArgumentParser
import CalendarModel

/// How often something is done, as it is written on the command line: `15m`, `6h`, `1d`.
struct IntervalArgument: ExpressibleByArgument, Hashable {
    let seconds: Int64

    init?(argument: String) {
        let units: [Character: Int64] = ["m": 60, "h": 3600, "d": 86_400]
        guard let unit = argument.last.flatMap({ units[$0] }), let count = Int64(argument.dropLast()),
            (1...10_000).contains(count), Subscription.bounds.contains(count * unit)
        else { return nil }
        seconds = count * unit
    }
}
