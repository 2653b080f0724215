//! Everything that a person can write, in a journal: each kind of thing once, in words of the test's own.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use goldseam_content::{Answer, Answers, Library, Method};
use goldseam_exchange::import::{self, How, ImportChoices, Origin};
use goldseam_exchange::pack::{self, PackChoice, PackState};
use goldseam_journal::{
    Act, Draft, EntryId, Journal, KeptKey, Landmark, Moment, NewAct, NewAttachment, NewJourney, NewLine,
    NewShared, OwnWord, SharedWhat, StepRef, TagGroup, When, WordKind,
};
use serde_json::json;

use super::laid::{ago, finished};
use super::meant::{self, Turn};

/// What is written of a kind, in at most so many characters.
pub type Say<'a> = dyn FnMut(&'static str, usize) -> String + 'a;

/// Names are cut at this many characters, sentences at that many.
const NAME: usize = 120;
const TAG: usize = 60;
const SENTENCE: usize = 2000;
/// What has no bound that matters here.
const TEXT: usize = 40_000;

/// The title of a note with everything around it: tags, files, links, versions.
pub const FULL: &str = "title";

/// Lays it all in `journal`. `beside` is a folder for what comes from a file.
pub fn everything(journal: &mut Journal, beside: &Path, say: &mut Say) -> EntryId {
    words(journal, say);
    tags_people_days(journal, say);
    let method = own_method(journal, say);
    for (name, days) in [("thought-record", 5), ("agreement", 6), ("letter-unsent", 7), ("boundary", 8)] {
        let id = filled(journal, Library::built_in().method(name).unwrap(), days, say);
        if name == "agreement" {
            noted(journal, id, say);
        }
    }
    filled(journal, &method, 4, say);
    check_in(journal, say);
    path(journal, say);
    half_done(journal, say);
    imported(journal, beside, say);
    binned(journal, say);
    let (other, _) =
        note(journal, say("title of a link's other end", 500), &say("body", TEXT), "tag", 3, say);
    let full = full(journal, say);
    journal.link_entries(full, other, &say("words of a link", 300)).unwrap();
    shared(journal, full, say);
    full
}

fn words(journal: &mut Journal, say: &mut Say) {
    for kind in [WordKind::Prompt, WordKind::Habit, WordKind::Emotion, WordKind::Care, WordKind::Scale] {
        let habit = kind == WordKind::Habit;
        let group = &Library::built_in().emotions()[0].id;
        let word = OwnWord {
            id: 0,
            kind,
            text: match kind {
                WordKind::Prompt => say("own prompt", SENTENCE),
                WordKind::Habit => say("own habit", NAME),
                WordKind::Emotion => say("own feeling", NAME),
                WordKind::Care => say("own care", NAME),
                WordKind::Scale => say("tracker name", NAME),
            },
            line: if habit { say("own habit's line", SENTENCE) } else { String::new() },
            example: if habit { say("own habit's example", SENTENCE) } else { String::new() },
            questions: if habit { vec![say("own habit's question", SENTENCE)] } else { Vec::new() },
            group: if kind == WordKind::Emotion { group.clone() } else { String::new() },
            minutes: if kind == WordKind::Care { 5 } else { 0 },
            low: if kind == WordKind::Scale { say("tracker's low end", NAME) } else { String::new() },
            high: if kind == WordKind::Scale { say("tracker's high end", NAME) } else { String::new() },
        };
        journal.add_word(&word).unwrap();
    }
}

fn tags_people_days(journal: &mut Journal, say: &mut Say) {
    journal.keep_tag_group(&TagGroup { id: 0, name: say("group of tags", TAG) }).unwrap();
    journal.add_person(&[say("person", NAME), say("person's other name", NAME)]).unwrap();
    let day = ago(40).day();
    journal.keep_landmark(&Landmark { id: 0, day, name: say("landmark", NAME) }).unwrap();
}

/// A guide of the person's own. JSON's strings are TOML's.
fn own_method(journal: &mut Journal, say: &mut Say) -> Method {
    let mut text = |kind, most| json!(say(kind, most).replace(unseen, " ")).to_string();
    let source = format!(
        "id = \"own-guide\"\nversion = 1\nkind = \"record\"\ngroup = \"thoughts\"\nname = {}\nsummary = {}\n\
         title = \"first\"\n[[sections]]\nid = \"part\"\nname = {}\n[[sections.fields]]\nid = \"first\"\n\
         kind = \"text\"\nlabel = {}\nhint = {}\n[[sections.fields]]\nid = \"second\"\nkind = \"choice\"\n\
         label = \"Which\"\noptions = [{{ id = \"a\", label = {} }}, {{ id = \"b\", label = \"Other\" }}]\n",
        text("own guide's name", 80),
        text("own guide's summary", 200),
        text("own guide's part", 80),
        text("own guide's field", 120),
        text("own guide's hint", 200),
        text("own guide's option", 100),
    );
    let id = journal.keep_method(&source, ago(30).day()).unwrap_or_else(|e| panic!("{e}: {source}")).id;
    let source = journal.method_source(&id).unwrap();
    Method::parse("own.toml", &source).unwrap()
}

/// What the text of a guide may not have: it can't be seen there, or turns around what is read.
fn unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// An entry of a method, with the answers that a test gives, each said anew.
fn filled(journal: &mut Journal, method: &Method, days: i64, say: &mut Say) -> EntryId {
    let mut meant = meant::all(method, Turn::First, ago(0).day().date());
    for answer in meant.answers.values_mut() {
        match answer {
            Answer::Text(text) => *text = say("answer", SENTENCE),
            Answer::List(lines) => lines.iter_mut().for_each(|line| *line = say("line of a list", SENTENCE)),
            Answer::Choices(chosen) => chosen.own.iter_mut().for_each(|own| *own = say("own option", NAME)),
            Answer::Emotions(felt) => felt.last_mut().unwrap().word = say("word for a feeling", NAME),
            Answer::Thoughts(thoughts) => {
                for one in thoughts.iter_mut() {
                    one.text = say("thought", SENTENCE);
                }
            }
            Answer::Rated(rated) => rated.text = say("fairer thought", SENTENCE),
            _ => {}
        }
    }
    super::laid::filled(journal, days, &meant)
}

fn noted(journal: &mut Journal, plan: EntryId, say: &mut Say) {
    let note = say("note on the plan", SENTENCE);
    let line = NewLine { day: ago(1).day(), outcome: "kept".into(), who: None, note, during: None };
    journal.note_outcome(plan, &line, &ago(1)).unwrap();
}

fn check_in(journal: &mut Journal, say: &mut Say) {
    let method = Library::built_in().quick().expect("one is one key away");
    let said = super::felt::felt(-2, Some(3)).note(&say("check-in note", SENTENCE));
    said.word(&say("check-in word", NAME), 70).at(journal, ago(2).day().date(), 9);
    let answers: Answers = [("note".to_owned(), Answer::Text(say("check-in note", SENTENCE)))].into();
    super::laid::filled(journal, 1, &finished(method, answers));
}

fn path(journal: &mut Journal, say: &mut Say) {
    let map = &Library::built_in().journeys()[0];
    let name = say("path", NAME);
    let new = NewJourney { name, role: goldseam_content::Role::Hurt, first_weeks: false, gate: None };
    let id = journal.begin_journey(&new, &ago(20)).unwrap();
    let at = StepRef { map: map.id.clone(), step: map.steps[0].id.clone() };
    let acts = [
        (Act::Note { at: Some(at.clone()) }, "note on a step"),
        (Act::AddAction { at }, "own action"),
        (Act::Breach, "what happened on the path"),
    ];
    for (act, kind) in acts {
        let new = NewAct { act, day: ago(10).day(), note: say(kind, SENTENCE), entry: None };
        journal.act(id, &new, &ago(10)).unwrap();
    }
}

/// What was begun and not finished: a check-in, a guide, a pack for a session.
fn half_done(journal: &mut Journal, say: &mut Say) {
    let half = json!([["felt", { "note": say("half-said words", SENTENCE) }]]).to_string();
    journal.keep(KeptKey::HalfSaid, Some(&half)).unwrap();
}

fn imported(journal: &mut Journal, beside: &Path, say: &mut Say) {
    let text = format!("# {}\n\n{}", say("imported title", 300), say("imported body", TEXT));
    let entry = json!({
        "uuid": "0123456789ABCDEF0123456789ABCDEF", "creationDate": "2024-05-05T08:30:00Z",
        "modifiedDate": "2024-06-01T08:00:00Z", "timeZone": "Europe/Lisbon", "text": text,
        "tags": [say("imported tag", TAG)], "starred": false,
        "location": { "placeName": say("imported place", 200), "latitude": 1.5, "longitude": 2.5 },
    });
    let journals = json!({ "metadata": { "version": "1.0" }, "entries": [entry] });
    let file = beside.join("Journal.json");
    std::fs::write(&file, journals.to_string()).unwrap();
    let origin = Origin::new(import::format_named("dayone").unwrap(), &file, How::zone(chrono_tz::UTC));
    let choices = ImportChoices::new("Europe/Lisbon");
    let taken = import::take(journal, &origin, &choices, &ago(0), &AtomicBool::new(false), &mut |_| {});
    taken.unwrap();
    std::fs::remove_file(&file).unwrap();
}

fn binned(journal: &mut Journal, say: &mut Say) {
    let (title, body) = (say("title in the bin", 500), say("body in the bin", TEXT));
    let (id, _) = note(journal, title, &body, "tag in the bin", 9, say);
    journal.bin_entry(id, &ago(2)).unwrap();
}

/// A note that was written twice, with a photo of a kind and a text file.
fn full(journal: &mut Journal, say: &mut Say) -> EntryId {
    let earlier = say("earlier version", TEXT);
    let (id, _) = note(journal, say("earlier title", 500), &earlier, "tag", 2, say);
    let name = format!("{}.txt", say("file name", 100));
    let bytes = say("file's bytes", TEXT);
    let at = ago(0);
    let file =
        journal.attach(id, &NewAttachment { name: &name, uid: None }, &mut bytes.as_bytes(), &at).unwrap();
    let picture = super::photos::landscape(320, 240, 1);
    let name = format!("{}.bmp", say("photo's name", 100));
    let photo =
        journal.attach(id, &NewAttachment { name: &name, uid: None }, &mut &picture[..], &at).unwrap();
    let caption: String = say("caption", 200).chars().filter(|c| !"[]()\n".contains(*c)).collect();
    let body = format!(
        "{}\n\n{}\n\n{}\n",
        say("body", TEXT),
        photo.uid.markdown(&caption),
        file.uid.markdown("a file"),
    );
    let base = journal.entry(id).unwrap().version;
    let draft = draft(say(FULL, 500), body, say("tag", TAG), &ago(2));
    journal.save_entry(id, base, &draft, &ago(1)).unwrap();
    id
}

/// A pack for a session, half made, and one that was given away.
fn shared(journal: &mut Journal, entry: EntryId, say: &mut Say) {
    let body = journal.entry(entry).unwrap().body;
    let end = body.char_indices().nth(12).map_or(body.len(), |(at, _)| at);
    let choice = PackChoice {
        from: ago(30).day(),
        to: ago(0).day(),
        name: say("name on a pack", NAME),
        wants: say("wish for a session", SENTENCE),
        questions: say("question for a session", SENTENCE),
        paper: goldseam_document::Paper::default(),
        every_check_in: true,
        real_names: true,
        parts: BTreeMap::new(),
        blackouts: Vec::new(),
    };
    let state = PackState { last_session: Some(ago(30).day()), draft: Some(choice) };
    let mut state = serde_json::to_value(state).unwrap();
    state["draft"]["blackouts"] = json!([
        { "at": { "kind": "body", "entry": entry }, "from": 0, "to": end, "text": body[..end] }
    ]);
    journal.keep(KeptKey::SessionPack, Some(&state.to_string())).unwrap();
    assert!(pack::state(journal).unwrap().draft.is_some(), "the pack cannot be read");
    let what = SharedWhat { parts: Vec::new(), entries: vec![entry] };
    let whom = say("for whom", NAME);
    let new =
        NewShared { from: None, to: None, form: "pdf".into(), locked: false, hash: [7; 32], whom, what };
    journal.note_shared(&new, &ago(3)).unwrap();
}

fn note(
    journal: &mut Journal,
    title: String,
    body: &str,
    tag: &'static str,
    days: i64,
    say: &mut Say,
) -> (EntryId, Moment) {
    let then = ago(days);
    let draft = draft(title, body.to_owned(), say(tag, TAG), &then);
    (journal.create_entry(&draft, &then).unwrap().id, then)
}

fn draft(title: String, body: String, tag: String, then: &Moment) -> Draft {
    Draft { title, body, happened: When::from(then), tags: vec![tag], starred: false }
}
