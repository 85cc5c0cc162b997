public import Compression
public import ICalendar

/// How much an import takes in. What is beyond is refused before it is loaded, by the name of the limit.
public struct ImportLimits: Sendable {
    /// One .ics file.
    public var fileOctets: Int
    public var zip: ZipLimits
    /// The text of one file.
    public var file: LetterLimits
    /// The text of one calendar object.
    public var object: LetterLimits
    /// Files found in one folder and those below it.
    public var files: Int
    /// Objects that are written in one commit.
    public var batch: Int

    public init(
        fileOctets: Int, zip: ZipLimits, file: LetterLimits, object: LetterLimits, files: Int, batch: Int
    ) {
        self.fileOctets = fileOctets
        self.zip = zip
        self.file = file
        self.object = object
        self.files = files
        self.batch = batch
    }

    public static let standard = ImportLimits(
        fileOctets: LetterLimits.file.octets, zip: .standard, file: .file, object: .object, files: 100_000, batch: 250)
}
