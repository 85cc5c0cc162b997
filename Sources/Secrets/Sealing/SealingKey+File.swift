extension SealingKey {
    /// The key in the file, made first where there is none.
    ///
    /// The file is one line, readable for its owner alone. Two processes that start at once end with the same key.
    public init(loadingOrCreating path: String) throws(SecretsError) {
        let file = KeyFile(path: path)
        if let text = try file.read() {
            try self.init(parsing: text, path: path)
            return
        }
        try file.create(Self.filePrefix + Base64.encodeURL(SealingKey().octets) + "\n")
        // Whichever process was first: its key is the one that counts.
        try self.init(parsing: file.read() ?? "", path: path)
    }

    private static let filePrefix = "turnus-sealing-key-1 "

    private init(parsing text: String, path: String) throws(SecretsError) {
        guard text.hasPrefix(Self.filePrefix), text.hasSuffix("\n"),
            let decoded = Base64.decode(text.dropFirst(Self.filePrefix.count).dropLast()),
            let key = SealingKey(decoded)
        else { throw .malformedKeyFile(path: path) }
        self = key
    }
}
