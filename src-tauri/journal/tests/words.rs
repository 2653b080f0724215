//! Own words among the lists, the prompt of the day, and what is remembered.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{Own, methods::day};
use chrono::Days;
use goldseam_content::{Library, ListName};
use goldseam_journal::{Day, KeptKey, OwnWord, WordKind, WordsAdded, read_words};

fn word(kind: WordKind, text: &str) -> OwnWord {
    OwnWord {
        id: 0,
        kind,
        text: text.to_owned(),
        line: String::new(),
        example: String::new(),
        questions: vec![],
        group: String::new(),
        minutes: if kind == WordKind::Care { 20 } else { 0 },
        low: String::new(),
        high: String::new(),
    }
}

#[test]
fn the_lists_are_those_of_the_library() {
    let own = Own::new();
    let (lists, library) = (own.lists().unwrap(), Library::built_in());
    assert_eq!(lists.groups, library.groups());
    assert_eq!(lists.emotions, library.emotions());
    assert_eq!(lists.habits, library.habits());
    assert_eq!(lists.care, library.care());
    assert_eq!(lists.prompts, library.prompts());
    assert_eq!(lists.starters, library.starters());
    assert_eq!((lists.favourites.len(), lists.own.len()), (0, 0));
}

#[test]
fn own_words_are_added_changed_and_retired() {
    let mut own = Own::new();
    let habit = OwnWord {
        line: " Going over\nit again ".into(),
        questions: vec!["Does it help?".into(), " ".into()],
        group: "x".into(),
        minutes: 7,
        ..word(WordKind::Habit, "  Rehearsing ")
    };
    let habit = own.add_word(&habit).unwrap();
    assert_eq!((habit.text.as_str(), habit.line.as_str()), ("Rehearsing", "Going over it again"));
    assert_eq!((habit.questions.len(), habit.group.as_str(), habit.minutes), (1, "", 0));
    let emotion =
        own.add_word(&OwnWord { group: "low_pleasant".into(), ..word(WordKind::Emotion, "seen") }).unwrap();
    let care = own.add_word(&word(WordKind::Care, "The long way home")).unwrap();
    let prompt = own.add_word(&word(WordKind::Prompt, "What did the river do?")).unwrap();

    let mut own = own.again();
    let lists = own.lists().unwrap();
    assert_eq!(lists.own, [habit.clone(), emotion.clone(), care.clone(), prompt.clone()]);
    assert_eq!(lists.habits.last().unwrap().id, format!("own_{}", habit.id));
    assert_eq!(lists.care.last().unwrap().label, "The long way home");
    let calm = lists.emotions.iter().find(|g| g.id == "low_pleasant").unwrap();
    assert_eq!(calm.families.last().unwrap().words, ["seen"]);
    let group = lists.prompts.last().unwrap();
    assert_eq!((group.id.as_str(), group.prompts[0].id.clone()), ("own", prompt.key()));

    own.change_word(&OwnWord { text: "Replaying".into(), ..habit.clone() }).unwrap();
    own.retire_word(habit.id).unwrap();
    let lists = own.lists().unwrap();
    assert_eq!(lists.habits, Library::built_in().habits());
    // what was saved with it still has its name
    assert_eq!(own.names().unwrap().name(ListName::Habits, &habit.key()), "Replaying");
    // and comes back under the same id
    own.change_word(&habit).unwrap();
    assert_eq!(own.lists().unwrap().habits.last().unwrap().id, habit.key());
    assert_eq!(own.retire_word(99).unwrap_err().code(), "not_found");
    let other = OwnWord { id: care.id, ..word(WordKind::Prompt, "x") };
    assert_eq!(own.change_word(&other).unwrap_err().code(), "not_found");
}

#[test]
fn a_word_must_be_one() {
    let mut own = Own::new();
    for wrong in [
        word(WordKind::Habit, " "),
        word(WordKind::Emotion, &"a".repeat(121)),
        word(WordKind::Prompt, &"a".repeat(2001)),
        OwnWord { minutes: 7, ..word(WordKind::Care, "Walk") },
        OwnWord { example: "a".repeat(2001), ..word(WordKind::Habit, "x") },
        OwnWord { questions: vec!["a".into(); 21], ..word(WordKind::Habit, "x") },
    ] {
        assert_eq!(own.add_word(&wrong).unwrap_err().code(), "bad_word");
    }
}

fn after(day: Day, days: u64) -> Day {
    Day::new(day.date() + Days::new(days)).unwrap()
}

fn offered(own: &Own, today: Day) -> Option<String> {
    own.prompt_of_the_day(today).unwrap().map(|p| p.id)
}

#[test]
fn each_day_has_its_prompt_and_none_comes_twice_running() {
    let own = Own::new();
    let start = day("2026-02-01");
    let days: Vec<_> = (0..60).map(|n| offered(&own, after(start, n)).unwrap()).collect();
    assert!(days.windows(2).all(|two| two[0] != two[1]));
    let again = own.again();
    assert_eq!((0..60).map(|n| offered(&again, after(start, n)).unwrap()).collect::<Vec<_>>(), days);
    // all that are for everybody have their turn
    let open = Library::built_in().prompts().iter().flat_map(|g| &g.prompts).filter(|p| p.roles.is_empty());
    let mut met = days[..open.clone().count()].to_vec();
    met.sort();
    met.dedup();
    assert_eq!(met.len(), open.count());
}

#[test]
fn a_declined_prompt_stays_away_for_the_day() {
    let mut own = Own::new();
    let today = day("2026-02-01");
    let tomorrow = offered(&own, after(today, 1));
    let mut seen = Vec::new();
    while let Some(id) = offered(&own, today) {
        assert!(!seen.contains(&id));
        seen.push(id);
        own.decline_prompt(today).unwrap();
    }
    own.decline_prompt(today).unwrap();
    assert!(seen.len() > 20);
    // what comes tomorrow was the last to be offered today
    assert_eq!(seen.last(), tomorrow.as_ref());
    assert_eq!(offered(&own, after(today, 1)), tomorrow);
}

#[test]
fn prompts_are_favoured() {
    let mut own = Own::new();
    let mine = own.add_word(&word(WordKind::Prompt, "What did the river do?")).unwrap().key();
    let library = Library::built_in();
    let ids = [library.prompts(), library.starters()].map(|groups| groups[0].prompts[0].id.clone());
    for id in ids.iter().chain([&mine]) {
        own.favourite_prompt(id, true).unwrap();
        own.favourite_prompt(id, true).unwrap();
    }
    assert_eq!(own.lists().unwrap().favourites.len(), 3);
    own.favourite_prompt(&mine, false).unwrap();
    let mut expected = ids.to_vec();
    expected.sort();
    assert_eq!(own.lists().unwrap().favourites, expected);
    assert_eq!(own.favourite_prompt("nothing", true).unwrap_err().code(), "not_found");
}

#[test]
fn small_things_are_remembered_and_forgotten() {
    let mut own = Own::new();
    assert_eq!(own.kept(KeptKey::Gate).unwrap(), None);
    own.keep(KeptKey::Gate, Some("clear")).unwrap();
    own.keep(KeptKey::Gate, Some("hidden")).unwrap();
    let mut own = own.again();
    assert_eq!(own.kept(KeptKey::Gate).unwrap().as_deref(), Some("hidden"));
    own.keep(KeptKey::Gate, None).unwrap();
    assert_eq!(own.kept(KeptKey::Gate).unwrap(), None);
}

#[test]
fn words_are_handed_on_as_a_file() {
    let (mut mine, mut yours) = (Own::new(), Own::new());
    for (kind, text) in [
        (WordKind::Prompt, "What did the rain sound like?"),
        (WordKind::Emotion, "threadbare"),
        (WordKind::Care, "Peel an orange"),
    ] {
        mine.add_word(&word(kind, text)).unwrap();
    }
    let habit = OwnWord {
        line: "Counting who owes whom.".into(),
        example: "I made tea twice.".into(),
        questions: vec!["Would I send the bill?".into()],
        ..word(WordKind::Habit, "The ledger")
    };
    mine.add_word(&habit).unwrap();
    yours.add_word(&word(WordKind::Emotion, "Threadbare")).unwrap();

    let file = mine.words_file().unwrap();
    let words = read_words("words.toml", &file).unwrap();
    assert_eq!(yours.add_words(&words).unwrap(), WordsAdded { added: 3, known: 1 });
    assert_eq!(yours.add_words(&words).unwrap(), WordsAdded { added: 0, known: 4 });
    let there = yours.lists().unwrap().own;
    let ledger = there.iter().find(|w| w.text == "The ledger").unwrap();
    assert_eq!(OwnWord { id: 0, ..ledger.clone() }, habit);
}

#[test]
fn a_file_of_words_is_refused_with_its_place() {
    for (file, line) in [
        ("[[words]]\nkind = \"care\"\ntext = \"Walk\"\nminutes = 7\n", 1),
        ("[[words]]\nkind = \"prompt\"\ntext = \"Why?\"\n\n[[words]]\nkind = \"emotion\"\ntext = \" \"\n", 5),
        ("[[words]]\nkind = \"prompt\"\ntext = \"Why?\"\nsize = 3\n", 4),
        ("[[words]]\nkind = \"spell\"\ntext = \"Why?\"\n", 2),
        ("words = 3", 1),
        ("[[words\n", 1),
    ] {
        let problems = read_words("words.toml", file).unwrap_err();
        assert_eq!(problems[0].line, line, "{problems:?}");
        assert!(problems.iter().all(|p| p.what.ends_with('.')), "{problems:?}");
    }
    let long = format!("[[words]]\nkind = \"prompt\"\ntext = \"{}\"\n", "x".repeat(300_000));
    assert!(!read_words("words.toml", &long).unwrap_err().is_empty());
}
