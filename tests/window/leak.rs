//! What was written is nowhere in the clear: not on the disk, not in memory once the journal is locked. And no
//! way to a network is opened.

mod session;

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, SystemTime};

use goldseam_leak::{Canaries, FORMS, Found, Needles, keys, left_over, look, search, told};
use goldseam_proof::{figure, size};

use super::support::hands::Hands;
use super::support::{Home, wait_for};

/// Kinds of things that a person writes.
const KINDS: usize = 50;
/// How long what was written may stay in memory after the lock.
const GRACE: Duration = Duration::from_secs(5);

fn noted(home: &Home, start: SystemTime, needles: &Needles, when: &str) {
    let found = search(home.path(), start, needles);
    figure("G6", &format!("canaries on disk {when}"), needles.count() as u64, found.len() as u64);
    assert_eq!(found, Vec::<String>::new(), "{when}");
}

/// By the keyboard, as a person has it, with nothing that helps the test.
#[test]
fn a_session_leaves_no_trace_and_opens_no_network() {
    let (home, start) = (Home::new(), SystemTime::now());
    let secrets = session::lay(&home);
    let needles = secrets.needles();
    let hands = Hands::start(&home);
    hands.screen("unlock");
    session::by_hand(&hands, &secrets);
    hands.press(&["ctrl+l"]);
    hands.screen("unlock");
    hands.type_text(&secrets.passphrase);
    hands.press(&["Return"]);
    hands.screen("timeline");
    noted(&home, start, &needles, "while it runs");
    let said = hands.said();
    let calls = hands.close();
    noted(&home, start, &needles, "after it was closed");
    assert_eq!(needles.find(&said), [], "it told somebody");
    let (made, network) = calls.sockets();
    assert!(made > 0, "the watch on system calls saw nothing");
    figure("G8", "network sockets opened in a session", made as u64, network.len() as u64);
    assert_eq!(network, Vec::<&str>::new());
    assert_eq!(left_over(home.path()), Vec::<String>::new());
}

/// Through every place where something is written or shown.
#[test]
fn what_was_written_everywhere_is_nowhere_on_the_disk() {
    let (home, start) = (Home::new(), SystemTime::now());
    let secrets = session::lay(&home);
    let needles = secrets.needles();
    assert!(needles.count() >= KINDS * FORMS.len(), "only {} kinds", needles.count() / FORMS.len());
    let app = session::start(&home);
    session::everywhere(&app, &secrets);
    noted(&home, start, &needles, "after every place was seen");
    session::half_a_word(&app, &secrets);
    drop(app);
    noted(&home, start, &needles, "after every process was killed");
    // and what the web view left behind goes at the next start
    let again = Hands::start_alone(&home);
    again.screen("unlock");
    again.close();
    assert_eq!(left_over(home.path()), Vec::<String>::new());
}

/// With what is on the screen in memory, and cores allowed: of the app, and of the web view's processes.
#[test]
fn a_crash_leaves_no_trace_either() {
    let plain =
        std::fs::read_to_string("/proc/sys/kernel/core_pattern").is_ok_and(|p| !p.starts_with(['|', '/']));
    let victims = ["goldseam", "WebKitWebProc", "WebKitNetwork"];
    for victim in &victims[..size(2, 3)] {
        let (home, start) = (Home::new(), SystemTime::now());
        if plain {
            session::crash_something(&home);
        }
        let secrets = session::lay(&home);
        let needles = secrets.needles();
        let app = session::start(&home);
        session::unlock(&app, &secrets);
        app.open_row(&secrets.title);
        session::half_a_word(&app, &secrets);
        let pid = app.group().member(victim).to_string();
        // Rust lets the first signal of a bad address pass if no thread did anything of the kind
        assert!(std::process::Command::new("kill").args(["-s", "ABRT", &pid]).status().unwrap().success());
        wait_for(
            || format!("{victim} does not end"),
            || app.group().members().iter().all(|(id, _)| id.to_string() != pid).then_some(()),
        );
        noted(&home, start, &needles, &format!("after {victim} crashed"));
        drop(app);
    }
}

/// By the keyboard, since a driver of the window changes how its page is renewed.
#[test]
fn a_lock_leaves_nothing_in_memory() {
    let home = Home::new();
    let secrets = session::lay(&home);
    let keys = keys(&home.vault(), &secrets.passphrase);
    let needles = keys.iter().fold(secrets.needles(), |needles, (name, key)| {
        // what an allocator writes over first is the beginning
        let needles = needles.and(&format!("{name}, first half"), &key[..16]);
        needles.and(&format!("{name}, second half"), &key[16..])
    });
    let needles = needles.and("database key in letters", hex(&keys[2].1[8..]).as_bytes());
    let hands = Hands::start_alone(&home);
    hands.screen("unlock");
    let (mut tried, mut left) = (0, Vec::new());
    for _ in 0..size(1, 5) {
        session::by_hand(&hands, &secrets);
        let open = look(&hands.group().members(), &needles);
        seen_before(&open);
        let page = hands.web_process();
        hands.press(&["ctrl+l"]);
        hands.screen("unlock");
        assert_ne!(hands.web_process(), page, "the page's process outlived the lock");
        assert!(!Path::new(&format!("/proc/{page}/maps")).exists());
        std::thread::sleep(GRACE);
        let processes = hands.group().members();
        tried += needles.count() * processes.len();
        left.extend(look(&processes, &needles));
    }
    if let Ok(file) = std::env::var("GOLDSEAM_LEAKS") {
        std::fs::write(file, left.iter().fold(String::new(), |all, one| all + &format!("{one:?}\n")))
            .unwrap();
    }
    figure("G7", "needles in memory 5 s after a lock", tried as u64, left.len() as u64);
    assert!(left.is_empty(), "{} left:\n{}", left.len(), told(&left));
}

/// The look sees what is there while the journal is open: else it would prove nothing.
fn seen_before(open: &[Found]) {
    let seen = |process: &str| {
        let of = open.iter().filter(|one| one.process.starts_with(process));
        of.map(|one| one.what.as_str()).collect::<BTreeSet<_>>()
    };
    let (app, page) = (seen("goldseam"), seen("WebKitWeb"));
    assert!(page.len() >= 20, "the page holds only {page:?}");
    assert!(app.len() >= 20 && app.iter().any(|one| one.contains("key")), "the app holds only {app:?}");
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |all, byte| all + &format!("{byte:02x}"))
}

/// Each form of each canary is found on the disk where it is put there.
#[test]
fn the_search_of_the_disk_can_find_them() {
    let (home, start) = (Home::new(), SystemTime::now());
    let mut canaries = Canaries::default();
    let word = canaries.word("a kind");
    let needles = Needles::of(&canaries);
    assert!(search(home.path(), start, &needles).is_empty());
    for (at, form) in FORMS.into_iter().enumerate() {
        let file = home.path().join(format!("run/{at}"));
        std::fs::write(&file, [b"x\0".as_slice(), &form.write(&word), b"\0"].concat()).unwrap();
        assert_eq!(search(home.path(), start, &needles).len(), at + 1, "{form:?}");
    }
    std::fs::create_dir(home.path().join(&word)).unwrap();
    assert_eq!(search(home.path(), start, &needles).len(), FORMS.len() + 1, "by its name");
}
