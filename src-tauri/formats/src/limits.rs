//! How much a source may claim, so that no file can fill memory or take for ever.

/// Bounds of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Files in an archive or a folder.
    pub files: usize,
    /// Bytes of one file that is parsed, unpacked.
    pub text: u64,
    /// Bytes of all files that are parsed, unpacked.
    pub texts: u64,
    /// Bytes of one photo or other file that is taken as it is.
    pub attachment: u64,
    /// Records of one source.
    pub records: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { files: 1_000_000, text: 256 << 20, texts: 2 << 30, attachment: 2 << 30, records: 2_000_000 }
    }
}
