/// Gives each of some appointments a host of its own, as many as can be (Kuhn's augmenting paths).
struct Placement {
    private var owners: [Int?]
    private(set) var choices: [[Int]] = []

    init(hosts: Int) {
        owners = Array(repeating: nil, count: hosts)
    }

    /// Adds an appointment that one of these hosts could have. Answers whether it got one; those placed before keep a
    /// host, though perhaps another one.
    mutating func place(oneOf hosts: [Int]) -> Bool {
        choices.append(hosts)
        var visited: Set<Int> = []
        return augment(choices.count - 1, &visited)
    }

    private mutating func augment(_ appointment: Int, _ visited: inout Set<Int>) -> Bool {
        for host in choices[appointment] where visited.insert(host).inserted {
            if let owner = owners[host], !augment(owner, &visited) { continue }
            owners[host] = appointment
            return true
        }
        return false
    }
}
