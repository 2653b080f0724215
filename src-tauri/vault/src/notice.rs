//! What a person is told about a vault that has opened.

/// Something to tell the person after the vault has opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The first header was damaged; its copy opened the vault.
    HeaderCopyUsed,
    /// The commit counter was missing or damaged and is kept anew from here.
    CounterDamaged,
    /// The commit counter is older than the database by more than a kill or a power cut leaves. Nothing is
    /// missing, but an older file was put in its place.
    CounterBehind,
    /// So many of the last commits are gone. The vault is open for reading only until
    /// [`Vault::go_on_without_missing`](crate::Vault::go_on_without_missing).
    CommitsMissing(u64),
    /// The record of pages is missing, damaged or of another time, so that older pages in the
    /// database could not be told this once. It is kept anew from here.
    PageRecordDamaged,
    /// Parts of the database are not those that were written last, though each is authentic: older
    /// ones were put back, or the disk lost a write. Also said after the comparison that
    /// [`Vault::check_some`](crate::Vault::check_some) makes, and until
    /// [`Vault::accept_pages`](crate::Vault::accept_pages).
    PagesReplaced,
    /// The thorough check found damage; [`Vault::verify`](crate::Vault::verify) says more.
    Damaged,
}

impl Notice {
    /// The stable name of this notice.
    pub fn code(self) -> &'static str {
        match self {
            Self::HeaderCopyUsed => "header_copy_used",
            Self::CounterDamaged => "counter_damaged",
            Self::CounterBehind => "counter_behind",
            Self::CommitsMissing(_) => "commits_missing",
            Self::PageRecordDamaged => "page_record_damaged",
            Self::PagesReplaced => "pages_replaced",
            Self::Damaged => "damaged",
        }
    }
}
