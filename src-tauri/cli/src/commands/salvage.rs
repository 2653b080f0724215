//! Reads what is left of a damaged journal into a file.

use std::fmt::Write as _;

use goldseam_exchange::outfile::{self, Existing};
use goldseam_journal::{Found, Salvaged, SalvagedEntry};
use goldseam_vault::Credential;

use super::Session;
use crate::{
    args::Salvage,
    exit::{Failure, Result},
    json::{self, Answer},
    output::visible_line,
    progress,
};

pub fn salvage(s: &mut Session, options: &Salvage) -> Result<()> {
    let vault = s.vault()?;
    if !vault.exists() {
        return Err(goldseam_vault::Error::VaultMissing.into());
    }
    let credential = Credential::Passphrase(s.secrets.present()?);
    let found = goldseam_journal::salvage(&vault, &credential)?;
    let as_json = options.to.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    let text = if as_json { in_json(&found)? } else { in_markdown(&found) };
    let stop = progress::stop()?;
    let fill = |out: &mut outfile::OutFile<'_>| Ok(std::io::Write::write_all(out, text.as_bytes())?);
    outfile::write(&options.to, Existing::Keep, &stop, fill)?;
    let answer = Answer::new(json::SalvagedTo::new(&found, &options.to));
    s.out.answer(&answer, |out| {
        let said = &answer.data;
        out.line(&format!("{} entries are in {}, not encrypted.", said.entries, visible_line(&said.file)))?;
        if said.uncertain > 0 {
            out.line(&format!(
                "{} of them were found out of their place: they may be older texts, or ones that had been erased.",
                said.uncertain
            ))?;
        }
        for one in &said.unread {
            let day = one.day.as_deref().map_or_else(String::new, |day| format!(", of {day}"));
            let what = if one.earlier { "only an earlier text was read" } else { "it can't be read" };
            out.line(&format!("{:>5}{day}: {what}", one.id))?;
        }
        if let Some(missing @ 1..) = said.missing_saves {
            out.line(&format!("The last {missing} saves are missing."))?;
        }
        out.line("Photos and files are not in it. Nothing in the journal's folder was changed.")?;
        out.line("If you have a backup from before the damage, restoring it gives you more than this.")
    })
}

fn in_json(found: &Salvaged) -> Result<String> {
    serde_json::to_string_pretty(&Answer::new(json::Salvaged::from(found)))
        .map(|text| text + "\n")
        .map_err(|_| Failure::new("internal", "What was read could not be put into JSON."))
}

fn in_markdown(found: &Salvaged) -> String {
    let mut text = String::new();
    for entry in &found.entries {
        // a file in memory takes every write
        let _ = write!(text, "# {}\n\n", heading(entry));
        let _ = writeln!(text, "{}", about(entry));
        let _ = write!(text, "\n{}\n\n", entry.body.trim_end());
    }
    text
}

fn heading(entry: &SalvagedEntry) -> String {
    let title = entry.title.trim();
    if title.is_empty() { format!("Entry {}", entry.id) } else { title.to_owned() }
}

fn about(entry: &SalvagedEntry) -> String {
    let mut parts = vec![format!("Entry {}", entry.id)];
    parts.extend(entry.happened.as_ref().map(|moment| moment.local().to_string().replace('T', " ")));
    parts.extend(entry.tags.iter().map(|tag| format!("#{}", tag.replace(' ', "-"))));
    if entry.binned {
        parts.push("in the bin".to_owned());
    }
    match entry.found {
        Found::Whole => {}
        Found::Loose => parts.push("found out of its place; it may be an older text, or erased".to_owned()),
        Found::Earlier => parts.push("an earlier text; the last one is lost".to_owned()),
    }
    parts.join(" · ")
}
