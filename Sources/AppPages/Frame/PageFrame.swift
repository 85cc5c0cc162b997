import Mustache

/// What is around every page for members: head, brand, languages, places, foot.
struct PageFrame {
    let title: String
    let stylesheet: String
    let isGerman: Bool
    let signedInAs: String

    init(title: String, isGerman: Bool, signedInAs: String) {
        self.title = title
        self.isGerman = isGerman
        self.signedInAs = signedInAs
        stylesheet = "/app/" + Stylesheet.fileName
    }

    /// A page of ours around `content`, which finds the frame as `frame` and the phrases as `phrases`.
    static func library(content: String) throws -> MustacheLibrary {
        MustacheLibrary(templates: [
            "page": try MustacheTemplate(string: page), "content": try MustacheTemplate(string: content),
        ])
    }

    /// Places that are not there yet have no link.
    private static let page = #"""
        <!DOCTYPE html>
        <html lang="{{phrases.languageCode}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>{{frame.title}} · Turnus</title>
        <link rel="stylesheet" href="{{frame.stylesheet}}">
        </head>
        <body class="app">
        <svg hidden>
        <symbol id="i-device" viewBox="0 0 24 24"><rect x="6.5" y="2.5" width="11" height="19" rx="2"/><path d="M11 18.5h2"/></symbol>
        <symbol id="i-down" viewBox="0 0 24 24"><path d="M12 4v11M7 11l5 5 5-5M4 20h16"/></symbol>
        <symbol id="i-check" viewBox="0 0 24 24"><path d="M4 12.5l5.5 5.5L20 7"/></symbol>
        <symbol id="i-alert" viewBox="0 0 24 24"><path d="M12 3.500L22 20.500H2zM12 10v4.500M12 17.300v.4"/></symbol>
        </svg>
        <a class="skip" href="#main">{{phrases.skip}}</a>
        <header class="top">
        <a class="brand" href="/app/setup"><svg viewBox="0 0 28 28" aria-hidden="true"><path d="M1 8.500h26M1 19.500h26" stroke="currentColor" stroke-width="1.500"/><path d="M4 14h2M22 14h2" stroke="currentColor" stroke-width="3" stroke-linecap="round"/><rect x="9" y="5" width="10" height="18" rx="2" fill="none" stroke="var(--now)" stroke-width="3"/><path d="M14 12.500v3" stroke="currentColor" stroke-width="3" stroke-linecap="round"/></svg><span>Turnus</span></a>
        <nav class="lang" aria-label="{{phrases.languages}}"><a{{#frame.isGerman}} aria-current="true"{{/frame.isGerman}} href="/app/setup?lang=de" lang="de" hreflang="de" aria-label="Deutsch">DE</a><a{{^frame.isGerman}} aria-current="true"{{/frame.isGerman}} href="/app/setup?lang=en" lang="en" hreflang="en" aria-label="English">EN</a></nav>
        </header>
        <nav class="nav" aria-label="{{phrases.places}}"><ul><li><a href="/app/setup" aria-current="page">{{phrases.account}}</a></li></ul></nav>
        <main id="main" tabindex="-1">
        {{> content}}
        </main>
        <footer class="foot"><span>{{frame.signedInAs}}</span></footer>
        </body>
        </html>

        """#
}
