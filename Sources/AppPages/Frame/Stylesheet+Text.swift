extension Stylesheet {
    /// Tokens, base, components; written by hand.
    ///
    /// Vermilion (`--now`) means "now, here" and nothing else: it is the slider of the office wall calendar.
    static let text = #"""
        /* Turnus. One hand-written file: tokens, base, components.
           Vermilion (--now) means "now / here" and nothing else: it is the slider of the office wall calendar. */

        /* ---------- Tokens ---------- */
        :root{
          color-scheme:light dark;
          --paper:#f1f4f0; --sheet:#fff; --sunk:#e8edea; --ink:#15272b; --ink-2:#46585c;
          --line:#d0d9d5; --edge:#71848a;
          --petrol:#0b5966; --petrol-strong:#073f49; --on-petrol:#fff; --petrol-soft:#dcebeb;
          --now:#c43d17; --good:#1c6638; --good-soft:#e1f0e4; --warn:#744c00; --warn-soft:#fbeecb;
          --bad:#a01036; --bad-soft:#fbe5ea; --ring:#15272b; --halo:#ffd54a;
          --sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif;
          --mono:ui-monospace,"SF Mono","Cascadia Mono",Consolas,"Liberation Mono",monospace;
          --t-s:.8125rem; --t-m:1rem; --t-l:1.1875rem; --t-xl:1.5rem; --t-2xl:2rem; --t-day:3.5rem;
          --1:.25rem; --2:.5rem; --3:.75rem; --4:1rem; --5:1.5rem; --6:2rem; --7:3rem; --8:4.5rem;
          --r:4px; --r-l:8px; --tap:2.75rem;
        }
        /* For ?theme=dark or light the server puts "all" or "not all" into this line of the inlined copy. */
        @media (prefers-color-scheme:dark){:root{
          --paper:#0e1618; --sheet:#152023; --sunk:#1c292c; --ink:#e8efec; --ink-2:#a8b9b7;
          --line:#2b3a3d; --edge:#778c8f;
          --petrol:#7ccad0; --petrol-strong:#a6e1e4; --on-petrol:#05272c; --petrol-soft:#1a383e;
          --now:#ff8a63; --good:#8ad3a0; --good-soft:#163020; --warn:#f0c46a; --warn-soft:#33290f;
          --bad:#ff9db0; --bad-soft:#3c1721; --ring:#ffd54a; --halo:#0e1618;
        }}
        /* ---------- Base ---------- */
        *,::before,::after{box-sizing:border-box}
        [hidden]{display:none!important}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-block:var(--5)}
        body{margin:0;background:var(--paper);color:var(--ink);font:400 var(--t-m)/1.5 var(--sans);
          font-variant-numeric:tabular-nums;overflow-wrap:anywhere;hyphens:auto;display:flex;flex-direction:column;
            min-height:100vh}
        h1,h2,h3,p,ul,ol,dl,dd,figure,fieldset,table{margin:0;padding:0}
        h1,h2,h3{line-height:1.2;font-weight:680;letter-spacing:-.014em;text-wrap:balance}
        h1{font-size:clamp(1.625rem,1.3rem + 1.5vw,var(--t-2xl))} h2{font-size:var(--t-l)} h3{font-size:var(--t-m);
          letter-spacing:0}
        p{max-width:62ch;text-wrap:pretty}
        ul,ol{list-style:none} abbr{text-decoration:none}
        fieldset{border:0;min-width:0}
        a{color:var(--petrol);text-underline-offset:.18em;text-decoration-thickness:1px}
        a:hover{color:var(--petrol-strong);text-decoration-thickness:2px}
        svg.i{width:1.25em;height:1.25em;flex:none;fill:none;stroke:currentColor;stroke-width:1.75;
          stroke-linecap:round;stroke-linejoin:round;vertical-align:-.26em}
        code,kbd,.code{font-family:var(--mono);font-size:.9375em;hyphens:none;overflow-wrap:anywhere}
        button,input,select,textarea{font:inherit;color:inherit;letter-spacing:inherit}
        :focus-visible{outline:3px solid var(--ring);outline-offset:2px;box-shadow:0 0 0 7px var(--halo);
          border-radius:var(--r)}
        [tabindex="-1"]:focus{outline:0;box-shadow:none}
        .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .skip{position:absolute;left:var(--4);top:-9rem;z-index:9;background:var(--ink);color:var(--paper);
          padding:var(--3) var(--4);border-radius:var(--r)}
        .skip:focus{top:var(--2);color:var(--paper)}
        .soft{color:var(--ink-2)} .small{font-size:var(--t-s)} .nowrap{white-space:nowrap;hyphens:none}
        .flow>*+*{margin-top:var(--4)} .flow-s>*+*{margin-top:var(--2)}
        .row>*,.field,.il>span,.facts span{min-width:0} .row{display:flex;flex-wrap:wrap;gap:var(--2) var(--4);
          align-items:center} .spread{justify-content:space-between}
        .il{display:flex;gap:var(--2);align-items:flex-start} .il svg{margin-top:.12em}

        /* ---------- Frame of every page ---------- */
        .top,main,.foot{width:100%;max-width:72rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2rem)}
        .top{display:flex;flex-wrap:wrap;gap:0 var(--3);align-items:center;justify-content:space-between;
          min-height:3.75rem}
        .brand{display:inline-flex;gap:var(--2);align-items:center;min-height:var(--tap);font-weight:650;
          color:var(--ink);text-decoration:none;hyphens:none}
        .brand svg{width:1.75rem;height:1.75rem;flex:none}
        main{flex:1;padding-block:var(--3) var(--7)}
        .foot{border-top:1px solid var(--line);padding-block:var(--4) var(--5);color:var(--ink-2);
          font-size:var(--t-s);display:flex;flex-wrap:wrap;gap:var(--1) var(--5)}
        .foot>*{padding-block:var(--1)} .foot a{color:inherit} .foot>:last-child{margin-left:auto}
        .lang{display:flex;font-size:var(--t-s);margin:0 calc(-1*var(--2)) 0 auto}
        .lang a{padding:var(--2);min-height:var(--tap);display:flex;align-items:center;color:var(--ink-2);
          text-decoration:none}
        .lang a[aria-current]{color:var(--ink);font-weight:650;text-decoration:underline;
          text-decoration-thickness:2px;text-underline-offset:.4em}
        .embedded{min-height:0;background:none} .embedded main{padding:var(--2)}

        /* App: the same frame with a row of places */
        .app .top{min-height:3.25rem}
        .nav{border-block:1px solid var(--line);background:var(--sheet)}
        .nav ul{max-width:72rem;margin-inline:auto;padding-inline:clamp(.5rem,3.4vw,1.5rem);display:flex;
          flex-wrap:wrap}
        .nav a{display:flex;align-items:center;gap:var(--2);min-height:var(--tap);padding-inline:.5rem;
          color:var(--ink-2);text-decoration:none;border-bottom:3px solid transparent;font-size:.9375rem}
        .nav a:hover{color:var(--ink);background:var(--sunk)}
        .nav a[aria-current]{color:var(--ink);font-weight:650;border-color:var(--petrol)}
        .app main{padding-top:var(--5)}

        /* ---------- Sheet, columns ---------- */
        .sheet{background:var(--sheet);border:1px solid var(--line);border-radius:var(--r-l);padding:clamp(1rem,3vw,
          1.75rem);min-width:0}
        details.sheet{padding-block:var(--2)} details.sheet[open]{padding-bottom:var(--5)}
        .sheet>header{display:flex;flex-wrap:wrap;gap:var(--2) var(--4);align-items:baseline;
          justify-content:space-between;margin-bottom:var(--4)}
        .cols{display:grid;gap:var(--5);grid-template-columns:minmax(0,1fr)}
        .narrow{max-width:46rem}
        .hr{border:0;border-top:1px solid var(--line);margin-block:var(--5)}

        /* ---------- Facts: icon and words in a hairline list ---------- */
        .facts{display:flex;flex-wrap:wrap;gap:var(--2) var(--5)}
        .facts li{display:flex;gap:var(--2);align-items:flex-start}
        .facts svg{color:var(--petrol);margin-top:.12em}
        .pairs{display:grid;gap:0}
        .pairs>div{display:grid;grid-template-columns:minmax(6.5rem,.42fr) minmax(0,1fr);gap:var(--1) var(--4);
          padding-block:var(--2);border-bottom:1px solid var(--line)}
        .pairs>div:last-child{border-bottom:0}
        .pairs dt{color:var(--ink-2)}
        .people{display:flex;flex-wrap:wrap;gap:var(--2) var(--3);align-items:center}
        .who{display:inline-flex;gap:var(--2);align-items:center}
        .face{display:inline-grid;place-items:center;width:2rem;height:2rem;flex:none;border-radius:var(--r);
          background:var(--petrol-soft);color:var(--ink);font-size:.75rem;font-weight:650;hyphens:none}

        /* ---------- Steps ---------- */
        .steps{display:flex;flex-wrap:wrap;gap:0 var(--4);font-size:var(--t-s);color:var(--ink-2);
          margin-bottom:var(--4)}
        .steps li{display:flex;gap:.4em;padding-block:var(--1)}
        .steps [aria-current]{color:var(--ink);font-weight:650;box-shadow:0 2px var(--petrol)}

        /* ---------- Buttons ---------- */
        .btn{display:inline-flex;max-width:100%;hyphens:manual;align-items:center;justify-content:center;
          gap:var(--2);min-height:var(--tap);padding:var(--2) var(--4);border:1.5px solid var(--petrol);
          border-radius:var(--r);
          background:var(--petrol);color:var(--on-petrol);font-weight:620;text-decoration:none;text-align:center;
            cursor:pointer;transition:background-color .12s,border-color .12s}
        .btn:hover{background:var(--petrol-strong);border-color:var(--petrol-strong);color:var(--on-petrol)}
        .btn.quiet{background:transparent;color:var(--petrol)} .btn.quiet:hover{background:var(--petrol-soft);
          color:var(--petrol-strong)}
        .btn.danger{background:transparent;border-color:var(--bad);color:var(--bad)} .btn.danger:hover{
          background:var(--bad-soft)}
        .btn.s{padding-block:var(--1);font-size:.9375rem}
        .seg{display:flex;flex-wrap:wrap;gap:var(--2)}
        .seg a{padding:var(--1) var(--3);min-height:var(--tap);display:inline-flex;align-items:center;
          border:1.5px solid var(--edge);border-radius:var(--r);color:var(--ink);text-decoration:none}
        .seg a:hover{background:var(--petrol-soft)}
        .seg a[aria-current]{background:var(--ink);border-color:var(--ink);color:var(--paper);font-weight:650}

        /* ---------- Month grid ---------- */
        .month{width:100%;border-collapse:separate;border-spacing:2px;table-layout:fixed;text-align:center;
          hyphens:none}
        .monthhead{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:var(--2);
          margin-bottom:var(--2)}
        .monthhead nav{display:flex;gap:var(--1)}
        .iconbtn{display:inline-grid;place-items:center;width:var(--tap);height:var(--tap);
          border:1.5px solid var(--edge);border-radius:var(--r);color:var(--ink)}
        a.iconbtn:hover{background:var(--petrol-soft)} span.iconbtn{border-color:var(--line);color:var(--edge)}
        .month th{font-weight:400;font-size:var(--t-s);color:var(--ink-2);padding:var(--1) 0}
        .month .kw{width:2rem;font-size:.75rem;color:var(--ink-2);border-right:1px solid var(--line)}
        .month td{padding:0;height:3.125rem;position:relative}
        .month td:focus-within{z-index:2}
        .month td>*{display:grid;place-content:center;height:100%;color:var(--ink-2);text-decoration:none;
          border-radius:var(--r);line-height:1.15}
        .month a{background:var(--petrol-soft);color:var(--petrol);font-weight:680;font-size:1.0625rem}
        .month a:hover{background:var(--petrol);color:var(--on-petrol)}
        .month a svg{display:block;margin:.2rem auto 0;width:16px;height:3px;fill:currentColor}
        .month a[aria-current]{background:var(--petrol);color:var(--on-petrol)}
        .month .off{opacity:1;color:var(--edge)}
        /* The slider: frame on today */
        .slider{position:relative}
        .slider::after{content:"";position:absolute;inset:-3px -2px;border:3px solid var(--now);
          border-radius:var(--r);pointer-events:none}
        .key{display:flex;flex-wrap:wrap;gap:var(--1) var(--4);font-size:var(--t-s);color:var(--ink-2);
          margin-top:var(--3)}
        .key span{display:inline-flex;gap:.45em;align-items:center}
        .key i{width:1rem;height:1rem;border-radius:2px;flex:none} .key .free{background:var(--petrol-soft);
          border:1px solid var(--petrol)} .key .today{border:3px solid var(--now)}

        /* ---------- Slots ---------- */
        .slots{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(5.75rem,100%),1fr));gap:var(--2);
          margin-block:var(--2) var(--4)}
        .slots button{width:100%;min-height:3rem;border:1.5px solid var(--petrol);border-radius:var(--r);
          background:var(--sheet);color:var(--petrol);font-weight:680;font-size:1.0625rem;cursor:pointer;
          line-height:1.2;padding:var(--1)}
        .slots button:hover{background:var(--petrol);color:var(--on-petrol)}
        .slots small{display:block;font-weight:400;font-size:.75rem}
        .daypart{font-size:var(--t-s);font-weight:400;color:var(--ink-2);display:flex;gap:var(--3);
          align-items:center;letter-spacing:0}
        .daypart::after{content:"";flex:1;border-top:1px solid var(--line)}
        .times:focus{outline:0}
        .zone{border-top:1px solid var(--line);margin-top:var(--4);padding-top:var(--2)}
        summary{cursor:pointer;min-height:var(--tap);display:flex;gap:var(--2);align-items:center;list-style:none;
          border-radius:var(--r)}
        summary::-webkit-details-marker{display:none}
        summary::after{content:"";width:.5em;height:.5em;border:solid currentColor;border-width:0 2px 2px 0;
          rotate:45deg;margin:-.3em .3em 0 auto;flex:none;transition:rotate .15s}
        [open]>summary::after{rotate:225deg;margin-top:.2em}
        .zone form,.inline{display:flex;flex-wrap:wrap;gap:var(--2);align-items:end} .zone form>:first-child,
          .inline>:first-child{flex:1 1 12rem} form.inline .btn,.inline>.in+.btn,.zone .btn{min-height:3rem}

        /* ---------- Calendar leaf ---------- */
        .leaf{font-variant-numeric:normal;display:inline-grid;justify-items:center;min-width:6.75rem;
          background:var(--sheet);border:1px solid var(--line);border-top:.5rem solid var(--petrol);
          border-radius:var(--r) var(--r) var(--r-l) var(--r-l);padding:var(--2) var(--3) var(--3);line-height:1.1;
          hyphens:none}
        .leaf b{font-size:var(--t-day);font-weight:680;letter-spacing:-.04em;line-height:1}
        .leaf span{font-size:var(--t-s);color:var(--ink-2);padding-top:var(--1)}
        .appt{display:flex;flex-wrap:wrap;gap:var(--4) var(--5);align-items:center}
        .when{font-size:var(--t-xl);font-weight:680;letter-spacing:-.01em;line-height:1.25}
        .appt>:not(.leaf){flex:1 1 14rem}
        .struck{text-decoration:line-through;color:var(--ink-2)}

        /* ---------- Forms ---------- */
        .field{display:grid;gap:var(--1)}
        .field label,legend{font-weight:620;padding:0} legend{float:left;width:100%}
        .hint{color:var(--ink-2);font-size:.9375rem}
        .in,select,textarea{width:100%;min-height:3rem;padding:var(--2) var(--3);background:var(--sheet);
          border:1.5px solid var(--edge);border-radius:var(--r)}
        textarea{min-height:6.5rem;resize:vertical;line-height:1.4}
        .in:hover,select:hover,textarea:hover{border-color:var(--ink)}
        .pickone{display:grid;gap:var(--2);margin-top:var(--2)}
        .pickone label{display:flex;gap:var(--3);align-items:center;min-height:3rem;padding:var(--2) var(--3);
          border:1.5px solid var(--edge);border-radius:var(--r);font-weight:400;cursor:pointer}
        .pickone label:hover{background:var(--petrol-soft)}
        .pickone label:has(:checked){border-color:var(--petrol);box-shadow:inset 0 0 0 1.5px var(--petrol);
          background:var(--petrol-soft)}
        input[type=radio],input[type=checkbox]{width:1.25rem;height:1.25rem;flex:none;margin:0;
          accent-color:var(--petrol)}
        .err{color:var(--bad);font-weight:620;display:flex;gap:var(--2);align-items:flex-start} .err svg{
          margin-top:.12em}
        .field.wrong{border-left:4px solid var(--bad);padding-left:var(--3)} .wrong .in,.wrong textarea{
          border-color:var(--bad)}
        .pot{position:absolute;left:-200vw}

        /* ---------- Notices and states ---------- */
        .note{display:grid;grid-template-columns:auto minmax(0,1fr);gap:0 var(--3);padding:var(--3) var(--4);
          border-left:4px solid var(--tone,var(--petrol));background:var(--tint,var(--petrol-soft));
          border-radius:var(--r);color:var(--ink)}
        .note>svg{color:var(--tone,var(--petrol));margin-top:.12em} .note>div{min-width:0}
        .good{--tone:var(--good);--tint:var(--good-soft)} .warn{--tone:var(--warn);--tint:var(--warn-soft)} .bad{
          --tone:var(--bad);--tint:var(--bad-soft)}
        .chip{display:inline-flex;justify-self:start;width:fit-content;gap:.35em;align-items:center;
          padding:.1em .6em .1em .4em;border-radius:var(--r);background:var(--tint,var(--sunk));color:var(--tone,
          var(--ink));font-size:var(--t-s);font-weight:620;line-height:1.5;hyphens:none}
        .chip svg{width:1em;height:1em;stroke-width:2.25}
        .num{list-style:decimal;padding-left:1.4em;padding-bottom:var(--3)} .stackd>*+*{
          border-top:1px solid var(--line)}
        .qr{display:block;width:11rem;border-radius:var(--r)}
        .state{display:flex;flex-wrap:wrap;gap:var(--5);align-items:center} .state>svg{width:8.5rem;height:auto;
          flex:none} .state>:not(.leaf,svg){flex:1 1 18rem}

        /* ---------- Lists of types, bookings, suggestions: a timetable ---------- */
        .lines>li{border-top:1px solid var(--line);padding-block:var(--4);display:grid;
          grid-template-columns:minmax(0,1fr);gap:var(--2) var(--5);align-items:center} .lines>li:first-child{
          border-top:0;padding-top:0} .lines>li:last-child{padding-bottom:0}
        .dense>li{grid-template-columns:minmax(0,1fr) auto;padding-block:var(--3);gap:var(--2)}
        .type{position:relative} .type h2 a{color:inherit;text-decoration:none} .type h2 a::after{content:"";
          position:absolute;inset:0 calc(-1*var(--3))}
        .type:hover h2 a{text-decoration:underline;text-decoration-thickness:2px} .type h2{font-size:var(--t-l)}
          .type .go{color:var(--petrol)}
        .agenda>li{grid-template-columns:4.25rem minmax(0,1fr);align-items:start;gap:var(--1) var(--3)}
          .agenda time{font-weight:680;font-size:var(--t-l);line-height:1.3} .agenda .end{display:block;
          font-weight:400;font-size:var(--t-s);color:var(--ink-2)}
        .agenda .acts{grid-column:2}
        .isnow{box-shadow:-4px 0 var(--sheet),-7px 0 var(--now)}
        .sheet.tight{padding:var(--2) var(--3)} .sheet>.mb0{margin-bottom:0}
        .strip{display:grid;grid-template-columns:repeat(7,1fr);border-block:1px solid var(--line);
          text-align:center;hyphens:none}
        .strip a{display:grid;gap:2px;justify-items:center;padding:var(--2) 0;color:var(--ink);text-decoration:none;
          line-height:1.2} .strip li+li a{border-left:1px solid var(--line)}
        .strip a:hover{background:var(--petrol-soft)} .strip b{font-size:var(--t-l)} .strip span{font-size:.75rem;
          color:var(--ink-2)}
        .strip svg{width:30px;height:16px;fill:var(--petrol)}

        /* ---------- Tables ---------- */
        .wrap{overflow-x:auto;border-radius:var(--r)} .wrap+*,.note+.il{margin-top:var(--4)}
        .grid{overflow-wrap:break-word;width:100%;border-collapse:collapse;font-size:.9375rem;line-height:1.4}
        .grid caption{text-align:left;color:var(--ink-2);padding-bottom:var(--2)}
        .grid th,.grid td{text-align:left;padding:var(--2) var(--3);border-bottom:1px solid var(--line);
          vertical-align:top} .grid thead th{font-weight:400;color:var(--ink-2);font-size:var(--t-s);
          border-bottom-color:var(--edge);vertical-align:bottom}
        .grid tbody th{font-weight:620} th .small{font-weight:400} .grid .n{text-align:right} .grid tr.win>*{
          background:var(--good-soft)} .win .chip{background:var(--sheet)}
        .bar{display:block;width:100%;height:8px;margin-top:var(--1)} .bar .b{fill:var(--sunk)} .bar .v{
          fill:var(--petrol)} .bar .m{fill:var(--ink)}

        /* ---------- Week ---------- */
        .week{display:grid;grid-template-columns:minmax(0,1fr);gap:var(--4)}
        .wday>h2{font-size:var(--t-m);padding-bottom:var(--1);border-bottom:1px solid var(--line);
          margin-bottom:var(--2)} .wday.today>h2{box-shadow:inset 0 -3px var(--now)}
        .wday>ol{display:grid;grid-template-columns:minmax(0,1fr);gap:var(--1)}
        .ev{--c:var(--petrol);display:block;height:100%;padding:var(--1) var(--2);border-radius:var(--r);
          border-left:4px solid var(--c);background:color-mix(in srgb,var(--c) 15%,var(--sheet));color:var(--ink);
          text-decoration:none;font-size:.875rem;line-height:1.3;overflow:hidden}
        .ev:hover{color:var(--ink);background:color-mix(in srgb,var(--c) 26%,var(--sheet))} .ev b{font-weight:650}
          .ev time{color:var(--ink-2);font-size:var(--t-s)}
        .ev.open{background:var(--sheet);outline:1.5px dashed var(--edge);outline-offset:-1.5px}
        .hours{display:none}
        .tick{display:flex;gap:var(--2);align-items:center;min-height:var(--tap)} .sw{--c:var(--petrol);
          width:.375rem;height:1.25rem;border-radius:2px;background:var(--c)} .sw.dash{width:1.25rem;
          background:none;border:1.5px dashed var(--edge)}

        @media (min-width:40rem){
          .agenda.acting>li{grid-template-columns:4.25rem minmax(0,1fr) auto} .agenda.acting .acts{grid-column:3;
            grid-row:1;align-self:center}
          .two{grid-template-columns:repeat(2,minmax(0,1fr))} .lines>.type,.lines>.pick{
            grid-template-columns:minmax(0,1fr) auto}
        }
        @media (min-width:60rem){
          main{padding-top:var(--5)}
          .cols.side{grid-template-columns:minmax(15rem,19rem) minmax(0,1fr);gap:var(--7)} .cols.main{
            grid-template-columns:minmax(0,1.65fr) minmax(17rem,1fr)}
          .cols.side>section>.facts{flex-direction:column}
          .pick.sheet{display:grid;grid-template-columns:minmax(0,1fr) 15rem;column-gap:var(--6)} .pick>.zone{
            grid-column:1/-1} .pick>.times{border-left:1px solid var(--line);padding-left:var(--6)}
          .week{grid-template-columns:3rem repeat(7,minmax(0,1fr));gap:0}
          .wday{display:grid;grid-template-rows:3.25rem auto;border-left:1px solid var(--line)} .wday>h2{margin:0;
            padding:var(--2);font-size:.9375rem;align-content:center}
          .wday>ol,.hours{display:grid;grid-template-rows:repeat(44,1rem);gap:0;
            background:repeating-linear-gradient(var(--line) 0 1px,transparent 1px 4rem)}
          .wday>ol{grid-template-columns:minmax(0,1fr)} .wday>ol>li{min-height:0;padding:1px 2px;position:relative}
            .wday.rest>ol{background-color:var(--sunk)}
          .ev{line-height:1rem;font-size:var(--t-s);padding:3px 4px 0 6px} .ev>span{display:-webkit-box;
            -webkit-box-orient:vertical;-webkit-line-clamp:var(--n,9);overflow:hidden} .wday>ol>li{z-index:1}
            .wday>ol>.nowline{height:0;padding:0;border-top:2px solid var(--now);z-index:auto} .nowline::before{
            content:"";z-index:2;position:absolute;left:-5px;top:-6px;width:10px;height:10px;border-radius:50%;
            background:var(--now)}
          .wday .none{display:none} .ev .to{position:absolute;clip-path:inset(50%)}
          .hours{margin-top:3.25rem;background:none;color:var(--ink-2);font-size:.75rem;text-align:right;
            padding-right:var(--2)} .hours span{grid-row:span 4;translate:0 -.55em}
        }
        @media (max-width:59.99rem){.nowline{display:none} .pick>.times{margin-top:var(--5)}}
        @media (max-width:39.99rem){
          .stack thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden} .stack,
            .stack tbody,.stack tr,.stack td,.stack th,.stack caption{display:block}
          .stack tr{padding-block:var(--3);border-bottom:1px solid var(--edge)} .stack th,.stack td{border:0;
            padding:2px var(--2)} .stack tbody th{font-size:var(--t-m)}
          .stack td,.stack .n{display:grid;grid-template-columns:8.5rem 1fr;text-align:left;gap:var(--2)}
            .stack td::before{content:attr(data-l);color:var(--ink-2)} .stack td:empty{display:none}
          .month td{height:2.875rem} .month .kw{width:1.5rem} .acts .btn{flex:1 1 100%}
        }
        @media (prefers-reduced-motion:reduce){*,::before,::after{transition:none!important}}
        @media (forced-colors:active){.month a[aria-current],.seg a[aria-current]{outline:3px solid Highlight;
          outline-offset:-3px} .note,.chip,.ev,.face{border:1px solid CanvasText} .bar .v,.strip svg{
          fill:CanvasText}}
        @media print{.top nav,.foot,.acts,.nav,.skip{display:none} body{background:#fff;color:#000} .sheet{border:0;
          padding:0}}

        """#
}
