//! What Goldseam promises about speed and memory, and whether the figures keep it.

use crate::{
    archive, exchange, feelings,
    figures::{Figure, Figures},
    import, journeys, pages, photos, records,
};

/// One frame of a screen that shows 60 in a second, in milliseconds.
pub const FRAME: f64 = 1000.0 / 60.0;

/// A promise beside what was measured.
pub struct Goal {
    /// The promise.
    pub promise: &'static str,
    /// What was measured, in words.
    pub measured: String,
    /// Whether it is kept.
    pub reached: bool,
}

/// Every promise that these figures say something about.
pub fn judge(figures: &Figures) -> Vec<Goal> {
    let goals = [
        warm(figures),
        cold(figures),
        flat(figures, "The newest 50 cost the same with ten times the entries (at most 1.5x)", "newest 50"),
        flat(
            figures,
            "A search, newest first, costs the same with ten times the entries (at most 1.5x)",
            "search, newest first",
        ),
        unlock(figures),
        filled(figures),
        walked(figures),
        felt(
            figures,
            "30,000 check-ins of ten years with 50 tags: the data of each picture in less than 50 ms",
            feelings::PICTURE,
            50.0,
        ),
        felt(
            figures,
            "Every figure of the pattern page over all of them in less than 300 ms",
            feelings::PATTERNS,
            300.0,
        ),
        drawn(figures),
        bare(figures, "To the unlock screen in at most 1.25x the time of a bare window", "start to"),
        bare(figures, "At most 1.25x the memory of a bare window, on the unlock screen", "idle on"),
        typing(figures),
        report(figures),
        book(figures),
        archived(figures),
        imported(figures),
        beside_photos(figures),
    ];
    goals.into_iter().flatten().collect()
}

fn warm(figures: &Figures) -> Option<Goal> {
    let worst = largest(compared(figures, "warm"), |f| f.ratio().unwrap_or_default())?;
    Some(Goal {
        promise: "A statement that a person waits for takes at most 1.25x its time on plain SQLite",
        measured: format!("at most {}", ratio_of(worst)),
        reached: worst.ratio()? <= 1.25,
    })
}

fn cold(figures: &Figures) -> Option<Goal> {
    let kept = |f: &Figure| f.ratio().is_some_and(|r| r <= 4.0) || f.median() < 2.0;
    let all: Vec<&Figure> = compared(figures, "cold").collect();
    let late = all.iter().copied().filter(|f| !kept(f));
    let worst = largest(late, Figure::median);
    let most = largest(all.iter().copied(), |f| f.ratio().unwrap_or_default())?;
    Some(Goal {
        promise: "The first one on a fresh connection takes at most 4x, or less than 2 ms",
        measured: worst.map_or_else(
            || format!("kept by all; the highest ratio is {}", ratio_of(most)),
            |w| format!("{:.1} ms, {}", w.median(), ratio_of(w)),
        ),
        reached: worst.is_none(),
    })
}

/// Compares a journal with the next smaller one, statement by statement.
fn flat(figures: &Figures, promise: &'static str, what: &str) -> Option<Goal> {
    let mut worst: Option<(f64, &Figure, &Figure)> = None;
    for large in compared(figures, "warm").filter(|f| f.what.starts_with(what)) {
        let small = compared(figures, "warm").find(|f| f.what == large.what && f.entries < large.entries);
        if let Some(small) = small {
            let growth = large.median() / small.median();
            if worst.is_none_or(|(most, ..)| growth > most) {
                worst = Some((growth, small, large));
            }
        }
    }
    let (growth, small, large) = worst?;
    Some(Goal {
        promise,
        measured: format!(
            "at most {growth:.2}x ({}: {:.2} ms, {:.2} ms)",
            large.what,
            small.median(),
            large.median()
        ),
        reached: growth <= 1.5,
    })
}

fn unlock(figures: &Figures) -> Option<Goal> {
    let figure = figures.iter().find(|f| f.what.starts_with("unlock to"))?;
    Some(Goal {
        promise: "From the unlock to the timeline in less than 150 ms beyond key derivation",
        measured: format!("{:.0} ms ({})", figure.median(), figure.what),
        reached: figure.median() < 150.0,
    })
}

/// The first showing counts as much as a later one.
fn filled(figures: &Figures) -> Option<Goal> {
    let figure = largest(figures.iter().filter(|f| f.what.starts_with(records::WHAT)), Figure::median)?;
    Some(Goal {
        promise: "The list of 5,000 thought records, and its summary, in less than 50 ms each",
        measured: format!(
            "at most {:.1} ms ({}, {}, beside {} entries)",
            figure.median(),
            figure.what,
            figure.state,
            figure.entries
        ),
        reached: figure.median() < 50.0,
    })
}

/// Those that were shown before: the first one of a connection also decrypts all that it reads.
fn felt(figures: &Figures, promise: &'static str, what: &str, most: f64) -> Option<Goal> {
    let asked = |f: &&Figure| f.what.starts_with(what) && f.entries == feelings::MANY && f.state == "warm";
    let figure = largest(figures.iter().filter(asked), Figure::median)?;
    Some(Goal {
        promise,
        measured: format!("at most {:.1} ms ({})", figure.median(), figure.what),
        reached: figure.median() < most,
    })
}

/// The first showing counts as much as a later one.
fn walked(figures: &Figures) -> Option<Goal> {
    let figure = largest(figures.iter().filter(|f| f.what.starts_with(journeys::WHAT)), Figure::median)?;
    Some(Goal {
        promise: "100 journeys with 10,000 events: the list, one of them, its steps and a plan of 200, in less than 30 ms each",
        measured: format!(
            "at most {:.1} ms ({}, beside {} entries)",
            figure.median(),
            figure.what,
            figure.entries
        ),
        reached: figure.median() < 30.0,
    })
}

/// Of all rounds, the picture that took longest, in however many frames.
fn drawn(figures: &Figures) -> Option<Goal> {
    let figure = figures.iter().find(|f| f.what == feelings::DRAWN)?;
    Some(Goal {
        promise: "Ten years of check-ins: no picture takes 100 ms to draw in the window",
        measured: format!("{:.0} ms in the middle, worst {:.0} ms", figure.median(), figure.worst()),
        reached: figure.worst() < 100.0,
    })
}

fn bare(figures: &Figures, promise: &'static str, what: &str) -> Option<Goal> {
    let figure = figures.iter().find(|f| f.what.starts_with(what))?;
    let (beside, ratio) = (figure.beside()?, figure.ratio()?);
    let unit = &figure.unit;
    Some(Goal {
        promise,
        measured: format!("{ratio:.2}x ({:.0} {unit}, bare {beside:.0} {unit})", figure.median()),
        reached: ratio <= 1.25,
    })
}

fn typing(figures: &Figures) -> Option<Goal> {
    let figure = figures.iter().find(|f| f.what.starts_with("typing") && f.what.contains("work"))?;
    Some(Goal {
        promise: "Typing in an entry of 20,000 words stays within a frame (16.7 ms)",
        measured: format!(
            "median {:.1} ms (an empty text field: {:.1} ms), 95 of 100 within {:.0} ms, worst {:.0} ms; \
             {:.1} % of the frames take longer",
            figure.median(),
            figure.beside().unwrap_or_default(),
            figure.p95(),
            figure.worst(),
            figure.share_above(FRAME) * 100.0
        ),
        reached: figure.p95() <= FRAME,
    })
}

fn named<'a>(figures: &'a Figures, what: &str) -> Option<&'a Figure> {
    figures.iter().find(|f| f.what == what)
}

/// With all that can be ticked, which is more than anybody shares.
fn report(figures: &Figures) -> Option<Goal> {
    let (usual, all) = (named(figures, pages::YEAR)?.median(), named(figures, pages::YEAR_ALL)?.median());
    Some(Goal {
        promise: "A report of one year with charts as a PDF in less than 2 s",
        measured: format!("{usual:.0} ms; {all:.0} ms with all that can be ticked"),
        reached: usual.max(all) < 2000.0,
    })
}

fn book(figures: &Figures) -> Option<Goal> {
    let figure = named(figures, pages::BOOK).filter(|f| f.entries >= pages::MOST_PAGES)?;
    Some(Goal {
        promise: "200 pages as a PDF in less than 10 s",
        measured: format!("{:.1} s ({} pages)", figure.median() / 1e3, figure.entries),
        reached: figure.median() < 10_000.0,
    })
}

fn archived(figures: &Figures) -> Option<Goal> {
    let rate = named(figures, archive::RATE)?;
    let memory = named(figures, &format!("{}{}", exchange::MEMORY, archive::RATE))?.median();
    Some(Goal {
        promise: "100,000 entries archived at 20 MB/s or more, in less than 300 MB of memory",
        measured: format!("{:.1} MB/s, {memory:.0} MB ({} entries)", rate.median(), rate.entries),
        reached: rate.median() >= 20.0 && memory < 300.0,
    })
}

fn imported(figures: &Figures) -> Option<Goal> {
    let figure = named(figures, import::TAKEN)?;
    Some(Goal {
        promise: "50,000 entries of Day One brought into the encrypted journal at 2,000/s or more",
        measured: format!("{:.0}/s ({} entries)", figure.median(), figure.entries),
        reached: figure.median() >= 2000.0,
    })
}

fn beside_photos(figures: &Figures) -> Option<Goal> {
    let (bare, beside) = (named(figures, photos::BARE)?, named(figures, photos::BESIDE)?);
    let growth = beside.median() / bare.median();
    Some(Goal {
        promise: "The newest 50 cost the same beside 3 GB of photos (at most 1.5x)",
        measured: format!("{growth:.2}x ({:.3} ms, {:.3} ms)", bare.median(), beside.median()),
        reached: growth <= 1.5,
    })
}

/// What a person waits for while reading: every statement measured beside plain SQLite in this
/// state but the save, which the person does not wait for.
fn compared<'a>(figures: &'a Figures, state: &str) -> impl Iterator<Item = &'a Figure> {
    let state = state.to_owned();
    figures.iter().filter(move |f| f.state == state && f.ratio().is_some() && !f.what.starts_with("save"))
}

fn largest<'a>(figures: impl Iterator<Item = &'a Figure>, by: impl Fn(&Figure) -> f64) -> Option<&'a Figure> {
    figures.max_by(|a, b| by(a).total_cmp(&by(b)))
}

fn ratio_of(figure: &Figure) -> String {
    format!("{:.2}x ({}, {} entries)", figure.ratio().unwrap_or(f64::NAN), figure.what, figure.entries)
}
