//! Marks that let a second call skip what is already done.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::Result;

/// A file that holds the fingerprint of what a finished step was made from.
pub struct Stamp {
    file: PathBuf,
    now: String,
}

impl Stamp {
    /// The stamp kept in `file`, for a step that reads `sources` (files and folders), except what
    /// lies in a folder named in `skip`.
    pub fn new(file: PathBuf, sources: &[PathBuf], skip: &[&str]) -> Result<Stamp> {
        let mut found = BTreeMap::new();
        for source in sources {
            collect(source, skip, &mut found)?;
        }
        let mut hash = DefaultHasher::new();
        found.hash(&mut hash);
        Ok(Stamp { file, now: format!("{:016x}\n", hash.finish()) })
    }

    /// Whether the step was finished with exactly these sources.
    pub fn is_fresh(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|then| then == self.now)
    }

    /// Notes that the step is finished.
    pub fn set(&self) -> Result {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder).map_err(|e| cannot_read(folder, &e))?;
        }
        fs::write(&self.file, &self.now).map_err(|e| cannot_read(&self.file, &e))
    }
}

fn collect(path: &Path, skip: &[&str], found: &mut BTreeMap<PathBuf, Vec<u8>>) -> Result {
    if path.is_dir() {
        if path.file_name().is_some_and(|name| skip.iter().any(|s| name == *s)) {
            return Ok(());
        }
        for child in fs::read_dir(path).map_err(|e| cannot_read(path, &e))? {
            collect(&child.map_err(|e| cannot_read(path, &e))?.path(), skip, found)?;
        }
    } else if path.is_file() {
        found.insert(path.to_owned(), fs::read(path).map_err(|e| cannot_read(path, &e))?);
    }
    Ok(())
}

fn cannot_read(path: &Path, why: &std::io::Error) -> String {
    format!("{}: {why}.", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_fresh_until_a_source_changes() {
        let dir = std::env::temp_dir().join(format!("xtask-stamp-{}", std::process::id()));
        fs::create_dir_all(dir.join("src/skipped")).unwrap();
        let (source, file) = (dir.join("src"), dir.join("stamp"));
        let stamp = || Stamp::new(file.clone(), std::slice::from_ref(&source), &["skipped"]).unwrap();
        fs::write(source.join("a"), "1").unwrap();
        assert!(!stamp().is_fresh());
        stamp().set().unwrap();
        assert!(stamp().is_fresh());
        fs::write(source.join("skipped/b"), "1").unwrap();
        assert!(stamp().is_fresh());
        fs::write(source.join("a"), "2").unwrap();
        assert!(!stamp().is_fresh());
        fs::remove_dir_all(dir).unwrap();
    }
}
