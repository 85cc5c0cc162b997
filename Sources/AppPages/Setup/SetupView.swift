import CalendarModel
import Chronology
import Failures

/// The page as its template sees it: words, and nothing to decide.
struct SetupView {
    let phrases: Phrasebook
    let frame: PageFrame
    let isUnsafe: Bool
    let isStale: Bool
    let appleHint: String
    let address: String
    let userName: String
    let formToken: String
    let guides: [GuideView]
    let code: CodeView?
    let fresh: FreshView?
    let hasFault: Bool
    let typedLabel: String
    let devices: [DeviceView]
    let hasDevices: Bool

    struct FreshView {
        let sentence: String
        let password: String
    }

    struct CodeView {
        let path: String
        let box: String
        let size: Int
        let corner: Int
        let label: String
    }

    struct DeviceView {
        let id: Int64
        let label: String
        let use: String
        let block: String
    }

    struct GuideView {
        let name: String
        let isFirst: Bool
        let steps: [StepView]
    }

    struct StepView {
        let words: String
        let code: String
        let hasCode: Bool
    }

    init(_ page: SetupPage) {
        let phrases = Phrasebook(page.language)
        self.phrases = phrases
        let isFresh = if case .made = page.occasion { true } else { false }
        frame = PageFrame(
            title: isFresh ? phrases.freshTitle : phrases.setupTitle, isGerman: page.language == .german,
            signedInAs: phrases.signedInAs(page.principal.displayName))
        isUnsafe = !page.server.isSecure
        isStale = page.occasion == .staleForm
        appleHint = phrases.appleHint(phrases.labelForApple(at: page.now))
        address = page.server.calendars
        userName = page.principal.name.value
        formToken = page.formToken
        let url = "url = \"\(page.server.calendars)\""
        guides = phrases.guides.map { guide in
            GuideView(
                name: guide.name, isFirst: guide.isFirst,
                steps: guide.steps.map {
                    StepView(words: $0.words, code: $0.code == "url" ? url : $0.code, hasCode: !$0.code.isEmpty)
                })
        }
        code = QRCode(page.codeText).map { code in
            let (corner, size) = (-QRCode.quietZone, code.width + 2 * QRCode.quietZone)
            return CodeView(
                path: code.svgPath, box: "\(corner) \(corner) \(size) \(size)", size: size, corner: corner,
                label: phrases.codeLabel(page.principal.name.value))
        }
        switch page.occasion {
        case .visit, .staleForm: (fresh, hasFault, typedLabel) = (nil, false, "")
        case .made(let password, let label):
            fresh = FreshView(sentence: phrases.freshSentence(label), password: password)
            (hasFault, typedLabel) = (false, "")
        case .unusableLabel(let typed): (fresh, hasFault, typedLabel) = (nil, true, typed)
        }
        let today = page.now.utc.date
        devices = page.devices.map { device in
            DeviceView(
                id: device.id.rawValue, label: device.label,
                use: device.lastUsed.map { phrases.lastUsed(phrases.day($0.utc.date, seenFrom: today)) }
                    ?? phrases.neverUsed,
                block: phrases.blockDevice(device.label))
        }
        hasDevices = !page.devices.isEmpty
    }
}
