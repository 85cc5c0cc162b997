import Accounts
import AppPages
import CalendarModel
import Failures
import HTTPSemantics
import HTTPTypes

/// One person at `/app/setup`: what they do there, and the page that they see then.
struct SetupVisit {
    let request: SurfaceRequest
    let principal: Principal
    let server: ServerAddress
    let accounts: AccountService
    let forms: FormToken

    /// The one that was chosen on the page, else the browser's.
    private var language: Language {
        FormFields(request.query ?? "")["lang"].flatMap(Language.init(rawValue:))
            ?? Language(accepting: request.fields[.acceptLanguage])
    }

    /// What was sent with a form of ours, or nothing where its token is not good any more.
    func form() throws(Failure) -> FormFields? {
        let type = (request.fields[.contentType] ?? "").prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
        guard type == "application/x-www-form-urlencoded" else { throw Failure(.unsupportedMediaType) }
        let form = FormFields(String(decoding: request.body, as: UTF8.self))
        return forms.isGood(form["form"] ?? "", for: principal.id, at: request.now) ? form : nil
    }

    func page(
        _ status: HTTPResponse.Status = .ok, _ occasion: SetupPage.Occasion = .visit
    ) async throws -> SurfaceResponse {
        let devices = try await accounts.appPasswords(of: principal.name).map {
            SetupPage.Device(id: $0.id, label: $0.label, lastUsed: $0.lastUsed)
        }
        let page = SetupPage(
            language: language, server: server, principal: principal, devices: devices,
            formToken: forms.make(for: principal.id, at: request.now), occasion: occasion, now: request.now)
        var fields = Self.fields
        fields[.contentType] = SetupPage.mediaType
        fields[.contentLanguage] = language.rawValue
        fields[.vary] = "Accept-Language, Authorization"
        return SurfaceResponse(status, fields: fields, body: .octets(Array(try page.html().utf8)))
    }

    /// Shown in the answer itself, since a redirect would need a place to keep it.
    func makePassword(_ form: FormFields) async throws -> SurfaceResponse {
        let typed = form["device"] ?? ""
        let label = typed.trimmingBlanks
        do {
            let made = try await accounts.addAppPassword(label: label, to: principal.name, at: request.now)
            return try await page(.ok, .made(password: made.text, label: label))
        } catch AccountError.unusableLabel {
            return try await page(.unprocessableContent, .unusableLabel(typed))
        }
    }

    func makeProfile() async throws -> SurfaceResponse {
        let phrases = Phrasebook(language)
        let made = try await accounts.addAppPassword(
            label: phrases.labelForApple(at: request.now), to: principal.name, at: request.now)
        let profile = ConfigurationProfile(
            server: server, user: principal.name, displayName: principal.displayName, password: made.text)
        var fields = Self.fields
        fields[.contentType] = ConfigurationProfile.mediaType
        fields[.contentDisposition] = "attachment; filename=\"turnus.mobileconfig\""
        return SurfaceResponse(.ok, fields: fields, body: .octets(Array(try profile.xml(phrases).utf8)))
    }

    /// One that is gone already is what was wanted.
    func revoke(_ form: FormFields) async throws -> SurfaceResponse {
        guard let id = form["id"].flatMap(Int64.init).map(CredentialID.init(rawValue:)) else {
            throw Failure(.badRequest)
        }
        if try await accounts.appPasswords(of: principal.name).contains(where: { $0.id == id }) {
            try await accounts.removeAppPassword(id, of: principal.name)
        }
        return redirect
    }

    /// To the page, in the language that was chosen.
    var redirect: SurfaceResponse {
        SurfaceResponse(
            .seeOther, fields: [.location: "/app/setup?lang=\(language.rawValue)", .cacheControl: "no-store"])
    }

    /// Nothing in these pages is inline, so nothing needs a nonce. The referrer stays in the house, and with it the
    /// browser says where forms come from.
    private static let fields: HTTPFields = [
        .contentSecurityPolicy:
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        .referrerPolicy: "same-origin", .cacheControl: "no-store",
    ]
}

extension String {
    fileprivate var trimmingBlanks: String {
        let head = drop { $0.isWhitespace }
        return String(head[..<(head.lastIndex { !$0.isWhitespace }.map(head.index(after:)) ?? head.startIndex)])
    }
}
