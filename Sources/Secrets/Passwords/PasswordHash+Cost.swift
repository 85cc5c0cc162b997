extension PasswordHash {
    /// What a digest costs to make and to check (RFC 7914 §2).
    public struct Cost: Hashable, Sendable {
        /// The binary logarithm of N: memory and time double with every step.
        public let logarithm: Int
        /// r, the block size in units of 128 octets.
        public let blockSize: Int
        /// p, how often all of it is done.
        public let parallelization: Int

        /// 32 MiB and about 0.1 s on one core.
        public static let standard = Cost(logarithm: 15, blockSize: 8, parallelization: 1)

        public init(logarithm: Int, blockSize: Int, parallelization: Int) {
            self.logarithm = logarithm
            self.blockSize = blockSize
            self.parallelization = parallelization
        }

        /// Whether the parameters are in range and cost at most eight times the standard, in time and in memory:
        /// a digest from elsewhere must not stop the server.
        var isBearable: Bool {
            guard (1...20).contains(logarithm), (1...32).contains(blockSize), (1...64).contains(parallelization) else {
                return false
            }
            return (blockSize * parallelization) << logarithm <= 8 * (8 << 15)
        }
    }
}
