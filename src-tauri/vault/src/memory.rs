//! Where secrets lie, and what the process keeps out of core dumps. The one module of this crate
//! with `unsafe` code: it asks the system for pages of their own, and hands SQLCipher a key.
#![allow(unsafe_code)]

use std::{
    io,
    ops::{Deref, DerefMut},
    ptr::NonNull,
};

use rusqlite::{Connection, ffi};

use crate::error::{Error, Result};

/// Bytes on pages of their own, between two that can't be touched: not swapped out where the
/// system allows so many locked pages, not in core dumps where it knows how (Linux, FreeBSD), and
/// wiped when they go.
pub(crate) struct Guarded<T: ?Sized>(NonNull<T>);

impl<const N: usize> Guarded<[u8; N]> {
    pub fn zeros() -> Result<Self> {
        // SAFETY: every pattern of bytes is an array of bytes; we are the only owner
        let mut bytes = unsafe { memsec::malloc::<[u8; N]>() }.map(Self).ok_or_else(no_room)?;
        bytes.fill(0);
        Ok(bytes)
    }
}

impl Guarded<[u8]> {
    /// So many zeros.
    pub fn of_length(length: usize) -> Result<Self> {
        // SAFETY: as above
        let mut bytes = unsafe { memsec::malloc_sized(length) }.map(Self).ok_or_else(no_room)?;
        bytes.fill(0);
        Ok(bytes)
    }
}

fn no_room() -> Error {
    Error::Io(io::ErrorKind::OutOfMemory.into())
}

impl<T: ?Sized> Deref for Guarded<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: allocated and filled by a constructor, freed by `drop` alone
        unsafe { self.0.as_ref() }
    }
}

impl<T: ?Sized> DerefMut for Guarded<T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: as above, and borrowed by nobody else
        unsafe { self.0.as_mut() }
    }
}

impl<T: ?Sized> Drop for Guarded<T> {
    fn drop(&mut self) {
        // SAFETY: from `malloc`, and freed once. It wipes the pages before it gives them back.
        unsafe { memsec::free(self.0) }
    }
}

// SAFETY: it owns what it points to
unsafe impl<T: ?Sized + Send> Send for Guarded<T> {}
// SAFETY: shared access reads only
unsafe impl<T: ?Sized + Sync> Sync for Guarded<T> {}

/// Hands SQLCipher its key, which it keeps in locked memory. `PRAGMA key` would leave copies of
/// the statement with the key in it on the heap.
pub(crate) fn give_key(db: &Connection, text: &[u8]) -> Result<()> {
    let length = i32::try_from(text.len()).map_err(|_| no_room())?;
    // SAFETY: an open connection, and as many bytes as are said; SQLCipher copies them
    let code = unsafe { ffi::sqlite3_key(db.handle(), text.as_ptr().cast(), length) };
    if code == ffi::SQLITE_OK {
        Ok(())
    } else {
        Err(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None).into())
    }
}

/// Lets this process leave no core file behind. A program that the system was told to pipe cores
/// into still gets one; secrets in [`Guarded`] memory are not in it on Linux.
pub fn leave_no_core_file() {
    #[cfg(unix)]
    {
        let none = rustix::process::Rlimit { current: Some(0), maximum: Some(0) };
        // lowering a limit is always allowed
        let _ = rustix::process::setrlimit(rustix::process::Resource::Core, none);
    }
}

/// Closes this process to debuggers of the same user and to core handlers. Not for a program with
/// a window: the desktop's portals look at who asks, and could not any more.
pub fn close_to_debuggers() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_it_is_given() {
        let mut key = Guarded::<[u8; 32]>::zeros().unwrap();
        assert_eq!(*key, [0; 32]);
        key[31] = 7;
        let moved = key;
        assert_eq!(moved[31], 7);
        let long = Guarded::of_length(10_000).unwrap();
        assert!(long.len() == 10_000 && long.iter().all(|byte| *byte == 0));
        assert!(Guarded::of_length(0).unwrap().is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn no_core_file_is_left_from_now_on() {
        leave_no_core_file();
        let limit = rustix::process::getrlimit(rustix::process::Resource::Core);
        assert_eq!((limit.current, limit.maximum), (Some(0), Some(0)));
    }

    /// What the kernel says of the pages.
    #[cfg(target_os = "linux")]
    #[test]
    fn is_locked_and_left_out_of_core_dumps() {
        let key = Guarded::<[u8; 32]>::zeros().unwrap();
        let at = key.as_ptr() as usize;
        let maps = std::fs::read_to_string("/proc/self/smaps").unwrap();
        let mut lines = maps.lines().skip_while(|line| {
            let range = line.split(' ').next().and_then(|range| range.split_once('-'));
            let number = |hex| usize::from_str_radix(hex, 16);
            !range.is_some_and(|(from, to)| {
                number(from).is_ok_and(|from| from <= at) && number(to).is_ok_and(|to| at < to)
            })
        });
        let flags = lines.find(|line| line.starts_with("VmFlags:")).unwrap();
        assert!(flags.contains(" dd"), "{flags}");
        // `lo` needs leave to lock pages, which a container may withhold
        let limit = rustix::process::getrlimit(rustix::process::Resource::Memlock).current;
        assert!(flags.contains(" lo") || limit.is_some_and(|bytes| bytes < 1 << 16), "{flags}");
    }
}
