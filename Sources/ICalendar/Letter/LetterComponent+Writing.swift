extension LetterComponent {
    /// Unchanged lines as they came, with what stood between them; changed ones folded at 75 octets with CRLF.
    public func write(into octets: inout [UInt8]) {
        if let frame {
            octets.append(contentsOf: frame.text[frame.begin])
        } else {
            LetterComponent.write("BEGIN:", name, into: &octets)
        }
        for node in nodes {
            LetterComponent.endLine(of: &octets)
            switch node {
            case .line(let line): line.write(into: &octets)
            case .component(let component): component.write(into: &octets)
            }
        }
        guard let frame else {
            LetterComponent.endLine(of: &octets)
            LetterComponent.write("END:", name, into: &octets)
            return
        }
        guard !frame.end.isEmpty else { return }
        LetterComponent.endLine(of: &octets)
        octets.append(contentsOf: frame.text[frame.end])
    }

    /// Every line ended by CRLF and folded at 75 octets, every component closed, nothing that is no content line.
    public func writeStrict(into octets: inout [UInt8]) {
        LetterComponent.write("BEGIN:", name, into: &octets)
        for node in nodes {
            switch node {
            case .line(let line): line.writeStrict(into: &octets)
            case .component(let component): component.writeStrict(into: &octets)
            }
        }
        LetterComponent.write("END:", name, into: &octets)
    }

    private static func write(_ keyword: String, _ name: String, into octets: inout [UInt8]) {
        let line = Array((keyword + name.uppercased().filter { $0.utf8.allSatisfy(\.isNameOctet) }).utf8)
        line.withUnsafeBufferPointer { Folding.write($0, into: &octets) }
    }

    /// The last line of a text may have come without a line end.
    static func endLine(of octets: inout [UInt8]) {
        guard let last = octets.last, !last.endsLine else { return }
        octets += [Octet.carriageReturn, Octet.lineFeed]
    }
}
