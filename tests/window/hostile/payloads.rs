//! Texts that want to run or to fetch. Each would set `pwned` in the page, or visit the trap.

pub struct Payload {
    pub text: String,
}

impl Payload {
    /// The text as a title keeps it.
    pub fn title(&self) -> String {
        self.text.chars().take(MOST_TITLE).collect()
    }
}

pub const MOST_TITLE: usize = 500;

const RUN: &str = "window.pwned=[1]";

/// Addresses that run or read something, however they are disguised.
fn addresses(trap: u16) -> Vec<String> {
    vec![
        format!("javascript:{RUN}"),
        format!("JaVaScRiPt:{RUN}"),
        format!("java\tscript:{RUN}"),
        format!("&#106;avascript&colon;{RUN}"),
        format!("\u{1}javascript:{RUN}"),
        format!("javascript://%0a{RUN}"),
        format!("data:text/html,<script>{RUN}</script>"),
        format!("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{RUN}'/>"),
        format!("vbscript:{RUN}"),
        "file:///etc/passwd".into(),
        "tauri://localhost/index.html".into(),
        "ipc://localhost/lock".into(),
        "picture://localhost/whole-1".into(),
        "attachment:00112233445566778899aabbccddeeff".into(),
        format!("http://127.0.0.1:{trap}/a"),
        format!("//127.0.0.1:{trap}/b"),
    ]
}

/// Places in Markdown and HTML where an address is obeyed; `@` stands for it.
const PLACES: [&str; 22] = [
    "[pasted words](@)",
    "![picture](@)",
    "<@>",
    "[pasted words][r]\n\n[r]: @",
    "[![inner](@)](@)",
    "<a href=\"@\">pasted words</a>",
    "<img src=\"@\">",
    "<img srcset=\"@ 2x\">",
    "<iframe src=\"@\"></iframe>",
    "<object data=\"@\"></object>",
    "<embed src=\"@\">",
    "<form action=\"@\"><input type=image src=\"@\"><button autofocus>pasted words</button></form>",
    "<link rel=stylesheet href=\"@\">",
    "<meta http-equiv=refresh content=\"0;url=@\">",
    "<base href=\"@\">",
    "<video poster=\"@\" src=\"@\" autoplay></video>",
    "<svg><a xlink:href=\"@\"><text y=20>pasted words</text></a><image href=\"@\"/></svg>",
    "<div style=\"background:url('@')\">pasted words</div>",
    "<style>@import '@';</style>",
    "<table background=\"@\"><tr><td background=\"@\">pasted words</table>",
    "<script src=\"@\"></script>",
    "<math><maction actiontype=statusline xlink:href=\"@\">pasted words</maction></math>",
];

/// Elements that call a handler by themselves; `@` stands for the code.
const HANDLERS: [&str; 24] = [
    "<img src=x onerror=@>",
    "<img src=x onerror=\"@\" onload=\"@\">",
    "<svg onload=@>",
    "<svg><script>@</script></svg>",
    "<svg><animate onbegin=@ attributeName=x dur=1s>",
    "<svg><set attributeName=onmouseover to=@>",
    "<svg><foreignObject><body onload=@></foreignObject></svg>",
    "<body onload=@>",
    "<body onpageshow=@>",
    "<details open ontoggle=@>pasted words</details>",
    "<input autofocus onfocus=@>",
    "<textarea autofocus onfocus=@></textarea>",
    "<select autofocus onfocus=@></select>",
    "<video onerror=@><source></video>",
    "<audio src=x onerror=@>",
    "<iframe srcdoc=\"<script>parent.@</script>\"></iframe>",
    "<iframe onload=@></iframe>",
    "<object onerror=@ data=x></object>",
    "<marquee onstart=@>pasted words</marquee>",
    "<div style=\"animation:x 1s\" onanimationstart=@>pasted words</div>",
    "<p onpointerover=@ onmousemove=@ contenteditable onbeforeinput=@>pasted words</p>",
    "<link rel=stylesheet href=x onerror=@>",
    "<style onload=@>p{}</style>",
    "<script>@</script>",
];

/// Ways by which parsers have been talked into another reading of a text; `@` stands for the code.
const TRICKS: [&str; 26] = [
    "<scr<script>ipt>@</scr</script>ipt>",
    "<math><mtext><table><mglyph><style><img src=x onerror=@></style></mglyph></table></mtext></math>",
    "<svg></p><style><a id=\"</style><img src=x onerror=@>\">",
    "<noscript><p title=\"</noscript><img src=x onerror=@>\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=@>",
    "<template><img src=x onerror=@></template>",
    "<textarea></textarea><img src=x onerror=@>",
    "<!--><img src=x onerror=@>-->",
    "<!-- --!><img src=x onerror=@> -->",
    "<![CDATA[<img src=x onerror=@>]]>",
    "<?xml-stylesheet href=\"javascript:@\"?>",
    "<title></title><img src=x onerror=@>",
    "<a href=\"x\" style=\"x:expression(@)\">pasted words</a>",
    "<p>\u{0}<img src=x onerror=@></p>",
    "\u{202e}<img src=x onerror=@>",
    "`<img src=x onerror=@>`",
    "```html\n<script>@</script>\n```",
    "    <script>@</script>",
    "> <img src=x onerror=@>",
    "- [ ] <img src=x onerror=@>",
    "| a |\n| - |\n| <img src=x onerror=@> |",
    "# <svg onload=@>",
    "[a](<javascript:@>)",
    "[a](javascript:@ \"title\\\" onclick=@\")",
    "[\"><img src=x onerror=@>](https://example.org)",
    "&lt;img src=x onerror=@&gt; &#60;script&#62;@&#60;/script&#62;",
];

/// What stands around a payload and may change how it is read; `@` stands for it.
const AROUND: [&str; 12] = [
    "{@html `@`}",
    "{{constructor.constructor('@')()}} ${@}",
    "\u{202e}@\u{202c}\u{2066}@\u{2069}",
    "\u{200b}@\u{feff}",
    "[link](https://example.org \"@\")",
    "![](https://example.org/@)",
    "<https://example.org/@>",
    "~~~@\n@\n~~~",
    "\" autofocus onfocus=\"window.pwned=[4]\" x=\"@",
    "'><!--@--></textarea></title></script></style>@",
    "1. @\n   > **@**\n\n[@]: @",
    "\u{d}\u{2028}@\u{2029}",
];

/// The same within other texts, and some that are very long.
pub fn disguised(trap: u16) -> Vec<Payload> {
    let fetch = format!("new(Image)().src='http://127.0.0.1:{trap}/d'");
    let mut texts = Vec::new();
    for (n, around) in AROUND.iter().enumerate() {
        let code = if n % 2 == 0 { RUN } else { &fetch };
        let tricks = HANDLERS.iter().chain(&TRICKS).map(|trick| trick.replace('@', code));
        texts.extend(tricks.map(|trick| around.replace('@', &trick)));
    }
    texts.extend(HANDLERS.map(|trick| format!("{}{}", "a&lt;<b>".repeat(2000), trick.replace('@', RUN))));
    texts.into_iter().map(|text| Payload { text }).collect()
}

/// All of them, pointed at the trap on this port.
pub fn all(trap: u16) -> Vec<Payload> {
    let mut texts = Vec::new();
    for address in addresses(trap) {
        texts.extend(PLACES.map(|place| place.replace('@', &address)));
    }
    let fetch = format!("new(Image)().src='http://127.0.0.1:{trap}/c'");
    for code in [RUN, &fetch, "window.__TAURI_INTERNALS__.invoke('lock').then(()=>window.pwned=[3])"] {
        texts.extend(HANDLERS.iter().chain(&TRICKS).map(|trick| trick.replace('@', code)));
    }
    texts.into_iter().map(|text| Payload { text }).collect()
}
