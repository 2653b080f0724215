//! The safety questions, which stand before what two people do together.

use goldseam_content::{Gate, GateItem, Library};
use goldseam_journal::{Journal, KeptKey};

use crate::{
    exit::{Failure, Result},
    input,
    output::{Output, bold, dim},
};

/// What is remembered when none of the questions applied.
const CLEAR: &str = "clear";

/// Whether the way is open: it was said now, or is remembered, or the questions say so. `out` is
/// none where nobody can be asked. What is ticked is used here and kept nowhere.
pub fn is_open(journal: &Journal, said: bool, out: Option<&mut Output>) -> Result<bool> {
    if said || journal.kept(KeptKey::Gate)?.as_deref() == Some(CLEAR) {
        return Ok(true);
    }
    let Some(out) = out else {
        return Err(Failure::new(
            "gate",
            "The safety questions come before this. Do it on a terminal, or say --safe if none of them applies.",
        ));
    };
    ask(out, Library::built_in().gate())
}

/// What was said to the questions.
enum Ticked<'a> {
    None,
    Some(Vec<&'a GateItem>),
    Unsure,
}

fn ask(out: &mut Output, gate: &Gate) -> Result<bool> {
    out.text(&bold(&gate.name), 0)?;
    out.text(&gate.intro, 0)?;
    out.line("")?;
    for (index, item) in gate.items.iter().enumerate() {
        out.text(&format!("{:>2}. {}", index + 1, item.text), 2)?;
    }
    out.line("")?;
    out.text(&dim(&gate.says_kept), 0)?;
    out.text("Type the numbers of what is so, with commas between. 0 if none of it is; Enter if you are not sure or would rather not say.", 0)?;
    let says = match ticked(out, gate)? {
        Ticked::None => {
            out.line("")?;
            return Ok(true);
        }
        Ticked::Unsure => vec![&gate.says, &gate.says_leaving],
        Ticked::Some(items) => {
            let own = items.iter().any(|item| item.own);
            let theirs = items.iter().any(|item| !item.own);
            let danger = items.iter().any(|item| item.danger);
            let said = [
                (danger, &gate.says_danger),
                (theirs, &gate.says),
                (own, &gate.says_own),
                (theirs, &gate.says_leaving),
            ];
            said.into_iter().filter(|(so, _)| *so).map(|(_, text)| text).collect()
        }
    };
    for text in says {
        out.line("")?;
        out.text(text, 0)?;
    }
    out.line("")?;
    out.text("People who know about this:  goldseam-cli help-lines COUNTRY", 0)?;
    Ok(false)
}

fn ticked<'a>(out: &mut Output, gate: &'a Gate) -> Result<Ticked<'a>> {
    loop {
        let Some(line) = input::typed("> ")? else { return Ok(Ticked::Unsure) };
        let item =
            |part: &str| part.parse::<usize>().ok()?.checked_sub(1).and_then(|index| gate.items.get(index));
        let parts: Vec<&str> = line.split([',', ' ']).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            return Ok(Ticked::Unsure);
        }
        if parts == ["0"] {
            return Ok(Ticked::None);
        }
        if let Some(items) = parts.into_iter().map(item).collect() {
            return Ok(Ticked::Some(items));
        }
        out.text(&format!("Type numbers from 1 to {}, or 0.", gate.items.len()), 2)?;
    }
}
