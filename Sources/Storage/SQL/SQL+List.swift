extension SQL {
    /// How many values a list has at most.
    static let longestList = 256

    /// The values in lists for `IN (…)`, none longer than `longestList`. Their lengths are powers of two, with the
    /// last value repeated, so that there are few texts to prepare.
    static func lists<Value: SQLBindable>(of values: [Value]) -> [SQL] {
        stride(from: 0, to: values.count, by: longestList).map { start in
            let chunk = values[start..<min(start + longestList, values.count)]
            var length = 1
            while length < chunk.count { length *= 2 }
            var list: SQL = "("
            for index in 0..<length {
                if index > 0 { list += ", " }
                list += "\(chunk[start + min(index, chunk.count - 1)])"
            }
            list += ")"
            return list
        }
    }
}
