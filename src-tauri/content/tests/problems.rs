//! What is wrong with a file is said with its place, all at once, and no file breaks the reader.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::format_collect)]

use goldseam_content::{Library, Method, Problem};
use proptest::prelude::*;

const HEAD: &str =
    "id = \"m\"\nversion = 1\nkind = \"record\"\ngroup = \"care\"\nname = \"M\"\nsummary = \"S.\"\n";
const SECTION: &str = "[[sections]]\nid = \"s\"\nname = \"S\"\n";

fn file(rest: &str) -> String {
    format!("{HEAD}{SECTION}{rest}")
}

fn field(id: &str, kind: &str, rest: &str) -> String {
    format!("[[sections.fields]]\nid = \"{id}\"\nkind = \"{kind}\"\nlabel = \"L\"\n{rest}\n")
}

fn problems(text: &str) -> Vec<Problem> {
    Method::parse("m.toml", text).expect_err("it has problems")
}

/// Line, dotted name and a part of the sentence of each problem.
fn told(text: &str, wanted: &[(u32, &str, &str)]) {
    let problems = problems(text);
    let said = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert_eq!(problems.len(), wanted.len(), "{said}");
    for (problem, (line, field, what)) in problems.iter().zip(wanted) {
        assert_eq!((problem.line, problem.field.as_str()), (*line, *field), "{said}");
        assert!(problem.what.contains(what), "{said}");
        assert!(problem.file == "m.toml" && problem.what.ends_with('.'), "{said}");
    }
}

#[test]
fn a_small_method_is_good() {
    assert!(Method::parse("m.toml", &file(&field("a", "text", ""))).is_ok());
}

#[test]
fn what_is_no_toml_has_its_line() {
    told("id = \"m\"\nversion = = 1\n", &[(2, "", "cannot be read")]);
    told("id = \"a\"\nid = \"b\"\n", &[(2, "", "cannot be read")]);
}

#[test]
fn keys_that_are_missing_unknown_or_of_another_type_are_told_at_once() {
    let text = file(
        &[
            field("a", "text", "requierd = true"),
            field("b", "scale", "min = \"low\""),
            field("c", "slider", ""),
            "[[sections.fields]]\nid = \"d\"\n".to_owned(),
        ]
        .concat(),
    );
    told(
        &text,
        &[
            (14, "sections[0].fields[0].requierd", "`requierd` cannot stand here"),
            (19, "sections[0].fields[1].min", "must be a whole number"),
            (22, "sections[0].fields[2].kind", "`slider` is not a possible value"),
            (25, "sections[0].fields[3]", "`kind` is missing"),
        ],
    );
    told(SECTION, &[(0, "", "`id` is missing"), (1, "sections[0]", "`fields` is missing")]);
    told("sections = 3", &[(1, "sections", "must be")]);
}

#[test]
fn ids_are_well_formed_and_unique() {
    let text = file(&[field("A b", "text", ""), field("a", "text", ""), field("a", "text", "")].concat());
    told(
        &text,
        &[(11, "sections[0].fields[0].id", "small letters"), (21, "sections[0].fields[2].id", "there twice")],
    );
    let bad = text.replace("id = \"m\"", "id = \"../m\"");
    assert!(problems(&bad).iter().any(|problem| problem.field == "id" && problem.line == 1));
}

#[test]
fn a_condition_has_one_form_and_looks_back() {
    let text = file(
        &[
            field(
                "a",
                "choice",
                "options = [{ id = \"x\", label = \"X\" }]\nshow_if = { field = \"b\", answered = true }",
            ),
            field("b", "text", "show_if = { field = \"a\", is = [\"y\"] }"),
            field("c", "text", "show_if = { field = \"a\", is = [\"x\"], answered = true }"),
            field("d", "text", "show_if = { any = [{ field = \"b\", from = 3 }, {}] }"),
            field("e", "text", "show_if = { not = { field = \"nobody\", answered = true } }"),
        ]
        .concat(),
    );
    told(
        &text,
        &[
            (15, "sections[0].fields[0].show_if.field", "comes later"),
            (20, "sections[0].fields[1].show_if.is", "no option `y`"),
            (25, "sections[0].fields[2].show_if", "one of these"),
            (30, "sections[0].fields[3].show_if.any[0]", "not a number"),
            (30, "sections[0].fields[3].show_if.any[1]", "one of these"),
            (35, "sections[0].fields[4].show_if.not.field", "no field `nobody`"),
        ],
    );
}

#[test]
fn conditions_nest_so_deep_and_no_deeper() {
    let nested = |depth: usize| {
        let open = "{ not = ".repeat(depth - 1);
        let close = " }".repeat(depth - 1);
        let condition = format!("show_if = {open}{{ field = \"a\", answered = true }}{close}");
        file(&[field("a", "text", ""), field("b", "text", &condition)].concat())
    };
    assert!(Method::parse("m.toml", &nested(8)).is_ok());
    assert!(problems(&nested(9))[0].what.contains("nested more than 8"));
    // far deeper than any parser's stack
    let _ = problems(&nested(50_000 / 10));
}

#[test]
fn what_belongs_to_a_kind_is_there_and_nothing_else() {
    let text = file(
        &[
            field("a", "choice", ""),
            field("b", "text", "max = 3"),
            field("c", "scale", "min = 5\nmax = 5"),
            field("d", "scale", "max = 10\nstep = 3"),
            field("e", "re_rate", "of = \"b\""),
            field("f", "re_rate", ""),
            field("g", "sentence", "template = \"I {nothing} { b\""),
            field("h", "sentence", "template = \"I {nothing}\""),
            field("i", "info", "required = true"),
            field("j", "text", "checks = [{ say = \"Hm.\" }]"),
        ]
        .concat(),
    );
    let found = problems(&text);
    let fields: Vec<&str> =
        found.iter().map(|problem| problem.field.trim_start_matches("sections[0].")).collect();
    assert_eq!(
        fields,
        [
            "fields[0]",
            "fields[1].max",
            "fields[2].max",
            "fields[3].step",
            "fields[4].of",
            "fields[5].of",
            "fields[6].template",
            "fields[7].template",
            "fields[8].required",
            "fields[9].checks[0]",
        ]
    );
    assert!(found.iter().all(|problem| problem.line > 9), "{found:#?}");
}

#[test]
fn title_and_pin_name_a_text() {
    let top = "title = \"nobody\"\npin = \"n\"\n";
    let text = format!("{HEAD}{top}{SECTION}{}", field("n", "scale", ""));
    told(&text, &[(7, "title", "no field `nobody`"), (8, "pin", "answered with a text")]);
}

#[test]
fn what_comes_back_has_something_to_ask() {
    told(
        &format!("{HEAD}returns = [7, 1]\n{SECTION}{}", field("a", "text", "")),
        &[(7, "returns", "larger than the one before"), (7, "returns", "nothing is asked then")],
    );
    told(
        &file(&format!("later = true\n{}", field("a", "text", ""))),
        &[(10, "sections[0].later", "never does")],
    );
}

const MEASURE: &str = "scores = [{ id = \"t\", name = \"T\", source = \"S\", of = [\"a\", \"b\"], min = 0, max = 6, bands = [{ from = 0, to = 2, name = \"L\" }, { from = 3, to = 6, name = \"H\" }] }]\n";

fn measure(scores: &str) -> String {
    let options =
        "options = [{ id = \"x\", label = \"X\", score = 0 }, { id = \"y\", label = \"Y\", score = 3 }]";
    let fields =
        [field("a", "choice", options), field("b", "scale", "max = 3"), field("c", "text", "")].concat();
    format!("{HEAD}{scores}{SECTION}{fields}")
}

#[test]
fn a_score_is_what_its_items_can_add_up_to() {
    assert!(Method::parse("m.toml", &measure(MEASURE)).is_ok());
    for (from, to, field, what) in [
        ("max = 6,", "max = 7,", "scores[0].max", "at most"),
        ("min = 0,", "min = -1,", "scores[0].min", "at least"),
        ("\"b\"]", "\"c\"]", "scores[0].of[1]", "only a scale or a choice"),
        ("\"b\"]", "\"a\"]", "scores[0].of[1]", "there twice"),
        ("\"b\"]", "\"z\"]", "scores[0].of[1]", "no field"),
        ("from = 3", "from = 4", "scores[0].bands[1].from", "begin at 3"),
        ("from = 3", "from = 2", "scores[0].bands[1].from", "begin at 3"),
        ("to = 6", "to = 5", "scores[0].bands", "end at 6"),
        ("id = \"t\"", "id = \"a\"", "scores[0].id", "there twice"),
        ("max = 6,", "max = 6, cutoff = 9, cutoff_says = \"S\",", "scores[0].cutoff", "between"),
    ] {
        let text = measure(&MEASURE.replace(from, to));
        let found = problems(&text);
        assert!(
            found.iter().any(|p| p.field == field && p.line == 7 && p.what.contains(what)),
            "{to}: {found:#?}"
        );
    }
}

/// However much is wrong, a person is told what can be read in one go.
#[test]
fn not_everything_is_told_of_a_file_that_is_all_wrong() {
    let line = "[[sections.fields]]\n";
    for wrong in [
        file(&line.repeat(290)),
        file(&line.repeat(13_000)),
        file(&field("a", "text", &"x = 1\n".repeat(30_000))),
        file(
            &(0..290)
                .map(|_| field("A", "choice", "own = true\nmax = 1\nmin = 2\nlow = \"\""))
                .collect::<String>(),
        ),
        format!("x = [{}]", "\"\u{202e}\",".repeat(40_000)),
        format!("x = [{}]", "{ a = \"\u{202e}\" },".repeat(15_000)),
    ] {
        assert!((1..=50).contains(&problems(&wrong).len()));
    }
}

#[test]
fn hostile_files_are_refused() {
    let large = format!("{}# {}", file(&field("a", "text", "")), "x".repeat(256 * 1024));
    assert!(problems(&large)[0].what.contains("256 KiB"));
    let many = |count: usize| (0..count).map(|n| field(&format!("f{n}"), "info", "")).collect::<String>();
    assert!(problems(&file(&many(301))).iter().any(|p| p.what.contains("more than 300")));
    let sections: String =
        (0..61).map(|n| format!("[[sections]]\nid = \"s{n}\"\nname = \"S\"\nfields = []\n")).collect();
    assert!(problems(&format!("{HEAD}{sections}")).iter().any(|p| p.what.contains("more than 60 sections")));
    let options: String = (0..201).map(|n| format!("{{ id = \"o{n}\", label = \"O\" }},")).collect();
    let chosen = field("a", "choices", &format!("options = [{options}]"));
    told(&file(&chosen), &[(14, "sections[0].fields[0].options", "more than 200 options")]);
    let long = field("a", "info", &format!("hint = \"{}\"", "ö".repeat(4001)));
    told(&file(&long), &[(14, "sections[0].fields[0].hint", "longer than 4000 characters")]);
    let turned = field("a", "info", "hint = \"a\u{202e}b\"");
    told(&file(&turned), &[(14, "sections[0].fields[0].hint", "invisible")]);
    for deep in [
        "a.".repeat(120_000) + "a = 1",
        "''.".repeat(60_000) + "a = 1",
        format!("b = {{ {}a = 1 }}", "\"=\". ".repeat(40_000)),
        format!("[{}a]", "a.".repeat(120_000)),
        format!("a = {}", "[".repeat(100_000)),
        "[a".repeat(9_000),
        {
            let table = format!("[{}a]\n", "a.".repeat(60));
            format!("{table}{}", (0..20_000).map(|n| format!("k{n}=1\n")).collect::<String>())
        },
    ] {
        assert!(!problems(&deep).is_empty());
    }
}

/// The real files with bytes and lines deleted, doubled and replaced.
fn mutated() -> impl Strategy<Value = String> {
    let methods = Library::built_in().methods().len();
    let edit = (0_u8..7, any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<char>());
    (0..methods, prop::collection::vec(edit, 1..4)).prop_map(|(method, edits)| {
        let id = &Library::built_in().methods()[method].id;
        let mut text = Library::built_in().source(id).unwrap().to_owned();
        for (kind, at, other, c) in edits {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            let (line, from) = (at.index(lines.len().max(1)), other.index(lines.len().max(1)));
            match kind {
                0 if !lines.is_empty() => drop(lines.remove(line)),
                1 if !lines.is_empty() => lines.insert(line, lines[line].clone()),
                2 if !lines.is_empty() => {
                    let copy = lines[from].clone();
                    lines[line] = copy;
                }
                3 if !lines.is_empty() => lines.swap(line, from),
                4 => lines.truncate(line),
                _ => {
                    let mut chars: Vec<char> = text.chars().collect();
                    if !chars.is_empty() {
                        let index = at.index(chars.len());
                        if kind == 5 {
                            chars[index] = c;
                        } else {
                            chars.remove(index);
                        }
                    }
                    lines = chars.into_iter().collect::<String>().lines().map(str::to_owned).collect();
                }
            }
            text = lines.join("\n");
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn mutated_files_have_located_problems(text in mutated()) {
        match Method::parse("m.toml", &text) {
            // some changes leave a method that is as good as it was
            Ok(method) => prop_assert_eq!(Method::parse("m.toml", &method.to_toml()), Ok(method)),
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                let lines = u32::try_from(text.lines().count()).unwrap() + 1;
                for problem in problems {
                    prop_assert!(problem.line <= lines);
                    // what a whole file lacks has no line; everything else has
                    let whole = problem.what.contains("is missing here") && problem.field.is_empty();
                    let there = |line: &str| line.trim_start().starts_with(&problem.field);
                    let head = text.lines().take_while(|line| !line.starts_with("[["));
                    let lacks = !problem.field.contains(['.', '[']) && !head.into_iter().any(there);
                    prop_assert!(problem.line > 0 || whole || lacks, "{}", problem);
                    prop_assert!(problem.what.len() > 10 && problem.what.ends_with('.'), "{}", problem);
                }
            }
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC{0,400}") {
        let _ = Method::parse("m.toml", &text);
    }

    #[test]
    fn no_bytes_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Method::parse("m.toml", &String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn every_method_can_be_written_and_read_again() {
    for method in Library::built_in().methods() {
        assert_eq!(Method::parse("m.toml", &method.to_toml()).as_ref(), Ok(method), "{}", method.to_toml());
    }
}
