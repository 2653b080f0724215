//! How a command ends: in one sentence, a code for people and programs, and an exit code.

use std::{io, process::ExitCode};

use goldseam_exchange as exchange;
use goldseam_journal as journal;
use goldseam_vault as vault;

/// A result whose error is a [`Failure`].
pub type Result<T> = std::result::Result<T, Failure>;

/// Why a command did not do what was asked. Holds nothing that a person wrote.
#[derive(Debug)]
pub struct Failure {
    code: &'static str,
    message: String,
}

impl Failure {
    /// `code` decides the exit code, see [`exit_code`].
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// A command that can't be understood.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new("usage", message)
    }

    /// Says it on standard error, and gives the exit code.
    pub fn report(&self) -> ExitCode {
        if self.code == BROKEN_PIPE {
            // whoever was reading has seen enough, as in `goldseam-cli list | head`
            return ExitCode::SUCCESS;
        }
        anstream::eprintln!("goldseam-cli: {} [{}]", self.message, self.code);
        ExitCode::from(exit_code(self.code))
    }
}

const BROKEN_PIPE: &str = "broken_pipe";

/// The table of `docs/cli.md`.
fn exit_code(code: &str) -> u8 {
    match code {
        "usage"
        | "empty_passphrase"
        | "bad_when"
        | "bad_query"
        | "title_too_long"
        | "body_too_long"
        | "bad_tags"
        | "bad_method"
        | "bad_answer"
        | "bad_draft"
        | "dangling_link"
        | "file_too_large"
        | "not_text"
        | "gate"
        | "bad_step"
        | "bad_word"
        | "tag_taken"
        | "no_reason"
        | "note_too_long"
        | "import_bad_choice"
        | "import_unknown_format"
        | "import_not_this_format"
        | "import_dates"
        | "import_missing"
        | "attachment_too_large"
        | "bad_file_name"
        | "file_unread"
        | "not_an_archive"
        | "pack_too_much"
        | "document_password"
        | "name_taken"
        | "bad_place"
        | "not_a_snapshot" => 2,
        "wrong_passphrase"
        | "wrong_recovery_code"
        | "malformed_recovery_code"
        | "code_mismatch"
        | "import_password"
        | "archive_locked"
        | "archive_passphrase" => 3,
        "vault_missing" | "not_a_vault" | "place_missing" => 4,
        "in_use" => 5,
        "read_only" | "disk_full" | "no_room" | "file_unwritten" => 6,
        "header_truncated" | "header_damaged" | "header_forged" | "database_damaged" | "commits_missing"
        | "counter_damaged" | "kdf_refused" | "damaged" | "snapshot_damaged" | "archive_damaged"
        | "archive_refused" => 7,
        "import_damaged" | "import_not_text" | "import_unsafe_name" | "import_too_large" | "import_io" => 11,
        "unknown_version" | "newer_schema" | "newer_archive" => 8,
        "not_found" | "method_missing" => 9,
        "vault_exists" | "file_exists" => 10,
        _ => 1,
    }
}

impl From<journal::Error> for Failure {
    fn from(e: journal::Error) -> Self {
        Self::new(e.code(), e.to_string())
    }
}

impl From<vault::Error> for Failure {
    fn from(e: vault::Error) -> Self {
        Self::new(e.code(), e.to_string())
    }
}

impl From<exchange::Error> for Failure {
    fn from(e: exchange::Error) -> Self {
        Self::new(e.code(), e.to_string())
    }
}

/// Of a terminal, a pipe or a file named on the command line; the vault's own have their sentences.
impl From<io::Error> for Failure {
    fn from(e: io::Error) -> Self {
        match e.kind() {
            io::ErrorKind::BrokenPipe => Self::new(BROKEN_PIPE, ""),
            _ => Self::new(
                "io",
                "Reading or writing did not work. Check the file or the pipe, then try again.",
            ),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const DOCS: &str = include_str!("../../../docs/cli.md");

    #[test]
    fn the_documented_table_is_the_true_one() {
        let table = DOCS.split("## Exit codes").nth(1).unwrap();
        let rows = table
            .lines()
            .skip_while(|line| !line.starts_with("| 0 "))
            .take_while(|line| line.starts_with('|'));
        let mut codes = 0;
        for row in rows {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            let exit: u8 = cells[1].parse().unwrap();
            for code in cells[3].split('`').skip(1).step_by(2).filter(|code| *code != "verify") {
                assert_eq!(exit_code(code), exit, "{code}");
                codes += 1;
            }
        }
        assert_eq!(codes, 77);
    }

    #[test]
    fn every_code_of_the_vault_has_its_place() {
        let failures = [
            (Failure::from(vault::Error::DiskFull), 6),
            (Failure::from(vault::Error::from(io::Error::from(io::ErrorKind::StorageFull))), 6),
            (Failure::from(journal::Error::Vault(vault::Error::CommitsMissing)), 7),
            (Failure::from(journal::Error::from(vault::Error::KdfRefused)), 7),
            (Failure::from(vault::Error::UnknownVersion), 8),
            (Failure::from(journal::Error::Stale), 1),
            (Failure::from(io::Error::from(io::ErrorKind::StorageFull)), 1),
        ];
        for (failure, exit) in failures {
            assert_eq!(exit_code(failure.code), exit, "{failure:?}");
            assert!(failure.message.ends_with('.'), "{failure:?}");
        }
    }
}
