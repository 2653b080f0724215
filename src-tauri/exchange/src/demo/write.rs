//! Puts the demo journal into a real one.

use goldseam_journal::Journal;

use super::DemoPlan;
use crate::Result;

/// Writes the journal of `plan` into `journal`: all entries in one transaction, then their later
/// versions, and the way into the bin of some. Returns the number of entries, the binned included.
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
    Ok(planned.len())
}
