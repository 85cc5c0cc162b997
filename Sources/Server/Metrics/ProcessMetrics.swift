#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the system knows of this process, under the names Prometheus gives them everywhere.
enum ProcessMetrics {
    static func register(in registry: MetricsRegistry) {
        let start = ContinuousClock.now
        registry.add(.counter, "process_cpu_seconds_total", "CPU time of this process.") { cpuSeconds }
        registry.add(.gauge, "process_resident_memory_bytes", "Memory this process holds.") { Double(residentOctets) }
        registry.add(.gauge, "turnus_uptime_seconds", "Since the server was started.") {
            start.duration(to: .now).seconds
        }
    }

    /// POSIX counts `clock` in millionths of a second, whatever the machine.
    private static var cpuSeconds: Double { Double(clock()) / 1_000_000 }

    /// The second figure of `/proc/self/statm` is resident pages; 0 where there is no such file.
    static var residentOctets: Int {
        let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return 0 }
        defer { close(descriptor) }
        var text = [UInt8](repeating: 0, count: 128)
        let count = read(descriptor, &text, text.count)
        guard count > 0 else { return 0 }
        let words = String(decoding: text[..<count], as: UTF8.self).split(separator: " ")
        guard words.count > 1, let pages = Int(words[1]) else { return 0 }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
