//! Hostile text, opened and pasted in the real window: nothing of it runs, nothing is fetched.

#[path = "hostile/payloads.rs"]
mod payloads;

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use goldseam_journal::{Draft, When};
use goldseam_proof::{figure, size};
use serde_json::{Value, json};

use crate::support::flows::PASSPHRASE;
use crate::support::keys::DOWN;
use crate::support::{App, Home, Role, laid, places, sample, wait_for, whole};
use payloads::Payload;

/// The fewest payloads that count as a look from all sides.
const FEWEST: usize = 200;
/// Payloads to an entry; each stands in a paragraph of its own.
const TOGETHER: usize = 8;

/// What every entry holds, so that a search finds it.
const WORD: &str = "findme";

/// A server on this machine that everything hostile points to.
struct Trap {
    port: u16,
    visits: Arc<AtomicUsize>,
}

impl Trap {
    fn set() -> Trap {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let visits = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&visits);
        // ends with the test program; there is nothing to tidy up
        std::thread::spawn(move || {
            for _ in listener.incoming() {
                counter.fetch_add(1, Ordering::SeqCst);
            }
        });
        Trap { port, visits }
    }

    fn visits(&self) -> usize {
        self.visits.load(Ordering::SeqCst)
    }
}

/// Listens in the page for whatever gets through, before anything hostile is in it.
fn watch(app: &App) {
    app.js("window.caught = [];
         addEventListener('securitypolicyviolation', (event) =>
           caught.push(`refused ${event.effectiveDirective} ${event.blockedURI}`));
         for (const name of ['alert', 'confirm', 'prompt', 'open', 'print'])
           window[name] = () => caught.push(name);");
}

/// What got through: flags that payloads set, what the policy had to refuse, and elements that no
/// text of a person's may become.
fn caught(app: &App) -> Value {
    app.js(include_str!("hostile/caught.js"))
}

fn nothing() -> Value {
    json!({ "ran": [], "refused": [], "made": [], "handlers": [], "ways": [], "frames": 0, "title": "Notes", "at": "/" })
}

#[track_caller]
fn clean(app: &App, trap: &Trap, what: &[&Payload]) {
    app.settle();
    let mut now = caught(app);
    if now["at"] == "/index.html" {
        now["at"] = json!("/");
    }
    let texts: Vec<_> = what.iter().map(|payload| payload.text.as_str()).collect();
    assert_eq!(now, nothing(), "after {texts:#?}");
    assert_eq!(trap.visits(), 0, "something was fetched by {texts:#?}");
}

/// In titles, bodies and tags; in the list, on the page, in search results, versions and the bin.
#[test]
fn hostile_entries_stay_text() {
    let trap = Trap::set();
    let payloads = payloads::all(trap.port);
    assert!(payloads.len() >= FEWEST, "only {}", payloads.len());
    let home = Home::new();
    let groups: Vec<Vec<&Payload>> = payloads.chunks(TOGETHER).map(|group| group.iter().collect()).collect();
    let texts = groups.iter().rev().map(|group| {
        let body = group.iter().map(|p| format!("findme {}", p.text)).collect::<Vec<_>>().join("\n\n");
        (group[0].title(), body)
    });
    sample::of(&home.vault(), PASSPHRASE, &texts.collect::<Vec<_>>());
    let app = App::start(&home);
    app.unlock();
    watch(&app);
    app.css("[data-part=list] [role=option]");
    clean(&app, &trap, &[]);
    for (n, group) in groups.iter().enumerate() {
        if n > 0 {
            app.css("[data-part=list] [role=listbox]").js("arguments[0].focus()");
            app.press(DOWN);
        }
        app.css("[data-part=list] [role=listbox]").js("arguments[0].focus()");
        app.press(' ');
        let wanted = group[0].title();
        wait_for(
            || format!("entry {n} does not open"),
            || {
                app.all(Role::Textbox, "Title")
                    .pop()
                    .filter(|title| title.property("value") == same_line(&wanted))
                    .map(drop)
            },
        );
        clean(&app, &trap, group);
    }
    for place in ["Calendar", "Bin", "Timeline"] {
        app.button(place).click();
        clean(&app, &trap, &[]);
    }
    app.search("findme");
    app.css("[data-part=list] mark");
    clean(&app, &trap, &[]);
    figure("G9", "hostile entries that ran, in lists, on pages, among hits", payloads.len() as u64, 0);
    figure("G8", "fetches made by hostile entries", payloads.len() as u64, trap.visits() as u64);
}

/// Deals payloads out, each to the next thing that is written and has room for it.
struct Deal<'a> {
    payloads: &'a [Payload],
    next: usize,
    dealt: Vec<bool>,
}

impl Deal<'_> {
    /// Far from each other in the list, so that a few are of all kinds. No divisor of any length of the list
    /// that is likely.
    const STRIDE: usize = 149;

    fn of(payloads: &[Payload]) -> Deal<'_> {
        Deal { payloads, next: 0, dealt: vec![false; payloads.len()] }
    }

    fn say(&mut self, most: usize) -> String {
        let long = most > payloads::MOST_TITLE;
        let fits = |text: &str| text.chars().count() + if long { 8 } else { 0 } <= most;
        let steps = (0..self.payloads.len()).map(|n| (self.next + n * Self::STRIDE) % self.payloads.len());
        let fresh = steps.clone().find(|at| !self.dealt[*at] && fits(&self.payloads[*at].text));
        let at = fresh.or_else(|| steps.clone().find(|at| fits(&self.payloads[*at].text)));
        let at = at.unwrap_or(self.next);
        self.next = (at + Self::STRIDE) % self.payloads.len();
        self.dealt[at] = true;
        let text = &self.payloads[at].text;
        if long { format!("{WORD}\n\n{text}") } else { one_line(text).chars().take(most).collect() }
    }

    fn tried(&self) -> usize {
        self.dealt.iter().filter(|dealt| **dealt).count()
    }
}

/// A name has one line.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// In everything that a person can write, in every place that shows it.
#[test]
fn hostile_words_stay_text_everywhere() {
    let trap = Trap::set();
    let mut payloads = payloads::all(trap.port);
    payloads.extend(payloads::disguised(trap.port));
    assert!(payloads.len() >= 1000, "only {}", payloads.len());
    let mut deal = Deal::of(&payloads);
    let (mut looks, journals) = (0, size(1, 24));
    for _ in 0..journals {
        let home = Home::new();
        let before = deal.dealt.clone();
        laid::lay(&home, |journal| {
            whole::everything(journal, &home.path().join("tmp"), &mut |_, most| deal.say(most));
        });
        let new =
            || payloads.iter().zip(deal.dealt.iter().zip(&before)).filter(|(_, (now, then))| now != then);
        let dealt: Vec<&Payload> = new().map(|(payload, _)| payload).collect();
        let app = App::start(&home);
        app.resize(1280, 800);
        app.unlock();
        watch(&app);
        places::everywhere(&app, WORD, &mut |place| {
            looks += 1;
            println!("{place}");
            clean(&app, &trap, &dealt);
        });
    }
    assert!(journals == 1 || deal.tried() >= 1000, "only {}", deal.tried());
    figure("G9", &format!("hostile texts that ran, looked at {looks} times"), deal.tried() as u64, 0);
    figure("G8", "fetches made by hostile texts", deal.tried() as u64, trap.visits() as u64);
}

/// What can break in many places, twice: WebKit's own process ended on it while it looked for the best lines
/// (`text-wrap: pretty`, its fault 302553), and would have again whenever the entry was opened.
#[test]
fn words_that_break_in_many_places_do_not_end_the_page() {
    let line = "aaa<scr<script>ipt>new(Image)().src='http://127.0.0.1:37777/d'</scr</script>ipt>";
    let text = format!("findme\n\n{line}\n{line}\nx");
    let home = Home::new();
    laid::lay(&home, |journal| {
        let method = goldseam_content::Library::built_in().method("letter-unsent").unwrap();
        let to = goldseam_content::Answer::Text(text.clone());
        let answers = [("to".to_owned(), to)].into_iter().collect();
        laid::filled(journal, 1, &laid::finished(method, answers));
        let then = laid::ago(2);
        let happened = When::from(&then);
        let draft =
            Draft { title: String::new(), body: text.clone(), happened, tags: vec![], starred: false };
        journal.create_entry(&draft, &then).unwrap();
    });
    let app = App::start(&home);
    app.resize(1280, 800);
    app.unlock();
    for row in 1..=2 {
        app.css(&format!("[data-part=list] [role=option]:nth-child({row})")).click();
        app.see("new(Image)");
        app.settle();
    }
}

/// A title as its field shows it.
fn same_line(title: &str) -> String {
    title.replace('\0', "\u{fffd}")
}

/// HTML on the clipboard, as another program puts it there.
#[test]
fn hostile_pastes_stay_text() {
    let trap = Trap::set();
    let payloads = payloads::all(trap.port);
    let home = Home::new();
    sample::make(&home.vault(), PASSPHRASE, 2);
    let app = App::start(&home);
    app.unlock();
    app.button("New entry").click();
    let entry = app.field("Entry");
    watch(&app);
    for group in payloads.chunks(TOGETHER) {
        let group: Vec<&Payload> = group.iter().collect();
        for payload in &group {
            app.js_with(
                "const [field, html] = arguments;
                 const data = new DataTransfer();
                 data.setData('text/html', html);
                 data.setData('text/plain', html);
                 field.focus();
                 field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));",
                &json!([entry.handle(), payload.text]),
            );
        }
        clean(&app, &trap, &group);
    }
    assert!(entry.text().contains("pasted words"), "nothing was pasted at all");
    figure("G9", "hostile pastes that ran", payloads.len() as u64, 0);
}

/// The trap and the watch work: what is done on purpose is caught by each of them.
#[test]
fn the_watch_can_fail() {
    let trap = Trap::set();
    let home = Home::new();
    let app = App::start(&home);
    app.screen("welcome");
    watch(&app);
    app.js_with(
        "const picture = new Image(); picture.src = `http://127.0.0.1:${arguments[0]}/x`;
         picture.setAttribute('onerror', 'pwned = [1]');
         const frame = document.createElement('iframe');
         const link = document.createElement('a'); link.href = 'javascript:0';
         const code = document.createElement('script'); code.textContent = 'window.pwned = [2]';
         document.body.append(picture, frame, link, code); window.pwned = ['by hand']",
        &json!([trap.port]),
    );
    let found = wait_for(
        || "nothing was refused".into(),
        || {
            let found = caught(&app);
            (found["refused"].as_array().is_some_and(|refused| refused.len() >= 2)).then_some(found)
        },
    );
    for way in ["made", "handlers", "ways"] {
        assert_ne!(found[way], json!([]), "{way} in {found:#}");
    }
    assert_eq!((&found["ran"], &found["frames"]), (&json!(["by hand"]), &json!(1)));
    assert_eq!(trap.visits(), 0, "the policy let a picture be fetched");
    // one that reached a command would have locked the journal, and left a page on which nobody listens
    app.js("window.__TAURI_INTERNALS__.invoke('hide_and_lock')");
    wait_for(
        || "a command is not seen".into(),
        || {
            app.try_js("return window.caught === undefined", &json!([]))
                .is_ok_and(|seen| seen == true)
                .then_some(())
        },
    );
    assert_ne!(caught(&app), nothing());
    drop(std::net::TcpStream::connect(("127.0.0.1", trap.port)).unwrap());
    wait_for(|| "the trap counts nothing".into(), || (trap.visits() == 1).then_some(()));
}
