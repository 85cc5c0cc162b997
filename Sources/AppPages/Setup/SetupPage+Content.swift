extension SetupPage {
    /// What stands in `main`.
    static let content = #"""
        <div class="flow">
        {{#fresh}}
        <h1>{{phrases.freshTitle}}</h1>
        <div class="note good" role="status"><svg class="i" aria-hidden="true"><use href="#i-check"/></svg><div class="flow-s">
        <p>{{sentence}}</p>
        <p class="when"><code>{{password}}</code></p>
        <p>{{phrases.freshWarning}}</p>
        </div></div>
        {{/fresh}}
        {{^fresh}}
        <h1>{{phrases.setupTitle}}</h1>
        {{/fresh}}
        {{#isStale}}
        <div class="note warn" role="alert"><svg class="i" aria-hidden="true"><use href="#i-alert"/></svg><div><p>{{phrases.staleForm}}</p></div></div>
        {{/isStale}}
        <p>{{phrases.setupIntroduction}}</p>
        {{#isUnsafe}}
        <div class="note warn"><svg class="i" aria-hidden="true"><use href="#i-alert"/></svg><div><p>{{phrases.unsafeConnection}}</p></div></div>
        {{/isUnsafe}}
        <div class="cols main">
        <div class="flow">
        <section class="sheet flow" aria-labelledby="apple"><h2 id="apple">{{phrases.appleTitle}}</h2>
        <p>{{phrases.appleSentence}}</p>
        <form method="post" action="/app/setup/turnus.mobileconfig?lang={{phrases.languageCode}}"><input type="hidden" name="form" value="{{formToken}}"><button class="btn"><svg class="i" aria-hidden="true"><use href="#i-down"/></svg>{{phrases.appleButton}}</button></form>
        <p class="soft small">{{appleHint}}</p></section>
        <section class="sheet" aria-labelledby="others"><header><h2 id="others">{{phrases.otherTitle}}</h2></header>
        <div class="stackd">
        {{#guides}}
        <details{{#isFirst}} open{{/isFirst}}><summary><strong>{{name}}</strong></summary><ol class="num flow-s">{{#steps}}<li>{{words}}{{#hasCode}} <code>{{code}}</code>{{/hasCode}}</li>{{/steps}}</ol></details>
        {{/guides}}
        </div></section>
        </div>
        <div class="flow">
        <section class="sheet flow" aria-labelledby="access"><h2 id="access">{{phrases.accessTitle}}</h2>
        <div class="field"><label for="address">{{phrases.address}}</label><input class="in code" id="address" readonly value="{{address}}"></div>
        <div class="field"><label for="user">{{phrases.userName}}</label><input class="in code" id="user" readonly value="{{userName}}"></div>
        <form method="post" action="/app/setup/password?lang={{phrases.languageCode}}" class="field{{#hasFault}} wrong{{/hasFault}}"><input type="hidden" name="form" value="{{formToken}}"><label for="device">{{phrases.newPassword}}</label>
        {{#hasFault}}
        <p class="err" id="device-fault"><svg class="i" aria-hidden="true"><use href="#i-alert"/></svg>{{phrases.labelFault}}</p>
        {{/hasFault}}
        <div class="inline"><input class="in" id="device" name="device" required maxlength="100" autocomplete="off" placeholder="{{phrases.newPasswordExample}}" value="{{typedLabel}}" aria-describedby="device-hint{{#hasFault}} device-fault{{/hasFault}}"{{#hasFault}} aria-invalid="true" autofocus{{/hasFault}}><button class="btn quiet">{{phrases.newPasswordButton}}</button></div><p class="hint" id="device-hint">{{phrases.newPasswordHint}}</p></form>
        {{#code}}
        <svg class="qr" viewBox="{{box}}" role="img" aria-label="{{label}}" shape-rendering="crispEdges"><path fill="#fff" d="M{{corner}} {{corner}}h{{size}}v{{size}}h-{{size}}z"/><path fill="#15272b" d="{{path}}"/></svg>
        <p class="soft small">{{phrases.codeHint}}</p>
        {{/code}}
        </section>
        <section class="sheet flow-s" aria-labelledby="devices"><h2 id="devices">{{phrases.devicesTitle}}</h2>
        {{#hasDevices}}
        <ul class="lines dense">
        {{#devices}}
        <li><span><svg class="i" aria-hidden="true"><use href="#i-device"/></svg> <strong>{{label}}</strong><br><span class="soft small">{{use}}</span></span><form method="post" action="/app/setup/revoke?lang={{phrases.languageCode}}"><input type="hidden" name="form" value="{{formToken}}"><button class="btn danger s" name="id" value="{{id}}" aria-label="{{block}}">{{phrases.block}}</button></form></li>
        {{/devices}}
        </ul>
        {{/hasDevices}}
        {{^hasDevices}}
        <p class="soft">{{phrases.devicesNone}}</p>
        {{/hasDevices}}
        </section>
        </div></div></div>
        """#
}
