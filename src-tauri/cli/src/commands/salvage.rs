//! Reads what is left of a damaged journal into a file.

use std::io::{self, Write};

use goldseam_exchange::{
    outfile::{self, Existing},
    salvage::{self, Rescued},
};
use goldseam_journal::{Found, Salvaged, SalvagedEntry, Salvaging};
use goldseam_vault::Credential;

use super::Session;
use crate::{
    args::Salvage as Options,
    exit::Result,
    json::{self, Answer},
    output::{Output, visible_line},
    progress,
};

pub fn salvage(s: &mut Session, options: &Options) -> Result<()> {
    let vault = s.vault()?;
    if !vault.exists() {
        return Err(goldseam_vault::Error::VaultMissing.into());
    }
    let credential = Credential::Passphrase(s.secrets.present()?);
    let mut from = Salvaging::open(&vault, &credential)?;
    let stop = progress::stop()?;
    let ((found, files), _) = outfile::write(&options.to, Existing::Keep, &stop, |out| {
        let files = options.files.as_deref().map(|folder| salvage::files(&mut from, folder, &stop));
        let (files, found) = (files.transpose()?.unwrap_or_default(), from.texts()?);
        let as_json = options.to.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
        if as_json { in_json(out, &found, &files) } else { in_markdown(out, &found, &files) }?;
        Ok((found, files))
    })?;
    let files = options.files.as_deref().map(|folder| (folder, &files[..]));
    let answer = Answer::new(json::SalvagedTo::new(&found, &options.to, files));
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
        match &said.files {
            Some(files) => say_files(out, files)?,
            None => out.line("Photos and files are not in it; --files FOLDER reads them too.")?,
        }
        if let Some(missing @ 1..) = said.missing_saves {
            out.line(&format!("The last {missing} saves are missing."))?;
        }
        out.line("Nothing in the journal's folder was changed.")?;
        out.line("If you have a backup from before the damage, restoring it gives you more than this.")
    })
}

fn say_files(out: &mut Output, files: &json::Files) -> Result<()> {
    out.line(&format!(
        "Photos and files in {}, not encrypted: {}.",
        visible_line(&files.folder),
        files.count
    ))?;
    for one in &files.lacking {
        let entry = one.entry.map_or_else(|| "an entry that is lost".to_owned(), |id| format!("entry {id}"));
        out.line(&match &one.file {
            Some(file) => format!("{file:>5}: part of it is missing, or not certain"),
            None => format!("A file of {entry} can't be read."),
        })?;
    }
    Ok(())
}

fn in_json(out: &mut impl Write, found: &Salvaged, files: &[Rescued]) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &Answer::new(json::Salvaged::new(found, files)))?;
    out.write_all(b"\n")
}

fn in_markdown(out: &mut impl Write, found: &Salvaged, files: &[Rescued]) -> io::Result<()> {
    for entry in &found.entries {
        write!(out, "# {}\n\n{}\n\n{}\n\n", heading(entry), about(entry), entry.body.trim_end())?;
        for one in files.iter().filter(|one| one.entry == Some(entry.id)) {
            writeln!(out, "{}", file_line(one))?;
        }
    }
    Ok(())
}

fn file_line(one: &Rescued) -> String {
    let name = visible_line(&one.name);
    match &one.file {
        Some(file) if one.whole => format!("- {file}: {name}\n"),
        Some(file) => format!("- {file}, not all of it: {name}\n"),
        None => format!("- can't be read: {name}\n"),
    }
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
