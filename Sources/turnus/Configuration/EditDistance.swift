extension String {
    /// How many letters have to be added, taken away or changed to make `other` of this (Levenshtein).
    func editDistance(to other: String) -> Int {
        let target = Array(other)
        var row = Array(0...target.count)
        for (line, letter) in enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, wanted) in target.enumerated() {
                let changed = diagonal + (letter == wanted ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = Swift.min(changed, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[target.count]
    }

    /// The one of `names` that is most like this; the first of equals.
    func nearest(of names: [String]) -> String? {
        names.min { editDistance(to: $0) < editDistance(to: $1) }
    }
}
