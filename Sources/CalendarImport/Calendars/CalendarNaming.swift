import CalendarModel

/// What a calendar of an archive is called, and what its path is made of.
enum CalendarNaming {
    /// X-WR-CALNAME, or what Google and others name the file after: `Name_longid@group.calendar.google.com.ics`.
    static func displayName(of file: ImportFile) -> String {
        if let name = file.header("X-WR-CALNAME") ?? file.header("NAME") { return String(name.prefix(250)) }
        let last = file.name.split(whereSeparator: { $0 == "/" || $0 == "#" }).last.map(String.init) ?? "calendar"
        var stem = last
        for ending in [".ics", ".ical", ".ifb"] where last.lowercased().hasSuffix(ending) {
            stem = String(last.dropLast(ending.count))
        }
        if stem.hasSuffix("@group.calendar.google.com"), let underscore = stem.lastIndex(of: "_") {
            stem = String(stem[..<underscore])
        }
        return stem.isEmpty ? "calendar" : stem
    }

    /// Small letters and digits, and single hyphens for all else: `Beispiel & Partner` becomes `beispiel-partner`.
    static func slug(_ displayName: String) -> String {
        var slug = ""
        for scalar in displayName.lowercased().unicodeScalars {
            if let letters = plain(scalar) {
                slug += letters
            } else if !slug.hasSuffix("-"), !slug.isEmpty {
                slug += "-"
            }
        }
        while slug.hasSuffix("-") { slug.removeLast() }
        slug = String(slug.prefix(ResourceName.maximumLength - 5))
        return slug.isEmpty ? "calendar" : slug
    }

    /// The `number`th name made of a slug: `work`, `work-2`, `work-3`.
    static func name(_ slug: String, _ number: Int) -> ResourceName? {
        ResourceName(number == 1 ? slug : "\(slug)-\(number)")
    }

    /// How a letter is written without marks, the German ones as Germans do.
    private static func plain(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "a"..."z", "0"..."9": String(scalar)
        case "ä", "æ": "ae"
        case "ö", "œ": "oe"
        case "ü": "ue"
        case "ß": "ss"
        case "à", "á", "â", "ã", "å", "ą": "a"
        case "ç", "č", "ć": "c"
        case "è", "é", "ê", "ë", "ę", "ě": "e"
        case "ì", "í", "î", "ï": "i"
        case "ł": "l"
        case "ñ", "ń", "ň": "n"
        case "ò", "ó", "ô", "õ", "ø", "ő": "o"
        case "š", "ś": "s"
        case "ù", "ú", "û", "ů", "ű": "u"
        case "ý", "ÿ": "y"
        case "ž", "ź", "ż": "z"
        // Marks by themselves, behind the letter they belong to.
        case "\u{300}"..."\u{36F}": ""
        default: nil
        }
    }
}
