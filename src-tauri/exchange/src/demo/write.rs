//! Puts the demo journal into a real one.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use goldseam_journal::{Day, EntryId, Journal, Landmark, NewAct, NewLine};

use super::{DemoPlan, Guided, StoryPlan, Walked, What};
use crate::{Result, check_ins::CheckIns};

/// Days for which what came back is still open at the end.
const OPEN_FOR: u64 = 14;

/// Writes the journal of `plan` into `journal`: all that was written freely in one transaction and
/// all that was filled in in another, then their later versions, the way into the bin of some, and
/// the links. Returns the number of entries, the binned included.
pub fn write(journal: &mut Journal, plan: DemoPlan) -> Result<usize> {
    let planned = plan.entries()?;
    let first: Vec<_> = planned.iter().map(|p| (p.draft.clone(), p.written.clone())).collect();
    let ids = journal.create_entries(&first)?;
    for (id, planned) in ids.iter().zip(&planned) {
        for (at, draft) in &planned.edits {
            let version = journal.entry(*id)?.version;
            journal.save_entry(*id, version, draft, at)?;
        }
        if let Some(at) = &planned.binned {
            journal.bin_entry(*id, at)?;
        }
    }
    let guided = plan.guided()?;
    let ids = self::guided(journal, &guided)?;
    walked(journal, &plan.walked()?, &ids)?;
    let felt = felt(journal, plan.felt()?)?;
    settle(journal, plan.until)?;
    Ok(planned.len() + guided.len() + felt)
}

/// Writes a story into `journal`: its entries, then its journeys, then what came of what was planned. Returns the
/// number of entries.
pub fn write_story(journal: &mut Journal, plan: StoryPlan) -> Result<usize> {
    let entries = plan.entries()?;
    let ids = guided(journal, &entries)?;
    walked(journal, &plan.walked()?, &ids)?;
    let felt = felt(journal, plan.felt()?)?;
    settle(journal, plan.until)?;
    Ok(entries.len() + felt)
}

/// How it felt, and the days that divide that life. Gives the number of check-ins.
fn felt(journal: &mut Journal, (check_ins, landmarks): (Option<CheckIns>, Vec<Landmark>)) -> Result<usize> {
    for landmark in &landmarks {
        journal.keep_landmark(landmark)?;
    }
    check_ins.map_or(Ok(0), |check_ins| check_ins.write(journal))
}

/// What came back long ago was put aside then.
fn settle(journal: &mut Journal, until: NaiveDate) -> Result<()> {
    let Some(since) = until.checked_sub_days(Days::new(OPEN_FOR)) else { return Ok(()) };
    for due in journal.due(Day::new(until)?)? {
        if due.day.date() < since {
            journal.settle_due(due.row.id, &due.what, due.day)?;
        }
    }
    Ok(())
}

/// The numbers that entries have in the journal, by their names in the file.
type Ids<'a> = BTreeMap<&'a str, EntryId>;

fn guided<'a>(journal: &mut Journal, guided: &'a [Guided]) -> Result<Ids<'a>> {
    let (mut notes, mut of_notes) = (Vec::new(), Vec::new());
    let (mut filled, mut of_filled) = (Vec::new(), Vec::new());
    for one in guided {
        let written = one.written.clone();
        match &one.what {
            What::Note(draft) => {
                notes.push((draft.clone(), written));
                of_notes.push(one.id.as_str());
            }
            What::Filled(draft) => {
                filled.push((draft.clone(), written));
                of_filled.push(one.id.as_str());
            }
        }
    }
    let mut ids = Ids::new();
    ids.extend(of_notes.into_iter().zip(journal.create_entries(&notes)?));
    ids.extend(of_filled.into_iter().zip(journal.fill_many(&filled)?));
    for one in guided {
        let Some(&id) = ids.get(one.id.as_str()) else { continue };
        for (at, draft) in &one.later {
            let version = journal.entry(id)?.version;
            journal.fill(id, version, draft, at)?;
        }
        if let Some((from, quote)) = &one.from
            && let Some(&from) = ids.get(from.as_str())
        {
            journal.link_entries(from, id, quote)?;
        }
    }
    Ok(ids)
}

fn walked(journal: &mut Journal, walked: &Walked, ids: &Ids<'_>) -> Result<()> {
    let number = |name: &Option<String>| name.as_ref().and_then(|name| ids.get(name.as_str()).copied());
    for walk in &walked.journeys {
        let id = journal.begin_journey(&walk.new, &walk.begun)?;
        let with_entry =
            |done: &super::Done| (NewAct { entry: number(&done.entry), ..done.act.clone() }, done.at.clone());
        let acts: Vec<_> = walk.acts.iter().map(with_entry).collect();
        journal.act_many(id, &acts)?;
    }
    for noted in &walked.lines {
        let Some(&of) = ids.get(noted.of.as_str()) else { continue };
        let line = NewLine { during: number(&noted.during), ..noted.line.clone() };
        journal.note_outcome(of, &line, &noted.at)?;
    }
    Ok(())
}
