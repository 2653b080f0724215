//! Photos and other files of entries.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

use goldseam_exchange::clean::{self, Left};
use goldseam_journal::{Attachment, Error, Journal, NewAttachment};
use tempfile::NamedTempFile;

use super::Session;
use crate::{
    args::{Attach, Attachments, Detach, SaveAttachment},
    clock,
    exit::{Failure, Result},
    json::{self, Answer},
    output::{Output, bold, dim, visible_line},
};

pub fn attach(s: &mut Session, options: &Attach) -> Result<()> {
    // all of them before the first is added, so that a mistyped name costs nothing
    let files: Vec<File> = options.files.iter().map(|path| open(path)).collect::<Result<_>>()?;
    let mut journal = s.open()?;
    let now = clock::now()?;
    let mut added = Vec::with_capacity(files.len());
    for (path, mut file) in options.files.iter().zip(files) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let new = NewAttachment { name: &name, uid: None };
        added.push(journal.attach(options.id, &new, &mut file, &now)?);
    }
    journal.lock()?;
    answer(s, options.id, &added, "")
}

fn open(path: &Path) -> Result<File> {
    let file = File::open(path).map_err(Error::FileUnread)?;
    let about = file.metadata().map_err(Error::FileUnread)?;
    if about.is_dir() {
        return Err(Error::FileUnread(io::ErrorKind::IsADirectory.into()).into());
    }
    Journal::check_file_size(about.len())?;
    Ok(file)
}

pub fn list(s: &mut Session, options: &Attachments) -> Result<()> {
    let journal = s.open()?;
    // an entry that is not there has none, which is another thing than having none
    journal.entry(options.id)?;
    let list = journal.attachments(options.id)?;
    answer(s, options.id, &list, "No files yet. attach adds some.")
}

fn answer(s: &mut Session, id: u32, list: &[Attachment], none: &str) -> Result<()> {
    let answer = Answer::new(json::Attachments { id, attachments: list.iter().map(Into::into).collect() });
    s.out.answer(&answer, |out| {
        if list.is_empty() {
            return out.line(none);
        }
        list.iter().try_for_each(|one| row(out, one))
    })
}

fn row(out: &mut Output, one: &Attachment) -> Result<()> {
    let mut parts = vec![visible_line(&one.media), size(one.bytes)];
    if let (Some(width), Some(height)) = (one.width, one.height) {
        parts.push(format!("{width} × {height}"));
    }
    let name = if one.name.is_empty() { one.file_name() } else { visible_line(&one.name) };
    out.line(&format!("{:>5}  {}  {}", one.id, bold(&name), dim(&parts.join(" · "))))
}

/// In the units that people are used to.
fn size(bytes: u32) -> String {
    match f64::from(bytes) {
        few if few < 1000.0 => format!("{bytes} bytes"),
        some if some < 999_950.0 => format!("{:.1} kB", some / 1e3),
        many => format!("{:.1} MB", many / 1e6),
    }
}

pub fn detach(s: &mut Session, options: &Detach) -> Result<()> {
    let mut journal = s.open()?;
    journal.detach(options.id)?;
    journal.lock()?;
    let answer = Answer::new(json::Done { id: options.id, done: "detached" });
    s.out.answer(&answer, |out| out.line(&format!("Removed: file {}", options.id)))
}

pub fn save(s: &mut Session, options: &SaveAttachment) -> Result<()> {
    let journal = s.open()?;
    let one = journal.attachment(options.id)?;
    let target = if options.to.is_dir() { options.to.join(one.file_name()) } else { options.to.clone() };
    let clean = write(&journal, &one, &target, options.original)?;
    if clean == "not_cleaned" {
        anstream::eprintln!(
            "goldseam-cli: A file of this kind can't be cleaned. It may say where, when and with what it was made. [not_cleaned]"
        );
    }
    let saved = json::AttachmentSaved { id: one.id, file: target.to_string_lossy().into_owned(), clean };
    s.out.answer(&Answer::new(saved), |out| {
        out.line(&format!("Saved, and not encrypted: {}", visible_line(&target.to_string_lossy())))
    })
}

/// Writes beside the target first, so that a file of that name is always whole.
fn write(journal: &Journal, one: &Attachment, target: &PathBuf, original: bool) -> Result<&'static str> {
    if target.symlink_metadata().is_ok() {
        return Err(occupied());
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = NamedTempFile::new_in(folder).map_err(Error::FileUnwritten)?;
    let clean = if original {
        journal.read_attachment(one.id, |from| io::copy(from, &mut beside))?;
        "original"
    } else {
        match clean::save(journal, one, &mut beside)? {
            Left::Cleaned => "cleaned",
            Left::HadNothing => "nothing",
            Left::NotCleaned => "not_cleaned",
        }
    };
    beside.as_file().sync_all().map_err(Error::FileUnwritten)?;
    beside.persist_noclobber(target).map_err(|e| match e.error.kind() {
        io::ErrorKind::AlreadyExists => occupied(),
        _ => Error::FileUnwritten(e.error).into(),
    })?;
    Ok(clean)
}

fn occupied() -> Failure {
    Failure::new("file_exists", "A file of that name is there already. Name another one, or another folder.")
}
