//! Puts the demo journal into a real one.

use std::collections::BTreeMap;

use chrono::Days;
use goldseam_journal::{Day, EntryId, Journal};

use super::{
    DemoPlan,
    guided::{Guided, What},
};
use crate::Result;

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
    let guided = guided(journal, &plan.guided()?)?;
    settle(journal, plan)?;
    Ok(planned.len() + guided)
}

/// What came back long ago was put aside then.
fn settle(journal: &mut Journal, plan: DemoPlan) -> Result<()> {
    let Some(since) = plan.until.checked_sub_days(Days::new(OPEN_FOR)) else { return Ok(()) };
    for due in journal.due(Day::new(plan.until)?)? {
        if due.day.date() < since {
            journal.settle_due(due.row.id, &due.what, due.day)?;
        }
    }
    Ok(())
}

fn guided(journal: &mut Journal, guided: &[Guided]) -> Result<usize> {
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
    let mut ids: BTreeMap<&str, EntryId> = BTreeMap::new();
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
    Ok(guided.len())
}
