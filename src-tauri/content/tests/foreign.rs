//! What other journals call things: each name leads to something that is there.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;

use goldseam_content::{Affect, FieldKind, Foreign, Library};

fn foreign() -> &'static Foreign {
    Library::built_in().foreign()
}

fn affect(pleasant: i8, energy: Option<i8>) -> Affect {
    Affect { pleasant, energy }
}

#[test]
fn distortions_are_known_however_they_are_spelled() {
    for (name, habit) in [
        ("all-or-nothing", "all_or_nothing"),
        ("All or Nothing Thinking", "all_or_nothing"),
        ("all_or_nothing", "all_or_nothing"),
        ("other-blaming", "blaming"),
        ("self-blaming", "personalisation"),
        ("Catastrophizing", "catastrophising"),
    ] {
        assert_eq!(foreign().habit(name), Some(habit), "{name}");
    }
    assert_eq!(foreign().habit("something of my own"), None);
    assert_eq!(foreign().habit(""), None);
}

#[test]
fn moods_lie_where_their_words_do() {
    assert_eq!(foreign().mood(" Rad "), Some(affect(4, None)));
    assert_eq!(foreign().mood("meh"), Some(affect(0, None)));
    assert_eq!(foreign().mood("Serene"), Some(affect(2, Some(-2))));
    assert_eq!(foreign().mood("enraged"), Some(affect(-4, Some(4))));
    assert_eq!(foreign().mood("blorp"), None);
    let library = Library::built_in();
    for group in library.emotions().iter().filter(|group| group.id != "mixed") {
        for word in group.families.iter().flat_map(|family| &family.words) {
            let found = foreign().mood(word).expect("every word of the four fields lies somewhere");
            assert_eq!(found.pleasant > 0, group.id.ends_with("_pleasant"), "{word}");
        }
    }
}

#[test]
fn a_thought_record_has_a_method_with_a_field_for_each_part() {
    let roles = &foreign().thought_record;
    let method = Library::built_in().method(&roles.method).unwrap();
    assert_eq!(method.field(&roles.automatic).unwrap().kind, FieldKind::Thoughts);
    assert_eq!(method.field(&roles.challenge).unwrap().kind, FieldKind::List);
    assert_eq!(method.field(&roles.alternative).unwrap().kind, FieldKind::RatedText);
}

#[test]
fn a_name_that_leads_nowhere_is_told() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/en");
    let text = std::fs::read_to_string(folder.join("import.toml")).unwrap();
    for (right, wrong, at) in [
        ("\"all_or_nothing\"", "\"nothing_like_it\"", "habits."),
        ("method = \"thought-record\"", "method = \"thoughts\"", "thought_record.method"),
        ("alternative = \"fairer\"", "alternative = \"situation\"", "thought_record.alternative"),
        ("group = \"low_pleasant\"", "group = \"quiet\"", "moods["),
        ("pleasant = 4\n", "pleasant = 5\n", "moods[0].pleasant"),
        ("place = \"Place\"", "place = \" \"", "says.place"),
    ] {
        assert!(text.contains(right), "{right}");
        let dir = tempfile::tempdir().unwrap();
        copy(&folder, dir.path());
        std::fs::write(dir.path().join("import.toml"), text.replacen(right, wrong, 1)).unwrap();
        let problems = Library::read(dir.path()).unwrap().problems().to_vec();
        assert_eq!(problems.len(), 1, "{wrong}: {problems:?}");
        assert!(problems[0].field.starts_with(at), "{problems:?}");
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).unwrap();
        }
    }
}
