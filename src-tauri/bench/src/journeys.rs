//! Journeys that were walked for years, and a full plan, beside a journal of years.

use goldseam_content::{Library, Role, Step};
use goldseam_exchange::bulk;
use goldseam_journal::{Act, Day, Journal, JourneyId, Moment, NewAct, NewJourney, StepRef, When};

use crate::{
    Result,
    figures::{Figures, time},
    sides::{self, Sides, until},
};

/// What figures of this kind begin with.
pub const WHAT: &str = "journeys: ";

/// How many there are, in a quick run too: making them costs little.
const JOURNEYS: usize = 100;
/// What happens on each, its beginning included.
const EVENTS: usize = 100;
/// What is planned with.
const METHODS: [&str; 4] = ["promise", "agreement", "routine", "boundary"];
/// How much is planned with each.
const OF_EACH: usize = 50;
/// Days on which something is noted of each thing planned.
const NOTED_DAYS: std::ops::RangeInclusive<i32> = 20_261_018..=20_261_031;

/// Walks journeys and plans beside the entries, in a copy of the vault, and measures the list of the journeys,
/// one of them, one of its steps and the plan: first on fresh connections, then on one that has shown them before.
pub fn measure(sides: &Sides, rounds: usize, figures: &mut Figures) -> Result {
    let copy = sides.scratch("journeys.goldseam");
    sides::copy_folder(&sides.vault(), &copy)?;
    let mut journal = sides::open(&copy)?;
    let ids = walk(&mut journal)?;
    plan(&mut journal)?;
    journal.lock()?;
    let one = *ids.get(JOURNEYS / 2).ok_or("no journey")?;
    let at = StepRef { map: map()?.id.clone(), step: map()?.steps.first().ok_or("no step")?.id.clone() };
    let today = Day::new(until())?;
    let list = |journal: &Journal| Ok(journal.journeys().map(drop)?);
    let journey = |journal: &Journal| Ok(journal.journey(one).map(drop)?);
    let step = |journal: &Journal| Ok(journal.journey_step(one, &at).map(drop)?);
    let planned = |journal: &Journal| Ok(journal.plan(today).map(drop)?);
    let mut each = |name: &str, f: &dyn Fn(&Journal) -> Result| -> Result {
        let cold = (0..rounds.div_ceil(4)).map(|_| {
            let journal = sides::open(&copy)?;
            time(|| f(&journal))
        });
        let cold = cold.collect::<Result<Vec<_>>>()?;
        figures.times(&format!("{WHAT}{name}, the first time"), sides.entries, "cold", &cold);
        let journal = sides::open(&copy)?;
        f(&journal)?;
        let warm = (0..rounds).map(|_| time(|| f(&journal))).collect::<Result<Vec<_>>>()?;
        figures.times(&format!("{WHAT}{name}"), sides.entries, "warm", &warm);
        Ok(())
    };
    each(&format!("list of {JOURNEYS} with {} events", JOURNEYS * EVENTS), &list)?;
    each(&format!("one of {JOURNEYS}"), &journey)?;
    each("one of its steps", &step)?;
    each(&format!("plan of {}", METHODS.len() * OF_EACH), &planned)
}

fn map() -> Result<&'static goldseam_content::Journey> {
    Ok(Library::built_in().journeys().first().ok_or("no map")?)
}

/// Begins journeys in all roles, and walks each until [`EVENTS`] things have happened on it.
fn walk(journal: &mut Journal) -> Result<Vec<JourneyId>> {
    let words: Vec<String> = bulk::drafts(EVENTS, 29, until())?.map(|draft| draft.body).collect();
    let now =
        When { local: format!("{}T20:00", until()), zone: Some("Europe/Lisbon".to_owned()), offset: None };
    let now = now.resolve()?;
    let ids = (0..JOURNEYS).map(|n| {
        let role = Role::ALL[n % Role::ALL.len()];
        let new = NewJourney { name: format!("Journey {n}"), role, first_weeks: false, gate: None };
        let id = journal.begin_journey(&new, &now)?;
        let begun = journal.journey_history(id, None)?.len();
        journal.act_many(id, &acts(role, EVENTS - begun, &words, &now)?)?;
        Ok(id)
    });
    let ids = ids.collect::<Result<Vec<_>>>()?;
    let counted: i64 = journal.vault().read(|db| -> rusqlite::Result<_> {
        db.query_row("SELECT count(*) FROM journey_event", [], |r| r.get(0))
    })?;
    let all = usize::try_from(counted)? == JOURNEYS * EVENTS;
    if all { Ok(ids) } else { Err("not as many events as there should be".into()) }
}

/// So many acts, each of which is one event: steps are begun, ticked, noted, done and opened again in turn.
fn acts(role: Role, count: usize, words: &[String], now: &Moment) -> Result<Vec<(NewAct, Moment)>> {
    let (mut all, mut round) = (Vec::new(), 0);
    while all.len() < count {
        for step in map()?.steps.iter().filter(|step| step.text(role).conditions.is_empty()) {
            all.extend(around(step, role, round));
        }
        round += 1;
    }
    all.truncate(count);
    let said = |(n, act): (usize, Act)| {
        let note =
            words.iter().cycle().nth(n).map(|text| text.chars().take(120).collect()).unwrap_or_default();
        (NewAct { act, day: now.day(), note, entry: None }, now.clone())
    };
    Ok(all.into_iter().enumerate().map(said).collect())
}

fn around(step: &Step, role: Role, round: usize) -> Vec<Act> {
    let text = step.text(role);
    let at = || StepRef { map: Library::built_in().journeys()[0].id.clone(), step: step.id.clone() };
    let mut acts = vec![if round == 0 { Act::Begin { at: at() } } else { Act::Reopen { at: at() } }];
    for action in &text.actions {
        let (at, action) = (at(), action.id.clone());
        acts.push(if round.is_multiple_of(2) {
            Act::Tick { at, action }
        } else {
            Act::Untick { at, action }
        });
    }
    acts.push(Act::Note { at: Some(at()) });
    acts.push(Act::Done { at: at(), ending: text.endings.first().map(|ending| ending.id.clone()) });
    acts
}

/// Fills in what is planned, each with a line in its log for each day of two weeks.
fn plan(journal: &mut Journal) -> Result {
    for (method, seed) in METHODS.iter().zip(31..) {
        bulk::fill(journal, method, OF_EACH, seed, until())?;
    }
    if journal.plan(Day::new(until())?)?.len() != METHODS.len() * OF_EACH {
        return Err("not as much planned as there should be".into());
    }
    let days: Vec<i32> = NOTED_DAYS.collect();
    Ok(journal.vault_mut().write(|db| -> std::result::Result<(), goldseam_vault::Error> {
        let ids = "SELECT f.entry FROM filled AS f JOIN method AS m ON m.id = f.method WHERE m.name IN (?1, ?2, ?3, ?4)";
        let mut add = db.prepare(&format!(
            "INSERT INTO plan_log (entry, day, outcome, label, noted_ms, noted_offset, note)
             SELECT entry, ?5, 'kept', 'Kept', 0, 0, 'As it was meant.' FROM ({ids})"
        ))?;
        for day in &days {
            add.execute(rusqlite::params![METHODS[0], METHODS[1], METHODS[2], METHODS[3], day])?;
        }
        Ok(())
    })?)
}
