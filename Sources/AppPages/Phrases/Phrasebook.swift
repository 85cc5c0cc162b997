public import Failures

/// Every sentence of the pages for members, in one language; one that is missing in the other does not compile.
public struct Phrasebook: Sendable {
    // The frame.
    let languageCode: String
    let skip: String
    let languages: String
    let places: String
    let account: String
    let signedInAs: @Sendable (String) -> String

    // Setting up a device.
    let setupTitle: String
    let setupIntroduction: String
    let staleForm: String
    let unsafeConnection: String
    let appleTitle: String
    let appleSentence: String
    let appleButton: String
    let appleHint: @Sendable (String) -> String
    let appleLabel: @Sendable (String) -> String
    let profileTitle: @Sendable (String) -> String
    let otherTitle: String
    let guides: [Guide]
    let accessTitle: String
    let address: String
    let userName: String
    let newPassword: String
    let newPasswordExample: String
    let newPasswordHint: String
    let newPasswordButton: String
    let labelFault: String
    let codeLabel: @Sendable (String) -> String
    let codeHint: String

    // A password that was just made.
    let freshTitle: String
    let freshSentence: @Sendable (String) -> String
    let freshWarning: String

    // Devices that have one.
    let devicesTitle: String
    let devicesNone: String
    let neverUsed: String
    let lastUsed: @Sendable (String) -> String
    let block: String
    let blockDevice: @Sendable (String) -> String

    // Days.
    let today: String
    let yesterday: String
    let months: [String]
    let dayAndMonth: @Sendable (Int, String) -> String
    let dayMonthAndYear: @Sendable (Int, String, Int) -> String

    /// Two lines for a programme.
    struct Guide: Sendable {
        let name: String
        let steps: [Step]
        var isFirst = false

        /// Words, or something to type.
        struct Step: Sendable {
            let words: String
            var code = ""

            init(_ words: String, code: String = "") {
                self.words = words
                self.code = code
            }
        }
    }
}

extension Phrasebook {
    public init(_ language: Language) {
        self =
            switch language {
            case .german: .german
            case .english: .english
            }
    }
}
