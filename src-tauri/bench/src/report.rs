//! The page that says what was measured: `docs/benchmarks.md`.

use std::{collections::BTreeSet, fmt::Write, fs, path::Path};

use crate::{
    Result, feelings,
    figures::{Figure, Figures},
    goals, machine,
};

const BEGINNING: &str = "# Benchmarks

Written by `cargo xtask bench`; change the program and not this page. It measures the release build.
How fast the machine was on that day is told by what stands beside a figure, plain SQLite or a bare
window; pages of other days are kept beside this one.
";

const JOURNAL: &str = "
## The journal beside plain SQLite

The same entries (150 to 300 words each, made up from a fixed seed), the same tables, statements and
settings, once in a vault and once in a plain SQLite file, in turn, in one process. Times are medians
in milliseconds; a ratio is the median of the ratios of neighbouring rounds, so that a machine that
slows down half way slows both sides. The vault of the measurements has a key that costs nothing to
derive: a real one adds the time of the key derivation to every opening, and to nothing else.

";

const COLD: &str = "
The first statement of a fresh connection: nothing is decrypted yet. The file is in the system's cache.

";

const WARM: &str = "
The same statement again, on a connection that has run it before.

";

const OTHERS: &str = "
Everything else. \"Through the journal\" is the whole call that the window makes, rows and highlights
made ready to be sent.

";

const FEELINGS: &str =
    "Check-ins over ten years, with 50 tags: the data of each picture of all of them, and every figure
of the pattern page. The first time is on a fresh connection, with nothing decrypted yet.

";

const EXCHANGE: &str = "
## In and out

Each group is a process of its own, so that the most memory (the resident set at its highest) is its own too. Rates
of archives count the bytes before they are packed. The journal of Day One is a JSON file that is made up from a fixed
seed, and the journal that it is brought into is encrypted like every other. The year is the one of a demo
journal; everything that can be ticked in it is more than anybody shares.

";

const WINDOW: &str = "
## The window

Each start has a home folder and a display of its own; the time runs from the start of the process to
the report of the page that its first screen has been painted. Memory is the proportional set size
(PSS) of all processes of the app. The bare window is a Tauri app with one command, one text field and
the same versions of everything; its window is smaller (900x640, ours 1180x780). Starts of the two
take turns, without WebDriver. Where a machine has no graphics card, WebKit draws through a simulated
one, which costs more than all else; Goldseam tells it not to, and \"drawing plainly\" means that the
bare window was told so too. Everything below the starts is driven through WebDriver. Typing has beside
it an empty text field in the same window: what a frame costs on this machine whatever is in it.

";

const NO_BARE: &str = "
The sources of the bare window were not there, so starts and idle memory have nothing beside them.
";

const NO_WINDOW: &str = "
The window was not measured in this run.
";

/// Puts the figures in the folder `from` into words and tables.
pub fn write(from: &Path, out: &Path) -> Result {
    let core = Figures::read(&from.join("core.json"))?;
    let exchange = figures_of(&from.join("exchange.json"))?;
    let window = figures_of(&from.join("window.json"))?;
    let mut page = BEGINNING.to_owned();
    page.push_str("\n| | |\n|---|---|\n");
    page.push_str(&machine());
    let mut after_goals = String::new();
    journal(&mut after_goals, &core)?;
    if let Some(exchange) = &exchange {
        self::exchange(&mut after_goals, exchange)?;
    }
    match &window {
        Some(window) => self::window(&mut after_goals, window)?,
        None => after_goals.push_str(NO_WINDOW),
    }
    goals(&mut page, &core.with(exchange.unwrap_or_default()).with(window.unwrap_or_default()))?;
    page.push_str(&after_goals);
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(out, page)?)
}

/// None if they were not measured.
fn figures_of(file: &Path) -> Result<Option<Figures>> {
    match Figures::read(file) {
        Ok(figures) => Ok(Some(figures)),
        Err(e) if e.downcast_ref::<std::io::Error>().is_some() => Ok(None),
        Err(e) => Err(e),
    }
}

fn exchange(page: &mut String, figures: &Figures) -> Result {
    page.push_str(EXCHANGE);
    page.push_str("| | Of | Measured | worst |\n|---|--:|--:|--:|\n");
    for figure in figures.iter() {
        let (unit, several) = (&figure.unit, figure.ours.len() > 1);
        // of rates the lowest is the worst
        let worst = if unit.ends_with("/s") { figure.lowest() } else { figure.worst() };
        let worst = if several { amount(worst, unit) } else { String::new() };
        let measured = amount(figure.median(), unit);
        writeln!(page, "| {} | {} | {measured} | {worst} |", figure.what, figure.entries)?;
    }
    Ok(())
}

/// What it was measured on, as rows of a table.
pub fn machine() -> String {
    let row = |(name, value): (&str, String)| format!("| {name} | {value} |\n");
    machine::describe().into_iter().map(row).collect()
}

fn goals(page: &mut String, figures: &Figures) -> Result {
    page.push_str("\n## Goals\n\n| Goal | Measured | |\n|---|---|---|\n");
    for goal in goals::judge(figures) {
        let reached = if goal.reached { "reached" } else { "**not reached**" };
        writeln!(page, "| {} | {} | {reached} |", goal.promise, goal.measured)?;
    }
    Ok(())
}

fn journal(page: &mut String, core: &Figures) -> Result {
    page.push_str(JOURNAL);
    let felt = |f: &Figure| f.what.starts_with(feelings::PICTURE) || f.what.starts_with(feelings::PATTERNS);
    let sizes: BTreeSet<usize> =
        core.iter().filter(|f| !felt(f)).map(|f| f.entries).filter(|n| *n > 0).collect();
    for (words, state) in [(WARM, "warm"), (COLD, "cold"), (OTHERS, "")] {
        page.push_str(words.trim_start_matches('\n'));
        let alone = |f: &Figure| f.state.is_empty() || f.beside.is_empty();
        let rows = |f: &&Figure| {
            f.entries > 0
                && !felt(f)
                && if state.is_empty() { alone(f) } else { f.state == state && !alone(f) }
        };
        side_by_side(page, &sizes, &core.iter().filter(rows).collect::<Vec<_>>())?;
        page.push('\n');
    }
    page.push_str(FEELINGS);
    check_ins(page, &core.iter().filter(|f| felt(f)).collect::<Vec<_>>())?;
    page.push('\n');
    for figure in core.iter().filter(|f| f.entries == 0) {
        writeln!(page, "- {}: {}", figure.what, amount(figure.median(), &figure.unit))?;
    }
    Ok(())
}

/// One row for each thing measured that has nothing beside it, with a column for each size.
fn check_ins(page: &mut String, figures: &[&Figure]) -> Result {
    let sizes: BTreeSet<usize> = figures.iter().map(|f| f.entries).collect();
    page.push_str("| Check-ins |");
    for size in &sizes {
        write!(page, " {size} |")?;
    }
    writeln!(page, "\n|---|{}", "--:|".repeat(sizes.len()))?;
    let mut seen = BTreeSet::new();
    for what in figures.iter().map(|f| &f.what).filter(|what| seen.insert(*what)) {
        write!(page, "| {what} |")?;
        for size in &sizes {
            let figure = figures.iter().find(|f| f.what == *what && f.entries == *size);
            write!(page, " {} |", figure.map(|f| amount(f.median(), &f.unit)).unwrap_or_default())?;
        }
        page.push('\n');
    }
    Ok(())
}

/// One row for each thing measured, with a group of columns for each size of the journal.
fn side_by_side(page: &mut String, sizes: &BTreeSet<usize>, figures: &[&Figure]) -> Result {
    page.push_str("| Entries |");
    for entries in sizes {
        write!(page, " {entries} | plain | ratio |")?;
    }
    writeln!(page, "\n|---|{}", "--:|--:|--:|".repeat(sizes.len()))?;
    let mut seen = BTreeSet::new();
    for what in figures.iter().map(|f| &f.what).filter(|what| seen.insert(*what)) {
        write!(page, "| {what} |")?;
        for entries in sizes {
            match figures.iter().find(|f| f.what == *what && f.entries == *entries) {
                Some(f) => {
                    let beside = f.beside().map(|v| amount(v, &f.unit)).unwrap_or_default();
                    let ratio = f.ratio().map(|r| format!("{r:.2}")).unwrap_or_default();
                    write!(page, " {} | {beside} | {ratio} |", amount(f.median(), &f.unit))?;
                }
                None => page.push_str(" | | |"),
            }
        }
        page.push('\n');
    }
    Ok(())
}

fn window(page: &mut String, window: &Figures) -> Result {
    page.push_str(WINDOW);
    page.push_str("| | Goldseam | 95 % | worst | bare | ratio |\n|---|--:|--:|--:|--:|--:|\n");
    for figure in window.iter() {
        let unit = &figure.unit;
        let several = figure.ours.len() > 2;
        let spread = |v: f64| if several { amount(v, unit) } else { String::new() };
        writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} |",
            figure.what,
            amount(figure.median(), unit),
            spread(figure.p95()),
            spread(figure.worst()),
            figure.beside().map(|v| amount(v, unit)).unwrap_or_default(),
            figure.ratio().map(|r| format!("{r:.2}")).unwrap_or_default(),
        )?;
    }
    if window.iter().all(|f| f.beside.is_empty()) {
        page.push_str(NO_BARE);
    }
    Ok(())
}

/// A value with as many digits as mean something.
fn amount(value: f64, unit: &str) -> String {
    let digits = match value {
        v if v < 1.0 => 3,
        v if v < 10.0 => 2,
        v if v < 100.0 => 1,
        _ => 0,
    };
    format!("{value:.digits$} {unit}")
}
