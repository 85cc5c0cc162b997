import ArgumentParser

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How a command answers: for people, with tabs between the columns, or for programs.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Answer in JSON, one object a line.")
    var json = false

    func print(_ text: String) {
        Terminal.write(text + "\n", to: 1)
    }

    func print(_ value: JSONText) {
        print(value.description)
    }

    func print(line columns: [String], _ value: JSONText) {
        print(json ? value.description : columns.joined(separator: "\t").trimmingTabs)
    }
}

/// Standard output and standard error, without the buffers that lose what was not flushed.
enum Terminal {
    static func write(_ text: String, to descriptor: Int32) {
        // Where nobody reads any more there is nobody to tell.
        _ = write(Array(text.utf8), to: descriptor)
    }

    /// Whether all of it was taken.
    static func write(_ octets: [UInt8], to descriptor: Int32) -> Bool {
        octets.withUnsafeBytes { all in
            var rest = all
            while !rest.isEmpty {
                #if canImport(Glibc)
                    let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                #else
                    let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
                #endif
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
            return true
        }
    }

    /// Whether somebody looks at it.
    static func isInteractive(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1
    }
}

extension String {
    fileprivate var trimmingTabs: String {
        var text = self
        while text.last == "\t" { text.removeLast() }
        return text
    }
}
