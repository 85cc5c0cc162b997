extension P256Key {
    /// The pair in the file, made first where there is none.
    ///
    /// The file is one line, readable for its owner alone. Two processes that start at once end with the same pair.
    public init(loadingOrCreating path: String) throws(SecretsError) {
        let file = KeyFile(path: path)
        if let text = try file.read() {
            try self.init(parsing: text, path: path)
            return
        }
        let made = try P256Key()
        try file.create(
            Self.filePrefix + Base64.encodeURL(made.scalar) + " " + Base64.encodeURL(made.publicKey) + "\n")
        // Whichever process was first: its pair is the one that counts.
        try self.init(parsing: file.read() ?? "", path: path)
    }

    private static let filePrefix = "turnus-p256-key-1 "

    private init(parsing text: String, path: String) throws(SecretsError) {
        guard text.hasPrefix(Self.filePrefix), text.hasSuffix("\n") else { throw .malformedKeyFile(path: path) }
        let parts = text.dropFirst(Self.filePrefix.count).dropLast().split(separator: " ").map { Base64.decode($0) }
        guard parts.count == 2, let scalar = parts[0], let publicKey = parts[1],
            let key = P256Key(publicKey: publicKey, scalar: scalar)
        else { throw .malformedKeyFile(path: path) }
        self = key
    }
}
