//! A session pack as a file: mood and measures, unless the window is where more is chosen.

use std::{fs::File, io::BufReader, path::Path, sync::atomic::AtomicBool};

use goldseam_content::Library;
use goldseam_exchange::{
    outfile::{self, Existing},
    pack::{self, Form, PackChoice},
};
use goldseam_journal::NewShared;
use zeroize::Zeroizing;

use super::{Session, sharing};
use crate::{
    args::Report,
    clock,
    exit::{Failure, Result},
    input,
    json::{self, Answer},
};

pub fn report(s: &mut Session, options: &Report) -> Result<()> {
    let form = form(options)?;
    let password = password(options, form)?;
    let mut journal = s.open()?;
    let now = clock::now()?;
    let state = pack::state(&journal)?;
    let (from, to) = pack::usual_period(&state, options.to.unwrap_or_else(|| now.day()));
    let offer = pack::offer(&journal, options.from.unwrap_or(from), to)?;
    let choice = PackChoice {
        name: options.name.clone().unwrap_or_default(),
        every_check_in: options.all,
        ..PackChoice::usual(&offer)
    };
    let document = pack::build(&journal, &choice, &now)?;
    let words = Library::built_in().session_pack();
    let said = if password.is_some() { &words.at_export_locked } else { &words.at_export };
    anstream::eprintln!("{said}");
    let bytes = pack::on_paper(&document, form, password.as_ref().map(|password| password.as_str()))?;
    let existing = if options.replace { Existing::Replace } else { Existing::Keep };
    let stop = AtomicBool::new(false);
    let ((), written) =
        outfile::write(&options.out, existing, &stop, |out| Ok(std::io::Write::write_all(out, &bytes)?))?;
    let new = NewShared {
        from: Some(choice.from),
        to: Some(choice.to),
        form: form.name().to_owned(),
        locked: password.is_some(),
        hash: written.hash,
        whom: options.whom.clone().unwrap_or_default(),
        what: pack::what_is_in_it(&choice, &document),
    };
    let noted = journal.note_shared(&new, &now)?;
    journal.lock()?;
    let file = options.out.display().to_string();
    let answer = Answer::new(json::Report { file, bytes: written.bytes, shared: (&noted).into() });
    s.out.answer(&answer, |out| {
        out.line(&format!("Written, {} bytes. It is noted in the log:", written.bytes))?;
        sharing::log_line(out, &noted)
    })
}

/// What is asked for, or what the name of the file ends in.
fn form(options: &Report) -> Result<Form> {
    let ending = |path: &Path| path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match &options.format {
        Some(name) => Form::of_name(&name.to_lowercase())
            .ok_or_else(|| Failure::usage("--format is pdf, html, md or txt.")),
        None => Ok(ending(&options.out).and_then(|name| Form::of_name(&name)).unwrap_or(Form::Pdf)),
    }
}

fn password(options: &Report, form: Form) -> Result<Option<Zeroizing<String>>> {
    let Some(path) = &options.password_file else { return Ok(None) };
    if form != Form::Pdf {
        return Err(Failure::usage(
            "Only a PDF can have a password. Leave --password-file out, or choose pdf.",
        ));
    }
    let unread =
        |_| Failure::usage("The password file can't be read. Check its name and that you may read it.");
    let line = input::line(BufReader::new(File::open(path).map_err(unread)?))?;
    if line.is_empty() {
        return Err(Failure::usage(
            "The first line of the password file is empty. Write the password there.",
        ));
    }
    Ok(Some(line))
}
