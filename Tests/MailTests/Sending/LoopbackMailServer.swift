import Synchronization
import TestSupport

/// A mail server on a port of this machine that says to each command what it was told to, and keeps what it heard. It
/// serves one connection.
final class LoopbackMailServer: Sendable {
    private let listener: LoopbackListener
    private let heard = Mutex<[String]>([])

    /// What it says to a command of this beginning; to others it says 250.
    init(saying answers: [String: String] = [:], greeting: String = "220 mail.example.org") throws {
        listener = try LoopbackListener()
        listener.start { [self] in listener.serve { talk(to: $0, greeting, answers) } }
    }

    var port: Int { listener.port }

    /// The commands and the lines of the mail, in the order in which they came.
    var lines: [String] { heard.withLock { $0 } }

    private func talk(to peer: LoopbackPeer, _ greeting: String, _ answers: [String: String]) {
        let say = { (line: String) in peer.send(Array((line + "\r\n").utf8)) }
        say(greeting)
        var rest = ""
        var isData = false
        while true {
            let octets = peer.receive()
            guard !octets.isEmpty else { return }
            rest += String(decoding: octets, as: UTF8.self)
            while let end = rest.firstRange(of: "\r\n") {
                let line = String(rest[..<end.lowerBound])
                rest.removeSubrange(..<end.upperBound)
                heard.withLock { $0.append(line) }
                if isData && line != "." { continue }
                isData = line == "DATA" && answers["DATA"] == nil
                let answer = answers.first { line.hasPrefix($0.key) }?.value
                say(answer ?? (isData ? "354 go on" : line == "QUIT" ? "221 bye" : "250 mail.example.org"))
            }
        }
    }
}
