//! What methods say of a plan: days, ends and the log, and files in which that does not fit together.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use goldseam_content::{Answer, Answers, Chosen, FieldKind, Filled, Library, Method, Planned, Return, WEEK};

const METHOD: &str = r#"id = "m"
version = 1
kind = "worksheet"
group = "plan"
name = "M"
summary = "S."
plan = true
over_if = { field = "status", is = ["ended"] }

[log]
slip = "slipped"
who = true
outcomes = [{ id = "kept", label = "Kept" }, { id = "slipped", label = "Slipped" }]

[[sections]]
id = "s"
name = "S"

[[sections.fields]]
id = "rhythm"
kind = "choice"
label = "How often"
options = [{ id = "once", label = "Once" }, { id = "days", label = "On days" }]

[[sections.fields]]
id = "days"
kind = "choices"
label = "On which days"
repeats = true
show_if = { field = "rhythm", is = ["days"] }
options = [{ id = "mon", label = "M" }, { id = "tue", label = "T" }, { id = "wed", label = "W" }, { id = "thu", label = "T" }, { id = "fri", label = "F" }, { id = "sat", label = "S" }, { id = "sun", label = "S" }]

[[sections.fields]]
id = "until"
kind = "date"
label = "Until"
ends = true

[[sections.fields]]
id = "review"
kind = "date"
label = "Again on"
due = true

[[sections.fields]]
id = "talk"
kind = "timer"
label = "Talk"
minutes = 10

[[sections]]
id = "later"
name = "Later"
later = true
plan = true

[[sections.fields]]
id = "status"
kind = "choice"
label = "How it stands"
options = [{ id = "on", label = "On" }, { id = "ended", label = "Ended" }]

[[sections.fields]]
id = "next"
kind = "date"
label = "Again"
due = true
show_if = { field = "status", is = ["on"] }
"#;

fn method() -> Method {
    Method::parse("m.toml", METHOD).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn chosen(ids: &[&str]) -> Answer {
    let ids = ids.iter().map(|&id| id.to_owned()).collect();
    Answer::Choices(Chosen { ids, own: vec![], none: false })
}

fn date(day: &str) -> Answer {
    Answer::Date(day.to_owned())
}

fn answers(of: &[(&str, Answer)]) -> Answers {
    of.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect()
}

fn planned(first: &[(&str, Answer)], backs: &[&[(&str, Answer)]]) -> Planned {
    let back = |(n, of): (usize, &&[(&str, Answer)])| Return {
        on: format!("2026-03-{:02}", n + 1),
        answers: answers(of),
    };
    let returns = backs.iter().enumerate().map(back).collect();
    method().planned(&Filled {
        method: "m".into(),
        version: 1,
        finished: true,
        answers: answers(first),
        returns,
    })
}

#[test]
fn what_is_answered_is_planned() {
    let full = [
        ("rhythm", chosen(&["days"])),
        ("days", chosen(&["mon", "sun"])),
        ("until", date("2026-06-30")),
        ("review", date("2026-04-01")),
    ];
    let plan = planned(&full, &[]);
    assert_eq!(
        plan,
        Planned {
            over: false,
            ends: Some("2026-06-30".into()),
            review: Some("2026-04-01".into()),
            days: vec![0, 6],
        }
    );
    assert_eq!((WEEK[0], WEEK[6]), ("mon", "sun"));
    assert_eq!(planned(&[], &[]), Planned::default());
    // the latest day to look again counts, of whatever field
    let next = |day| [("status", chosen(&["on"])), ("next", date(day))];
    assert_eq!(planned(&full, &[&next("2026-05-01")]).review.as_deref(), Some("2026-05-01"));
    assert_eq!(
        planned(&full, &[&next("2026-05-01"), &next("2026-04-15")]).review.as_deref(),
        Some("2026-04-15")
    );
}

#[test]
fn what_is_not_shown_plans_nothing() {
    let plan = planned(&[("rhythm", chosen(&["once"])), ("days", chosen(&["mon"]))], &[]);
    assert_eq!(plan.days, [0_usize; 0]);
    let plan = planned(&[], &[&[("status", chosen(&["ended"])), ("next", date("2026-05-01"))]]);
    assert_eq!((plan.over, plan.review), (true, None));
}

#[test]
fn it_is_over_by_the_latest_answer() {
    let ended = [("status", chosen(&["ended"]))];
    let on = [("status", chosen(&["on"]))];
    assert!(planned(&[], &[&ended]).over);
    assert!(planned(&[], &[&on, &ended]).over);
    assert!(!planned(&[], &[&ended, &on]).over);
    // a come-back that says nothing of it leaves it
    assert!(planned(&[], &[&ended, &[("next", date("2026-05-01"))]]).over);
    assert!(!Method { over_if: None, ..method() }.is_over(&Filled {
        method: "m".into(),
        version: 1,
        finished: true,
        answers: answers(&ended),
        returns: vec![],
    }));
}

/// As long as it is so, whatever days were chosen.
#[test]
fn it_can_be_for_every_day() {
    let text = |is: &str| {
        let daily = format!("daily_if = {{ field = \"rhythm\", is = [\"{is}\"] }}\nover_if");
        METHOD.replacen("over_if", &daily, 1)
    };
    let method = Method::parse("m.toml", &text("once")).unwrap();
    let filled = |first: &[(&str, Answer)]| Filled {
        method: "m".into(),
        version: 1,
        finished: true,
        answers: answers(first),
        returns: vec![],
    };
    let days = |rhythm: &str| {
        method.planned(&filled(&[("rhythm", chosen(&[rhythm])), ("days", chosen(&["mon"]))])).days
    };
    assert_eq!(days("once"), (0..7).collect::<Vec<_>>());
    assert_eq!(days("days"), [0]);
    assert!(!method.is_daily(&filled(&[])));
    assert_eq!(Method::parse("m.toml", &method.to_toml()), Ok(method));
    let problems = Method::parse("m.toml", &text("hourly")).unwrap_err();
    assert_eq!((problems[0].line, problems[0].field.as_str()), (8, "daily_if.is"), "{problems:?}");
}

#[test]
fn what_was_looked_at_is_not_looked_at_again() {
    let review = [("review", date("2026-03-02"))];
    let said = [("status", chosen(&["on"]))];
    // the come-backs are of the 1st, the 2nd and so on
    assert_eq!(planned(&review, &[&said]).review.as_deref(), Some("2026-03-02"));
    assert_eq!(planned(&review, &[&said, &said]).review, None);
    let again = [("status", chosen(&["on"])), ("next", date("2026-05-01"))];
    assert_eq!(planned(&review, &[&said, &again]).review.as_deref(), Some("2026-05-01"));
}

#[test]
fn it_is_written_and_read_again() {
    assert_eq!(Method::parse("m.toml", &method().to_toml()), Ok(method()));
}

#[test]
fn a_timer_has_no_answer() {
    let problems = method().check(&answers(&[("talk", Answer::Text("x".into()))])).unwrap_err();
    assert_eq!((problems.len(), problems[0].field.as_str()), (1, "talk"));
    assert!(!FieldKind::Timer.is_asked());
    assert_eq!(method().missing(&Answers::new()), [""; 0]);
}

#[test]
fn what_does_not_fit_together_is_told_with_its_place() {
    for (from, to, line, field, what) in [
        ("plan = true\nover_if", "over_if", 9, "log", "on the plan page"),
        ("is = [\"ended\"] }\n\n[log]", "is = [\"over\"] }\n\n[log]", 8, "over_if.is", "no option `over`"),
        ("field = \"status\", is", "field = \"state\", is", 8, "over_if.field", "no field `state`"),
        ("slip = \"slipped\"", "slip = \"fell\"", 11, "log.slip", "no such outcome"),
        ("{ id = \"slipped\", label", "{ id = \"kept\", label", 13, "log.outcomes[1].id", "there twice"),
        ("{ id = \"mon\"", "{ id = \"monday\"", 31, "sections[0].fields[1].options", "mon, tue"),
        (", { id = \"sun\", label = \"S\" }", "", 31, "sections[0].fields[1].options", "mon, tue"),
        ("repeats = true", "repeats = true\nown = true", 25, "sections[0].fields[1]", "no `own`"),
        ("ends = true", "repeats = true", 37, "sections[0].fields[2].repeats", "means nothing"),
        (
            "due = true\n\n[[sections.fields]]\nid = \"talk\"",
            "ends = 1\n\n[[sections.fields]]\nid = \"talk\"",
            43,
            "sections[0].fields[3].ends",
            "true or false",
        ),
        ("minutes = 10", "minutes = 0", 49, "sections[0].fields[4].minutes", "1 to 120"),
        ("minutes = 10", "minutes = 121", 49, "sections[0].fields[4].minutes", "1 to 120"),
        ("minutes = 10", "required = true\nminutes = 10", 49, "sections[0].fields[4].required", "only read"),
        ("kind = \"timer\"", "kind = \"info\"", 49, "sections[0].fields[4].minutes", "means nothing"),
    ] {
        let text = METHOD.replacen(from, to, 1);
        assert_ne!(text, METHOD, "{from}");
        let problems = Method::parse("m.toml", &text).expect_err(to);
        assert!(
            problems.iter().any(|p| (p.line, p.field.as_str()) == (line, field) && p.what.contains(what)),
            "{to}: {problems:#?}"
        );
    }
    let none = METHOD.replacen("slip = \"slipped\"\n", "", 1).replacen(
        "outcomes = [{ id = \"kept\", label = \"Kept\" }, { id = \"slipped\", label = \"Slipped\" }]",
        "outcomes = []",
        1,
    );
    let problems = Method::parse("m.toml", &none).expect_err("no outcome");
    assert!(problems.iter().any(|p| p.field == "log.outcomes" && p.what.contains("1 to 6")), "{problems:?}");
}

/// What comes with the build: everything planned can end, and is looked at again.
#[test]
fn what_is_planned_has_an_end_and_a_log() {
    let planned: Vec<&Method> = Library::built_in().methods().iter().filter(|method| method.plan).collect();
    let ids: Vec<&str> = planned.iter().map(|method| method.id.as_str()).collect();
    for id in ["agreement", "openness-agreement", "boundary", "promise", "goal", "routine", "shared-activity"]
    {
        assert!(ids.contains(&id), "{id}");
    }
    for method in planned {
        assert!(method.log.is_some() && method.over_if.is_some(), "{}", method.id);
        assert!(method.fields().any(|(_, field)| field.due), "{} is looked at again", method.id);
        assert!(method.fields().any(|(_, field)| field.ends), "{} has a last day", method.id);
        let logged = method.log.as_ref().unwrap();
        assert!(logged.outcomes.iter().all(|outcome| outcome.score.is_none()), "{}", method.id);
    }
    let check_in = Library::built_in().method("weekly-check-in-two").unwrap();
    assert!(check_in.sections.iter().any(|section| section.plan), "it looks at the plan");
    assert!(check_in.fields().any(|(_, field)| field.kind == FieldKind::Timer), "two people take turns");
}
