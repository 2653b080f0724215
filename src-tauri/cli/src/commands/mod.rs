//! One module per kind of command.

mod archive;
mod backup;
mod demo;
mod feelings;
mod files;
mod guided;
pub mod help;
mod history;
mod import;
mod journey;
mod key;
mod method;
mod pages;
mod plan;
mod read;
mod report;
mod salvage;
mod sharing;
mod thread;
mod verify;
mod write;

use std::path::{Path, PathBuf};

use goldseam_journal::Journal;
use goldseam_vault::{Cost, Credential, Notice};

use crate::{
    args::{Args, Command, PassphraseCommand, RecoveryCommand, Restore},
    exit::{Failure, Result},
    output::Output,
    passphrase::Secrets,
};

/// What every command works with.
pub struct Session {
    /// The folder that was named, by option or environment.
    named: Option<PathBuf>,
    secrets: Secrets,
    cheap: bool,
    out: Output,
}

impl Session {
    /// The vault that is meant: the one that was named, or that of the Goldseam window.
    fn vault(&self) -> Result<PathBuf> {
        let own = || dirs::data_dir().map(|data| data.join("goldseam").join("journal.goldseam"));
        self.named.clone().or_else(own).ok_or_else(|| {
            Failure::usage(
                "There is no home folder to look for the journal in. Name its folder with --vault.",
            )
        })
    }

    fn open(&mut self) -> Result<Journal> {
        self.open_with().map(|(journal, _)| journal)
    }

    /// Opens the vault and hands back the passphrase too, for what needs it again.
    fn open_with(&mut self) -> Result<(Journal, Credential)> {
        let vault = self.vault()?;
        // before the question, not after it
        if !vault.exists() {
            return Err(goldseam_vault::Error::VaultMissing.into());
        }
        let credential = Credential::Passphrase(self.secrets.present()?);
        let journal = Journal::unlock(&vault, &credential)?;
        for notice in journal.vault().notices() {
            anstream::eprintln!("goldseam-cli: {} [{}]", notice_text(*notice), notice.code());
        }
        Ok((journal, credential))
    }

    fn cost(&self) -> Result<Cost> {
        Ok(if self.cheap { Cost::FLOOR } else { Cost::calibrated()? })
    }
}

fn notice_text(notice: Notice) -> String {
    match notice {
        Notice::HeaderCopyUsed => "The key file was damaged and its spare copy opened the journal. Make a copy of the folder soon.".into(),
        Notice::CounterDamaged => "The count of what was saved was missing or damaged and starts anew. If you did not bring the folder back from a copy, look through your latest entries.".into(),
        Notice::CounterBehind => "The count of what was saved is older than the journal. Nothing is missing, but an older file was put in its place, by a program that copies files or by somebody.".into(),
        Notice::PageRecordDamaged => "The record of the journal's pages was missing or damaged and starts anew. This once, older pages put in place of newer ones could not be told.".into(),
        Notice::PagesReplaced => "Parts of the journal are not those that were written last. Somebody or something put older ones back. Make a copy of the folder, then look through what you wrote lately, or restore a backup.".into(),
        Notice::Damaged => "Parts of the journal are damaged. Make a copy of its folder before anything else; verify says more.".into(),
        Notice::CommitsMissing(n) => format!("The last {n} saves are missing from the file. You can read everything that is there; writing is off so that nothing more is lost."),
    }
}

/// An entry, or with `--to` a whole journal.
fn restore(s: &mut Session, options: &Restore) -> Result<()> {
    if let Some(to) = &options.to {
        return backup::restore(s, Path::new(&options.what), to, options.recovery);
    }
    let id = options.what.parse().map_err(|_| {
        Failure::usage(
            "That is not the number of an entry. For a backup say with --to where the journal goes.",
        )
    })?;
    write::restore(s, id, options.revision)
}

/// Does what was asked.
pub fn run(args: Args) -> Result<()> {
    let mut session = Session {
        named: args.vault,
        secrets: Secrets::from_option(args.passphrase_file)?,
        cheap: args.kdf_floor,
        out: Output::new(args.json),
    };
    let s = &mut session;
    match args.command {
        Command::New => key::new(s),
        Command::Add(options) => write::add(s, options),
        Command::List(options) => read::list(s, options),
        Command::Show(options) => read::show(s, &options),
        Command::Search(options) => read::search(s, options),
        Command::Edit(options) => write::edit(s, options),
        Command::Delete(options) => write::delete(s, &options),
        Command::Restore(options) => restore(s, &options),
        Command::Bin => read::bin(s),
        Command::Attach(options) => files::attach(s, &options),
        Command::Attachments(options) => files::list(s, &options),
        Command::Detach(options) => files::detach(s, &options),
        Command::SaveAttachment(options) => files::save(s, &options),
        Command::History(options) => history::history(s, &options),
        Command::Method(command) => method::method(s, command),
        Command::Journey(command) => journey::journey(s, command),
        Command::Plan(options) => plan::plan(s, options),
        Command::CheckIn(options) => feelings::check_in(s, options),
        Command::Insights(options) => feelings::insights(s, &options),
        Command::Read(options) => pages::read(s, &options),
        Command::Due(options) => thread::due(s, &options),
        Command::Link(options) => thread::link(s, &options),
        Command::Thread(options) => thread::thread(s, &options),
        Command::HelpLines(options) => help::lines(s, &options),
        Command::Import(options) => import::import(s, &options),
        Command::Export(options) => archive::export(s, options),
        Command::Report(options) => report::report(s, &options),
        Command::People(options) => sharing::people(s, &options),
        Command::Shared(options) => sharing::shared(s, &options),
        Command::Verify(options) => verify::verify(s, &options),
        Command::Salvage(options) => salvage::salvage(s, &options),
        Command::Backup(options) => backup::backup(s, options),
        Command::Backups(options) => backup::backups(s, options),
        Command::Passphrase(PassphraseCommand::Change { recovery, new_passphrase_file }) => {
            key::change_passphrase(s, recovery, new_passphrase_file)
        }
        Command::Recovery(RecoveryCommand::New { yes }) => key::new_recovery_code(s, yes),
        Command::Demo(options) => demo::demo(s, &options),
    }?;
    session.out.finish()
}
