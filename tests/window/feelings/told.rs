//! What is told from the pictures: before and after a day that divides, and the sentences of the patterns.

use serde_json::json;

use super::{a_month, becomes, choose, start, to_last_month};
use crate::support::felt::{after, felt, last_month};
use crate::support::keys::{CTRL, ENTER};
use crate::support::laid::lay;
use crate::support::{App, Home};

#[test]
fn a_day_that_divides_is_drawn_changed_and_taken_away() {
    let home = Home::new();
    lay(&home, a_month);
    let app = start(&home);
    to_last_month(&app);
    let day = after(last_month(), 13);
    app.css("#add-landmark").reach();
    app.css("dialog[open] input");
    app.press(ENTER);
    app.see("Give it a name. One word is enough.");
    app.type_keys("The long talk");
    app.js_with(
        "const field = document.querySelector('dialog[open] input[type=date]');
         field.value = arguments[0];
         field.dispatchEvent(new Event('input', { bubbles: true }));",
        &json!([day.to_string()]),
    );
    app.button("Keep it").click();
    app.no_dialog();
    let drawn = "return [...document.querySelectorAll('[data-plot=mood] [data-landmark]')]
        .map((mark) => mark.querySelector('text').textContent.trim())";
    becomes(&app, drawn, &json!(["The long talk"]));
    // in the middle of its day
    let share =
        app.js("const line = document.querySelector('[data-plot=mood] [data-landmark] line').getBBox();
         const picture = document.querySelector('[data-plot=mood] svg');
         return (line.x - 34) / (picture.clientWidth - 34 - 8)");
    let days = last_month().checked_add_months(chrono::Months::new(1)).unwrap() - last_month();
    let meant = 13.5 / f64::from(i32::try_from(days.num_days()).unwrap());
    assert!((share.as_f64().unwrap() - meant).abs() < 0.01, "{share} instead of {meant}");
    // before and after it, in a sentence with its counts
    app.see("After “The long talk” mood was");
    app.see("(9 days vs 9).");

    app.button("Change “The long talk”").reach();
    app.css("dialog[open] input");
    app.chord(&[CTRL], 'a');
    app.type_keys("The talk");
    app.press(ENTER);
    app.no_dialog();
    becomes(&app, drawn, &json!(["The talk"]));
    app.button("Remove “The talk”").reach();
    app.see("Remove this day?");
    app.button("Cancel").click();
    app.no_dialog();
    app.button("Remove “The talk”").reach();
    app.button("Remove it").click();
    becomes(&app, drawn, &json!([]));
    app.button("Undo").click();
    becomes(&app, drawn, &json!(["The talk"]));
}

/// What Patterns say, a sentence each.
fn patterns(app: &App) -> String {
    app.css("[data-picture=patterns] li");
    app.js("return document.querySelector('[data-picture=patterns]').textContent.replace(/\\s+/g, ' ')")
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn patterns_say_what_is_missing_and_then_a_sentence() {
    let home = Home::new();
    lay(&home, |journal| {
        let first = after(last_month(), 0).checked_sub_days(chrono::Days::new(70)).unwrap();
        for day in 0..70 {
            let hard = day % 5 == 0;
            let one = felt(if hard { -3 } else { 2 }, Some(0)).occasion("scheduled");
            let one = if hard { one.tag("alone") } else { one };
            one.at(journal, after(first, day), 20);
        }
        // and so little in the month after it that nothing can be told of it
        for day in 0..3 {
            felt(1, None).tag("walk").at(journal, after(last_month(), day), 20);
        }
    });
    let app = start(&home);
    to_last_month(&app);
    app.see("It takes 4 days with a check-in (so far 3).");
    let little = patterns(&app);
    for missing in [
        "It takes 14 days with a check-in (so far 3) and 21 days from the first to the last (so far 3).",
        "No tag has enough days to be compared.",
        "It takes 8 days with it (so far 3), 8 days without it (so far 0), 28 days with a check-in (so far 3)",
    ] {
        assert!(little.contains(missing), "{missing:?} is not in {little:?}");
    }
    choose(&app, "All");
    app.see("1 tag compared; a few that look linked will be chance.");
    let enough = patterns(&app);
    let tag = "On days tagged “alone” your mood was lower by about 5 points (14 days vs 59). \
        This can have other causes.";
    assert!(enough.contains(tag), "{enough}");
    for never in ["p =", "p-value", "because", "significant", "score"] {
        assert!(!enough.to_lowercase().contains(never), "{never:?} is in {enough:?}");
    }
}
