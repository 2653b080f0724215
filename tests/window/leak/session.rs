//! A session in which everything is written and seen, and every word of it is known.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use goldseam_journal::Journal;
use goldseam_vault::{Cost, Credential, Passphrase, Vault};

use crate::support::hands::Hands;
use crate::support::keys::{CTRL, ENTER, ESCAPE};
use crate::support::{App, Home, Role, places, whole};
use goldseam_leak::{Canaries, Needles};

/// Kinds that are typed in the window; all others lie in the journal before.
const TYPED: [&str; 9] = [
    "typed title",
    "typed body",
    "typed tag",
    "typed check-in word",
    "typed check-in note",
    "search text",
    "words for the list of actions",
    "a wrong passphrase",
    "a draft that was never saved",
];

/// What nobody may find.
pub struct Secrets {
    canaries: Canaries,
    pub passphrase: String,
    /// The recovery code as it is written.
    code: String,
    /// What stands in the title of the entry with everything around it.
    pub title: String,
}

impl Secrets {
    pub fn needles(&self) -> Needles<'_> {
        let plain = self.code.replace('-', "");
        let needles = Needles::of(&self.canaries).and("recovery code", &self.code.as_bytes()[..14]);
        let needles = needles.and("recovery code's end", &self.code.as_bytes()[20..]);
        needles.and("recovery code without hyphens", plain.as_bytes())
    }

    fn word(&self, kind: &'static str) -> String {
        // the same each time
        let word = Canaries::default().word(kind);
        assert!(self.canaries.knows(&word), "{kind} is not looked for");
        word
    }
}

/// A journal with a canary in everything that a person can write, and a recovery code.
pub fn lay(home: &Home) -> Secrets {
    let mut canaries = Canaries::default();
    let passphrase = format!("lantern {} ferry", canaries.word("passphrase"));
    let secret = || Passphrase::new(passphrase.clone()).unwrap();
    let mut journal = Journal::create(&home.vault(), secret(), Cost::cheap_for_tests()).unwrap();
    let beside = beside(home);
    whole::everything(&mut journal, &beside, &mut |kind, most| canaries.say(kind, most));
    let code = Vault::new_recovery_code().unwrap();
    let written = code.expose().to_string();
    let current = Credential::Passphrase(secret());
    journal.vault_mut().keep_recovery_code(&current, code, Cost::cheap_for_tests()).unwrap();
    journal.lock().unwrap();
    let title = canaries.word(whole::FULL);
    for kind in TYPED {
        canaries.word(kind);
    }
    Secrets { canaries, passphrase, code: written, title }
}

/// A folder of the test's own, which is no part of the home.
fn beside(home: &Home) -> std::path::PathBuf {
    let folder = home.path().join("tmp");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// By keys alone, from the unlock screen to a search in the open journal.
pub fn by_hand(hands: &Hands, secrets: &Secrets) {
    hands.type_text(&secrets.passphrase);
    hands.press(&["Return"]);
    hands.screen("timeline");
    for place in [
        "go to the plan",
        "guided: all",
        "share with",
        "look after tags",
        "feelings over",
        "look back",
        "go to the calendar",
        "look at the photos",
        "go to the path",
        "go to the bin",
        "go to the timeline",
    ] {
        hands.choose(place);
    }
    // the newest entry of the list
    hands.click(380, 250);
    std::thread::sleep(Duration::from_secs(1));
    hands.press(&["ctrl+n"]);
    std::thread::sleep(Duration::from_millis(700));
    hands.type_text(&format!("it began with {} in the rain", secrets.word("typed body")));
    hands.press(&["shift+Tab", "shift+Tab"]);
    hands.type_text(&secrets.word("typed title"));
    hands.press(&["ctrl+a", "ctrl+c"]);
    std::thread::sleep(Duration::from_secs(2)); // the last letters' save
    hands.press(&["ctrl+k"]);
    hands.type_text(&secrets.word("words for the list of actions"));
    hands.press(&["Escape", "ctrl+f"]);
    hands.type_text(&secrets.word("search text"));
    hands.screen("search");
}

pub fn start(home: &Home) -> App {
    let app = App::start_with_cores(home);
    app.resize(1280, 800);
    app
}

/// Through every place, by whatever way is the shortest.
pub fn everywhere(app: &App, secrets: &Secrets) {
    app.try_passphrase(&secrets.word("a wrong passphrase"));
    app.see("passphrase");
    if let Some(again) = app.all(Role::Button, "Try again").pop() {
        again.click();
    }
    unlock(app, secrets);
    places::everywhere(app, "window", &mut |_| {});
    app.write(
        &secrets.word("typed title"),
        &format!("It began with {} in the rain.", secrets.word("typed body")),
    );
    app.get(Role::Combobox, "Add a tag").type_in(&secrets.word("typed tag"));
    app.press(ENTER);
    app.saved();
    check_in(app, secrets);
    app.search(&secrets.word("search text"));
    app.search(&secrets.title);
    app.css("[data-part=list] mark");
    app.chord(&[CTRL], 'k');
    app.type_keys(&secrets.word("words for the list of actions"));
    app.press(ESCAPE);
    app.no_dialog();
}

fn check_in(app: &App, secrets: &Secrets) {
    app.chord(&[CTRL], 'j');
    app.css("[data-part=check-in]");
    app.get(Role::Combobox, "A word for it").type_in(&secrets.word("typed check-in word"));
    app.press(ENTER);
    app.button("What is around it").click();
    app.field("A line about it").type_in(&secrets.word("typed check-in note"));
    app.escape();
}

/// In the middle of a sentence, of which the last letters are in the page alone.
pub fn half_a_word(app: &App, secrets: &Secrets) {
    if !app.all(Role::Textbox, "Passphrase").is_empty() {
        unlock(app, secrets);
    }
    app.button("New entry").click();
    app.field("Entry").type_in(&format!("and then {}", secrets.word("a draft that was never saved")));
}

pub fn unlock(app: &App, secrets: &Secrets) {
    app.try_passphrase(&secrets.passphrase);
    app.screen("timeline");
}

/// Cores are written here at all: of a program that does nothing against it.
pub fn crash_something(home: &Home) {
    let folder = home.path().join("core-of-another");
    std::fs::create_dir(&folder).unwrap();
    let script = "ulimit -c unlimited && kill -ABRT $$";
    let ended = Command::new("sh").args(["-c", script]).current_dir(&folder).status().unwrap();
    assert!(!ended.success());
    let cores = |folder: &Path| std::fs::read_dir(folder).unwrap().count();
    assert_eq!(cores(&folder), 1, "no core was written, and so nothing is shown");
    std::fs::remove_dir_all(folder).unwrap();
}
