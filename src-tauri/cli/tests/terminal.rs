//! On a terminal: prompts, wrapping, styles. The terminal is the one that `script` makes.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{Place, terminal::Terminal};

#[test]
fn a_passphrase_is_asked_for_and_not_shown() {
    let place = Place::empty();
    let mut terminal = Terminal::start(&place, 80, "cli new");
    terminal.until("New passphrase: ");
    terminal.type_secret("river stone 9");
    terminal.until("once more: ");
    terminal.type_secret("river stone 8");
    let (code, shown) = terminal.end();
    assert_eq!(code, 2, "{shown}");
    assert!(shown.contains("not the same"));
    assert!(!place.vault().exists());

    let mut terminal = Terminal::start(&place, 80, "cli new && cli add Hello.");
    terminal.until("New passphrase: ");
    terminal.type_secret("river stone 9");
    terminal.until("once more: ");
    terminal.type_secret("river stone 9");
    terminal.until("Passphrase: ");
    terminal.type_secret("river stone 9");
    let (code, shown) = terminal.end();
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("Saved as entry 1") && !shown.contains("river stone"), "{shown}");
}

#[test]
fn a_prompt_can_be_left() {
    let place = Place::new();
    // Ctrl+C ends it as it ends any program, Ctrl+D says so
    for (key, exit, said) in [("\u{3}", 130, ""), ("\u{4}", 2, "Nothing was changed")] {
        let mut terminal = Terminal::start(&place, 80, "cli list");
        terminal.until("Passphrase: ");
        terminal.type_secret(key);
        let (code, shown) = terminal.end();
        assert_eq!(code, exit, "{shown}");
        assert!(shown.contains(said), "{shown}");
    }
}

#[test]
fn the_help_keeps_its_columns_on_a_narrow_terminal() {
    let place = Place::empty();
    let (_, shown) = Terminal::start(&place, 80, "cli --help").end();
    assert!(shown.contains("Exit codes:"));
    for line in
        ["only one of the two can have it open at a time.", "2  the command was not clear      8  made by"]
    {
        assert!(shown.contains(line), "{line}: {shown}");
    }
    let (_, exact) = Terminal::start(&place, 200, "cli --help").end();
    let story = |help: &str| help.split("Usage:").next().unwrap().to_owned();
    let more = |help: &str| help.split("Finding:").nth(1).unwrap().to_owned();
    assert_eq!((story(&shown), more(&shown)), (story(&exact), more(&exact)));
}

#[test]
fn a_recovery_code_is_kept_once_two_groups_were_typed() {
    let place = Place::new();
    let mut terminal = Terminal::start(&place, 80, "cli --passphrase-file passphrase recovery new");
    let shown = terminal.until("type group ");
    let code = shown
        .lines()
        .map(str::trim)
        .find(|line| line.len() == 34 && line.matches('-').count() == 6)
        .unwrap()
        .to_owned();
    let group = |number: &str| {
        let number: usize = number.trim_end_matches(" of 7: ").parse().unwrap();
        code.split('-').nth(number - 1).unwrap().to_lowercase()
    };
    let asked = terminal.until(" of 7: ");
    terminal.type_line("0000");
    terminal.until("type group ");
    assert_eq!(terminal.until(" of 7: "), asked);
    terminal.type_line(&group(&asked));
    terminal.until("type group ");
    let second = terminal.until(" of 7: ");
    assert_ne!(second, asked);
    terminal.type_line(&group(&second));
    let (exit, shown) = terminal.end();
    assert_eq!(exit, 0, "{shown}");

    let mut terminal = Terminal::start(&place, 80, "cli passphrase change --recovery");
    terminal.until("Recovery code: ");
    terminal.type_secret(&code);
    terminal.until("New passphrase: ");
    terminal.type_secret("found");
    terminal.until("once more: ");
    terminal.type_secret("found");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_recovery_code_that_was_not_written_down_is_not_kept() {
    let place = Place::new();
    let mut terminal = Terminal::start(&place, 80, "cli --passphrase-file passphrase recovery new");
    for _ in 0..3 {
        terminal.until("of 7: ");
        terminal.type_line("no");
    }
    let (code, shown) = terminal.end();
    assert_eq!(code, 3, "{shown}");
    assert!(shown.contains("[code_mismatch]"), "{shown}");
}

#[test]
fn text_is_wrapped_at_the_edge_and_styled_for_a_terminal_only() {
    let place = Place::new();
    let long = "The light came in flat under the bridge, and for a minute everything was gold. ".repeat(4);
    let id = place.add(&[
        &format!(
            "{long}\n\n- a task that is long enough to go on in the next line\n\n日本語{}",
            "字".repeat(60)
        ),
        "--title",
        "Gold \u{1b}[5m",
    ]);
    let show = |columns, before: &str, command: &str| {
        let line = format!("{before} cli --passphrase-file passphrase {command}");
        let (code, shown) = Terminal::start(&place, columns, &line).end();
        assert_eq!(code, 0, "{shown}");
        shown
    };
    let narrow = show(40, "", &format!("show {id}"));
    assert!(narrow.contains("\u{1b}[1mGold ␛[5m\u{1b}[0m"), "{narrow:?}");
    assert!(narrow.contains("go on in\n  the next line"), "{narrow}");
    for command in [format!("show {id}"), "list".into(), "search light".into()] {
        let plain = show(40, "NO_COLOR=1", &command);
        assert!(!plain.contains('\u{1b}'), "{plain:?}");
        for line in plain.lines() {
            assert!(columns(line) <= 40, "{line:?}");
        }
    }
    assert!(place.run(&["show", &id]).ok().contains(long.trim()));
}

/// Columns of a line: ideographs take two.
fn columns(line: &str) -> usize {
    line.chars().map(|c| if c >= '\u{3000}' { 2 } else { 1 }).sum()
}

#[test]
fn a_file_that_a_terminal_would_show_is_made_harmless() {
    let place = Place::new();
    let id = place.add(&["\u{1b}[2Jgone"]);
    let line = format!("cli --passphrase-file passphrase show --markdown {id}");
    let (_, shown) = Terminal::start(&place, 80, &line).end();
    assert!(shown.contains("␛[2Jgone") && !shown.contains('\u{1b}'), "{shown:?}");
}
