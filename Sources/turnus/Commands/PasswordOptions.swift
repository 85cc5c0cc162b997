import ArgumentParser
import Secrets

/// Where a password comes from: never from the command line, where others on the machine could read it.
struct PasswordOptions: ParsableArguments {
    @Flag(help: "Read the password from standard input: one line.")
    var passwordStdin = false

    @Flag(help: "Make one up and print it once.")
    var generatePassword = false

    func validate() throws {
        guard passwordStdin != generatePassword else {
            throw ValidationError("say where the password comes from: --password-stdin or --generate-password")
        }
    }

    /// The password, and whether it was made up here.
    func password() throws -> (text: String, isNew: Bool) {
        if generatePassword { return (ReadablePassword.make(), true) }
        let octets: [UInt8]
        do {
            octets = try FileOctets.read(descriptor: 0, limit: 4096)
        } catch {
            throw CommandFailure("cannot read the password from standard input: \(error.reason)")
        }
        let line = octets.prefix { $0 != UInt8(ascii: "\n") }
        guard var text = String(validating: line, as: UTF8.self) else {
            throw CommandFailure("the password on standard input is not UTF-8: give it in UTF-8")
        }
        if text.last == "\r" { text.removeLast() }
        return (text, false)
    }
}
