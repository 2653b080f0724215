//! What crosses to the UI when a command fails: a code that the UI has words for, and a plain
//! sentence for where it has none.

use goldseam_exchange as exchange;
use goldseam_journal as journal;
use goldseam_vault as vault;
use serde::{Deserialize, Serialize};
use specta::Type;

/// One code for each thing that the UI says differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The passphrase does not open the vault.
    WrongPassphrase,
    /// The recovery code does not open the vault.
    WrongRecoveryCode,
    /// What the keychain keeps does not open the vault.
    WrongKeychainSecret,
    /// No keychain on this computer answers.
    KeychainMissing,
    /// The keychain stayed closed.
    KeychainRefused,
    /// The keychain has nothing for this vault.
    KeychainEmpty,
    /// Not a recovery code at all.
    MalformedRecoveryCode,
    /// No passphrase was given.
    EmptyPassphrase,
    /// No folder there.
    VaultMissing,
    /// Something is there already.
    VaultExists,
    /// A folder that is no vault.
    NotAVault,
    /// The key file is cut short.
    HeaderTruncated,
    /// The key file is damaged.
    HeaderDamaged,
    /// The key file was changed on purpose.
    HeaderForged,
    /// The key file is of a later version.
    UnknownVersion,
    /// The key file asks for too much memory or time.
    KdfRefused,
    /// The folder can't be written.
    ReadOnly,
    /// Open in another process.
    InUse,
    /// No room on the disk.
    DiskFull,
    /// Part of the database can't be read.
    DatabaseDamaged,
    /// Some of what was saved last is missing.
    CommitsMissing,
    /// The tables are of a later version.
    NewerSchema,
    /// The disk failed in another way.
    Io,
    /// The journal is locked.
    Locked,
    /// No such entry or revision.
    NotFound,
    /// The text was changed since it was read.
    Stale,
    /// A date or time that does not exist or can't be read.
    BadWhen,
    /// A search that can't be read.
    BadQuery,
    /// The title is longer than it may be.
    TitleTooLong,
    /// The text is longer than it may be.
    BodyTooLong,
    /// Too many tags, or one that is too long.
    BadTags,
    /// A tag that is to be called as another one is.
    TagTaken,
    /// A name that somebody else on the list of people has.
    NameTaken,
    /// A text that is no method.
    BadMethod,
    /// No such method, or no such version of it.
    MethodMissing,
    /// An answer that does not fit its question.
    BadAnswer,
    /// Answers for an entry that has none, or a text for one that has answers.
    BadDraft,
    /// A link from or to an entry that is not there.
    DanglingLink,
    /// A word that is empty or too long.
    BadWord,
    /// Something that does not fit how a step or a journey stands.
    BadStep,
    /// It needs a word about it.
    NoReason,
    /// A note that is longer than it may be.
    NoteTooLong,
    /// A file that is to be added to an entry is larger than it may be.
    AttachmentTooLarge,
    /// A name for a file of which nothing can be kept.
    BadFileName,
    /// A passage that is blacked out in a session pack does not stand where it stood.
    PackChanged,
    /// More is ticked of a part of a session pack than it may show.
    PackTooMuch,
    /// More entries, or larger pictures, than a PDF or one page can have.
    ChosenTooMuch,
    /// A file of that name is there already.
    FileExists,
    /// There is no room for a file where the person chose.
    NoRoom,
    /// The person stopped it.
    Cancelled,
    /// A file that the person chose can't be read.
    FileUnread,
    /// A file can't be written where the person chose.
    FileUnwritten,
    /// A file that is longer than what it should hold may be.
    FileTooLarge,
    /// A file that is not a text.
    NotText,
    /// What was chosen to be brought in is not there.
    ImportMissing,
    /// It is not in the form that was chosen.
    ImportNotThisFormat,
    /// It is damaged, or was cut short.
    ImportDamaged,
    /// It is no text in UTF-8.
    ImportNotText,
    /// Its dates can be read in two ways.
    ImportDates,
    /// It is encrypted.
    ImportPassword,
    /// It has a name in it that leads elsewhere.
    ImportUnsafeName,
    /// It holds more than can be read safely.
    ImportTooLarge,
    /// It can't be read.
    ImportIo,
    /// There is no reader of that name.
    ImportUnknownFormat,
    /// A zone, a time, a tag or a mood that can't be used.
    ImportBadChoice,
    /// The file is no archive of Goldseam's own.
    NotAnArchive,
    /// A newer Goldseam made the archive.
    NewerArchive,
    /// Something in the archive is not as it was written.
    ArchiveDamaged,
    /// The archive is encrypted.
    ArchiveLocked,
    /// The archive has another passphrase.
    ArchivePassphrase,
    /// The archive asks for more memory than is safe.
    ArchiveRefused,
    /// Taking the archive was stopped; what was taken so far is here.
    ArchiveStopped,
    /// The pages can't be laid out.
    DocumentLayout,
    /// There is no such page.
    DocumentNoSuchPage,
    /// A PDF can't have this password.
    DocumentPassword,
    /// The PDF can't be finished.
    DocumentFile,
    /// A file is written, and the log could not say so.
    NotNoted,
    /// A backup that is damaged or cut short.
    SnapshotDamaged,
    /// A file that is no backup.
    NotASnapshot,
    /// A folder for backups that is not there.
    PlaceMissing,
    /// A folder that backups can't be kept in.
    BadPlace,
    /// A backup that was stopped.
    BackupStopped,
    /// A backup is being made already.
    BackupUnderWay,
    /// A backup that was listed before and is not known now.
    SnapshotGone,
    /// A setting outside its range.
    BadSettings,
    /// The typed groups are not those of the recovery code.
    CodeMismatch,
    /// A link that is neither http, https nor mailto.
    BadLink,
    /// Anything else.
    Internal,
}

/// A failed command. The message holds nothing that the person wrote, no path and no key.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct AppError {
    /// What the UI chooses its words by.
    pub code: ErrorCode,
    /// A plain sentence.
    pub message: String,
}

/// A command's answer.
pub type Answer<T> = Result<T, AppError>;

impl AppError {
    /// An error of the shell's own.
    pub fn new(code: ErrorCode, message: &str) -> Self {
        Self { code, message: message.to_owned() }
    }

    /// The journal is locked.
    pub fn locked() -> Self {
        Self::new(ErrorCode::Locked, "The journal is locked. Unlock it to go on.")
    }

    fn named(code: &str, message: String) -> Self {
        // the core's codes are these very names; a test holds them together
        let code = serde_json::from_value(code.into()).unwrap_or(ErrorCode::Internal);
        Self { code, message }
    }
}

impl From<vault::Error> for AppError {
    fn from(e: vault::Error) -> Self {
        Self::named(e.code(), e.to_string())
    }
}

impl From<journal::Error> for AppError {
    fn from(e: journal::Error) -> Self {
        Self::named(e.code(), e.to_string())
    }
}

impl From<exchange::Error> for AppError {
    fn from(e: exchange::Error) -> Self {
        Self::named(e.code(), e.to_string())
    }
}

impl From<tauri::Error> for AppError {
    fn from(_: tauri::Error) -> Self {
        Self::new(ErrorCode::Internal, "The window did not do as it was asked. Try again.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_import() -> Vec<exchange::Error> {
        use exchange::{Error as E, import::FormatError as F};

        let formats = [
            F::Missing,
            F::NotThisFormat,
            F::Damaged,
            F::NotText,
            F::Dates,
            F::Password,
            F::UnsafeName,
            F::TooLarge,
            F::Io(std::io::ErrorKind::Other),
        ];
        let own = [E::ImportUnknownFormat, E::ImportBadChoice];
        formats.into_iter().map(E::from).chain(own).collect()
    }

    /// No code of the core crates is lost on the way to the UI.
    #[test]
    fn every_code_of_the_core_has_its_own_here() {
        use exchange::{Error as X, archive::Problem as P};
        use goldseam_document::Error as D;
        use journal::Error as J;
        use vault::Error as V;

        let of_vault = [
            V::WrongPassphrase,
            V::WrongRecoveryCode,
            V::WrongKeychainSecret,
            V::MalformedRecoveryCode,
            V::EmptyPassphrase,
            V::VaultMissing,
            V::VaultExists,
            V::NotAVault,
            V::HeaderTruncated,
            V::HeaderDamaged,
            V::HeaderForged,
            V::UnknownVersion,
            V::KdfRefused,
            V::ReadOnly,
            V::InUse,
            V::DiskFull,
            V::DatabaseDamaged,
            V::CommitsMissing,
            V::NewerSchema,
            V::Io(std::io::Error::other("")),
        ];
        let of_journal = [
            J::NotFound,
            J::Stale,
            J::BadWhen,
            J::TitleTooLong,
            J::BodyTooLong,
            J::BadTags,
            J::TagTaken,
            J::BadMethod,
            J::MethodMissing,
            J::BadAnswer,
            J::BadDraft,
            J::DanglingLink,
            J::BadWord,
            J::AttachmentTooLarge,
            J::BadFileName,
            J::FileUnread(std::io::Error::other("")),
            J::FileUnwritten(std::io::Error::other("")),
            J::NameTaken,
        ];
        let of_archive = [
            P::NotAnArchive,
            P::Newer,
            P::Damaged { file: String::new(), line: 0 },
            P::Locked,
            P::WrongPassphrase,
            P::TooMuchWork,
            P::Stopped,
        ];
        let of_document = [D::Layout, D::NoSuchPage, D::Password, D::File];
        let of_exchange = [
            X::PackChanged,
            X::PackTooMuch,
            X::ChosenTooMuch,
            X::FileExists,
            X::NoRoom,
            X::FileUnwritten(std::io::ErrorKind::Other),
            X::Cancelled,
        ];
        let all = of_vault.into_iter().map(J::from).chain(of_journal).map(X::from).chain(of_exchange);
        let all = all.chain(of_archive.map(X::from)).chain(of_document.map(X::from));
        for error in all.chain(of_import()) {
            let name = error.code().to_owned();
            let code = AppError::from(error).code;
            assert_eq!(serde_json::to_value(code).unwrap(), name);
        }
    }
}
