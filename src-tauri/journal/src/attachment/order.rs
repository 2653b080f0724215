//! Renaming, moving and removing.

use rusqlite::{Connection, params};

use super::{Attachment, AttachmentId, Held, name};
use crate::{
    Journal,
    error::{Error, Result},
};

const RENAME: &str = "UPDATE attachment SET name = ?2 WHERE id = ?1";
const PUT_AT: &str = "UPDATE attachment SET position = ?2 WHERE id = ?1";
const REMOVE: &str = "DELETE FROM attachment WHERE id = ?1";

/// Counts positions from 0 in the order of the list.
fn number(db: &Connection, list: &mut [Attachment]) -> Result<()> {
    let mut put = db.prepare_cached(PUT_AT)?;
    for (position, one) in (0_u32..).zip(list) {
        if one.position != position {
            put.execute(params![one.id, position])?;
            one.position = position;
        }
    }
    Ok(())
}

impl Journal {
    /// Calls an attachment otherwise. The name is kept as that of a new one is; [`Error::BadFileName`] if
    /// nothing is left of it then.
    pub fn rename_attachment(&mut self, id: AttachmentId, name: &str) -> Result<Attachment> {
        let name = name::kept(name);
        if name.is_empty() {
            return Err(Error::BadFileName);
        }
        let present = self.attachment(id)?;
        if present.name == name {
            return Ok(present);
        }
        self.vault.write(|db| Ok::<_, Error>(db.prepare_cached(RENAME)?.execute(params![id, name])?))?;
        Ok(Attachment { name, ..present })
    }

    /// Moves an attachment to another position among those of its entry, the last one if `to` is
    /// beyond it, and gives all of them as they then are.
    pub fn move_attachment(&mut self, id: AttachmentId, to: u32) -> Result<Vec<Attachment>> {
        let present = self.attachment(id)?;
        let mut list = self.attachments(present.entry)?;
        let from = list.iter().position(|one| one.id == id).ok_or(Error::NotFound)?;
        let to = usize::try_from(to).unwrap_or(usize::MAX).min(list.len() - 1);
        if from == to {
            return Ok(list);
        }
        let moved = list.remove(from);
        list.insert(to, moved);
        self.vault.write(|db| number(db, &mut list))?;
        Ok(list)
    }

    /// Removes an attachment for good, and its bytes if no other attachment has them. A text that
    /// names it, the present one or an earlier one that is brought back, shows it as missing.
    pub fn detach(&mut self, id: AttachmentId) -> Result<()> {
        let present = self.attachment(id)?;
        self.vault.write(|db| {
            let held = Held::by_attachment(db, id)?;
            db.prepare_cached(REMOVE)?.execute([id])?;
            number(db, &mut Attachment::list(db, present.entry)?)?;
            held.release(db)
        })
    }
}
