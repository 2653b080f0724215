//! The system calls of `std::fs`, for the vault's small files: what they do to a watched folder is
//! reported to its [`Disk`], and what the disk says must fail does, with the error number that a
//! real disk gives.
//!
//! This program's own definitions of these functions of the C library stand before the library's.
//! SQLite's calls pass, since [`crate::vfs`] reports them. A sync reports and does no more: what a
//! power cut leaves is worked out from the report.
#![allow(unsafe_code)]

use std::{
    collections::BTreeMap,
    ffi::{CStr, OsStr, c_char, c_int, c_uint, c_void},
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::{
    disk::{self, Disk, Event, Failure, Ino, Kind},
    vfs::is_inside,
};

/// What a descriptor of a watched folder stands for.
#[derive(Clone)]
enum Handle {
    File(Arc<Disk>, Ino),
    Folder(Arc<Disk>, PathBuf),
}

static HANDLES: Mutex<BTreeMap<c_int, Handle>> = Mutex::new(BTreeMap::new());

fn handles() -> MutexGuard<'static, BTreeMap<c_int, Handle>> {
    HANDLES.lock().unwrap_or_else(PoisonError::into_inner)
}

fn handle(fd: c_int) -> Option<Handle> {
    if is_inside() { None } else { handles().get(&fd).cloned() }
}

/// # Safety
/// `name` is null or a string that ends in a zero.
unsafe fn watched(name: *const c_char) -> Option<(Arc<Disk>, PathBuf)> {
    if name.is_null() || is_inside() {
        return None;
    }
    // SAFETY: as the caller says
    disk::find(Path::new(OsStr::from_bytes(unsafe { CStr::from_ptr(name) }.to_bytes())))
}

fn fail(failure: Failure) {
    let number = if failure == Failure::Io { libc::EIO } else { libc::ENOSPC };
    // SAFETY: the C library gives each thread a place of its own for this
    unsafe { *libc::__errno_location() = number };
}

/// The C library's own function, for which ours stands: the next definition of the same name, which
/// has the same arguments. In an unsafe block, like the call of it.
macro_rules! real {
    ($name:literal, fn($($argument:ty),*) -> $out:ty) => {{
        static FOUND: std::sync::OnceLock<usize> = std::sync::OnceLock::new();
        let found = *FOUND.get_or_init(|| libc::dlsym(libc::RTLD_NEXT, $name.as_ptr()) as usize);
        std::mem::transmute::<usize, unsafe extern "C" fn($($argument),*) -> $out>(found)
    }};
}

/// Counts the operation; `Err` if it must fail, and then `errno` is set.
fn enter(disk: &Disk, kind: Kind) -> Result<(), Failure> {
    match disk.enter(kind) {
        None => Ok(()),
        Some(failure) => {
            fail(failure);
            Err(failure)
        }
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn open64(name: *const c_char, flags: c_int, mode: c_uint) -> c_int {
    // SAFETY: handed on as it came; `mode` is passed as the third of variable arguments would be,
    // and means nothing unless a file may be made
    let open = || unsafe { real!(c"open64", fn(*const c_char, c_int, c_uint) -> c_int)(name, flags, mode) };
    // SAFETY: a path, as of this function
    let Some((disk, path)) = (unsafe { watched(name) }) else { return open() };
    if enter(&disk, Kind::Open).is_err() {
        return -1;
    }
    if flags & (libc::O_WRONLY | libc::O_RDWR) != 0 && disk.is_protected(&path) {
        // SAFETY: as in `fail`
        unsafe { *libc::__errno_location() = libc::EACCES };
        return -1;
    }
    let fd = open();
    if fd < 0 {
        return fd;
    }
    let full = disk.full(&path);
    let handle = if full.is_dir() {
        Handle::Folder(disk, path)
    } else {
        let ino = disk.opened(&path);
        if flags & libc::O_TRUNC != 0 {
            disk.note(Event::Truncate(ino, 0));
        }
        Handle::File(disk, ino)
    };
    handles().insert(fd, handle);
    fd
}

#[unsafe(no_mangle)]
unsafe extern "C" fn close(fd: c_int) -> c_int {
    if !is_inside() {
        handles().remove(&fd);
    }
    // SAFETY: handed on as it came
    unsafe { real!(c"close", fn(c_int) -> c_int)(fd) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn read(fd: c_int, into: *mut c_void, n: usize) -> isize {
    if let Some(Handle::File(disk, _)) = handle(fd)
        && enter(&disk, Kind::Read).is_err()
    {
        return -1;
    }
    // SAFETY: handed on as it came
    unsafe { real!(c"read", fn(c_int, *mut c_void, usize) -> isize)(fd, into, n) }
}

/// Writes through `real`, as much as the disk lets it.
///
/// # Safety
/// `from` has `n` bytes.
unsafe fn write_at(
    (disk, ino): (&Disk, Ino),
    at: i64,
    from: *const c_void,
    n: usize,
    real: impl FnOnce(usize) -> isize,
) -> isize {
    let n = match enter(disk, Kind::Write) {
        Ok(()) => n,
        // as the system has it: what fits is written, and the next call fails
        Err(Failure::Short) if n > 1 => n / 2,
        Err(_) => return -1,
    };
    let written = real(n);
    if let (Ok(len), Ok(at)) = (usize::try_from(written), usize::try_from(at)) {
        // SAFETY: no more than the caller gave
        let bytes = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), len) };
        disk.note(Event::Write(ino, at, bytes.to_vec()));
    }
    written
}

#[unsafe(no_mangle)]
unsafe extern "C" fn write(fd: c_int, from: *const c_void, n: usize) -> isize {
    // SAFETY: handed on as it came, or less of it
    let real = |n| unsafe { real!(c"write", fn(c_int, *const c_void, usize) -> isize)(fd, from, n) };
    let Some(Handle::File(disk, ino)) = handle(fd) else { return real(n) };
    // SAFETY: asks where the descriptor stands, as the write that follows will
    let at = unsafe { libc::lseek64(fd, 0, libc::SEEK_CUR) };
    // SAFETY: as of this function
    unsafe { write_at((&disk, ino), at, from, n, real) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn pwrite64(fd: c_int, from: *const c_void, n: usize, at: i64) -> isize {
    let real = |n| {
        // SAFETY: handed on as it came, or less of it
        unsafe { real!(c"pwrite64", fn(c_int, *const c_void, usize, i64) -> isize)(fd, from, n, at) }
    };
    let Some(Handle::File(disk, ino)) = handle(fd) else { return real(n) };
    // SAFETY: as of this function
    unsafe { write_at((&disk, ino), at, from, n, real) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn ftruncate64(fd: c_int, len: i64) -> c_int {
    // SAFETY: handed on as it came
    let real = || unsafe { real!(c"ftruncate64", fn(c_int, i64) -> c_int)(fd, len) };
    let Some(Handle::File(disk, ino)) = handle(fd) else { return real() };
    if enter(&disk, Kind::Truncate).is_err() {
        return -1;
    }
    disk.note(Event::Truncate(ino, usize::try_from(len).unwrap_or_default()));
    real()
}

fn sync(fd: c_int) -> c_int {
    match handle(fd) {
        None => 0,
        Some(Handle::File(disk, ino)) => {
            let failed = enter(&disk, Kind::Sync).is_err();
            disk.note(if failed { Event::SyncFailed(ino) } else { Event::Sync(ino) });
            -c_int::from(failed)
        }
        Some(Handle::Folder(disk, path)) => match enter(&disk, Kind::Sync) {
            Ok(()) => {
                disk.note(Event::SyncDir(path));
                0
            }
            Err(_) => -1,
        },
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fsync(fd: c_int) -> c_int {
    sync(fd)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fdatasync(fd: c_int) -> c_int {
    sync(fd)
}

/// Does `real` to a watched path, and reports it if it was done.
fn change(
    found: Option<(Arc<Disk>, PathBuf)>,
    kind: Kind,
    event: impl FnOnce(PathBuf) -> Event,
    real: impl FnOnce() -> c_int,
) -> c_int {
    let Some((disk, path)) = found else { return real() };
    if enter(&disk, kind).is_err() {
        return -1;
    }
    let done = real();
    if done == 0 {
        disk.note(event(path));
    }
    done
}

#[unsafe(no_mangle)]
unsafe extern "C" fn rename(from: *const c_char, to: *const c_char) -> c_int {
    // SAFETY: handed on as it came
    let real = || unsafe { real!(c"rename", fn(*const c_char, *const c_char) -> c_int)(from, to) };
    // SAFETY: paths, as of this function
    let (from, to) = unsafe { (watched(from), watched(to)) };
    let Some((_, to)) = to else { return real() };
    change(from, Kind::Rename, |from| Event::Rename(from, to), real)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn unlink(name: *const c_char) -> c_int {
    // SAFETY: handed on as it came
    let real = || unsafe { real!(c"unlink", fn(*const c_char) -> c_int)(name) };
    // SAFETY: a path, as of this function
    change(unsafe { watched(name) }, Kind::Remove, Event::Remove, real)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn rmdir(name: *const c_char) -> c_int {
    // SAFETY: handed on as it came
    let real = || unsafe { real!(c"rmdir", fn(*const c_char) -> c_int)(name) };
    // SAFETY: a path, as of this function
    change(unsafe { watched(name) }, Kind::Remove, Event::Remove, real)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn mkdir(name: *const c_char, mode: c_uint) -> c_int {
    // SAFETY: handed on as it came
    let real = || unsafe { real!(c"mkdir", fn(*const c_char, c_uint) -> c_int)(name, mode) };
    // SAFETY: a path, as of this function
    change(unsafe { watched(name) }, Kind::MakeDir, Event::MakeDir, real)
}
