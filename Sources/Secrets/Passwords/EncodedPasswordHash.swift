/// The text form of a digest, read and written in one place.
struct EncodedPasswordHash: Equatable {
    let cost: PasswordHash.Cost
    let salt: [UInt8]
    let key: [UInt8]

    init(cost: PasswordHash.Cost, salt: [UInt8], key: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    init(parsing text: String) throws(SecretsError) {
        let fields = text.split(separator: "$", omittingEmptySubsequences: false)
        guard fields.count == 4, fields[0] == "scrypt",
            let cost = Self.cost(fields[1]),
            let salt = Base64.decode(fields[2]), (8...64).contains(salt.count),
            let key = Base64.decode(fields[3]), (16...64).contains(key.count)
        else { throw .unknownPasswordFormat }
        guard cost.isBearable else { throw .passwordTooCostly(cost) }
        self.init(cost: cost, salt: salt, key: key)
    }

    var text: String {
        let parameters = "ln=\(cost.logarithm),r=\(cost.blockSize),p=\(cost.parallelization)"
        return "scrypt$\(parameters)$\(Base64.encodeURL(salt))$\(Base64.encodeURL(key))"
    }

    /// Reads `ln=15,r=8,p=1`, in this order.
    private static func cost(_ text: Substring) -> PasswordHash.Cost? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 3,
            let logarithm = number(parts[0], after: "ln="),
            let blockSize = number(parts[1], after: "r="),
            let parallelization = number(parts[2], after: "p=")
        else { return nil }
        return PasswordHash.Cost(logarithm: logarithm, blockSize: blockSize, parallelization: parallelization)
    }

    private static func number(_ text: Substring, after prefix: String) -> Int? {
        guard text.hasPrefix(prefix) else { return nil }
        return Int(text.dropFirst(prefix.count))
    }
}
