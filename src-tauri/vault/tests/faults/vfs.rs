//! A file system for SQLite that stands before the usual one: it reports every change of a watched
//! folder to its [`Disk`], and fails what the disk says must fail. It is SQLite's default, so that
//! the vault runs through it as it is.
//!
//! Nothing is synced for good: what a power cut leaves is worked out from the report.
#![allow(unsafe_code)]

use std::{
    cell::Cell,
    ffi::{CStr, OsStr, c_char, c_int, c_void},
    path::{Path, PathBuf},
    ptr,
    sync::{
        Arc, Once,
        atomic::{AtomicPtr, Ordering},
    },
};

use rusqlite::ffi;

use crate::disk::{self, Disk, Event, Failure, Ino, Kind};

thread_local! {
    static INSIDE: Cell<u32> = const { Cell::new(0) };
}

/// Whether this thread is inside a call of SQLite's own file system, which reports here.
pub fn is_inside() -> bool {
    INSIDE.get() > 0
}

fn inside<T>(call: impl FnOnce() -> T) -> T {
    INSIDE.set(INSIDE.get() + 1);
    let out = call();
    INSIDE.set(INSIDE.get() - 1);
    out
}

struct Watched {
    disk: Arc<Disk>,
    ino: Ino,
    /// The folder of a log that was made anew: the usual file system syncs it with the log's first sync.
    unsynced_dir: Cell<Option<PathBuf>>,
}

/// What SQLite has as an open file. The usual file system's own lies behind it.
#[repr(C)]
struct Shim {
    base: ffi::sqlite3_file,
    watched: *mut Watched,
}

/// The usual file system, fixed before the first file is opened.
fn usual() -> *mut ffi::sqlite3_vfs {
    USUAL.load(Ordering::Acquire)
}

static USUAL: AtomicPtr<ffi::sqlite3_vfs> = AtomicPtr::new(ptr::null_mut());

/// Makes this SQLite's default, once in the life of the process and before any file is opened.
pub fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: the usual file system lives as long as the process. Ours is leaked, so it does too.
        // It keeps `pAppData` and every function that it does not replace, which get nothing from
        // the structure that a copy lacks.
        unsafe {
            let usual = ffi::sqlite3_vfs_find(ptr::null());
            assert!(!usual.is_null());
            USUAL.store(usual, Ordering::Release);
            let mut ours = *usual;
            ours.szOsFile += c_int::try_from(size_of::<Shim>()).unwrap();
            ours.pNext = ptr::null_mut();
            ours.zName = c"goldseam-faults".as_ptr();
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            assert_eq!(ffi::sqlite3_vfs_register(Box::leak(Box::new(ours)), 1), ffi::SQLITE_OK);
        }
    });
}

/// # Safety
/// `name` is null or a string that ends in a zero.
unsafe fn path<'a>(name: *const c_char) -> Option<&'a Path> {
    // SAFETY: as the caller says; SQLite's names live as long as the call
    let name = (!name.is_null()).then(|| unsafe { CStr::from_ptr(name) })?;
    #[cfg(unix)]
    return Some(Path::new(<OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(name.to_bytes())));
    #[cfg(not(unix))]
    return name.to_str().ok().map(|name| Path::new(OsStr::new(name)));
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    let shim = file.cast::<Shim>();
    // SAFETY: SQLite gives `szOsFile` bytes: room for a Shim and the usual file behind it. They
    // are ours until close, and SQLite does not call close unless `pMethods` is set.
    unsafe {
        (*shim).base.pMethods = ptr::null();
        (*shim).watched = ptr::null_mut();
        let found = path(name).and_then(disk::find);
        if let Some(failure) = found.as_ref().and_then(|(disk, _)| disk.enter(Kind::Open)) {
            return if failure == Failure::Full { ffi::SQLITE_FULL } else { ffi::SQLITE_CANTOPEN };
        }
        let flags = if found.as_ref().is_some_and(|(disk, path)| disk.is_protected(path)) {
            // as the usual file system does when it is not let write
            (flags & !(ffi::SQLITE_OPEN_READWRITE | ffi::SQLITE_OPEN_CREATE)) | ffi::SQLITE_OPEN_READONLY
        } else {
            flags
        };
        let rc = inside(|| (*usual()).xOpen.unwrap()(usual(), name, real(file), flags, out));
        if rc == ffi::SQLITE_OK {
            if let Some((disk, path)) = found {
                let is_log = flags & (ffi::SQLITE_OPEN_WAL | ffi::SQLITE_OPEN_MAIN_JOURNAL) != 0;
                let dir = path.parent().filter(|_| is_log).map(Path::to_owned);
                let ino = disk.opened(&path);
                let watched = Watched { disk, ino, unsynced_dir: Cell::new(dir) };
                (*shim).watched = Box::into_raw(Box::new(watched));
            }
            (*shim).base.pMethods = &raw const METHODS;
        }
        rc
    }
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, name: *const c_char, sync_dir: c_int) -> c_int {
    // SAFETY: `name` is SQLite's and handed on as it came
    let (found, usual_delete) =
        unsafe { (path(name).and_then(disk::find), || (*usual()).xDelete.unwrap()(usual(), name, 0)) };
    let Some((disk, path)) = found else { return inside(usual_delete) };
    if disk.enter(Kind::Remove).is_some() {
        return ffi::SQLITE_IOERR_DELETE;
    }
    let rc = inside(usual_delete);
    if rc == ffi::SQLITE_OK {
        disk.note(Event::Remove(path.clone()));
        if let Some(dir) = path.parent().filter(|_| sync_dir != 0) {
            disk.note(Event::SyncDir(dir.to_owned()));
        }
    }
    rc
}

/// The usual file system's file, behind ours.
///
/// # Safety
/// `file` is one that [`open`] was given.
unsafe fn real(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: `szOsFile` counts both; a Shim's size is a multiple of a pointer's alignment
    unsafe { file.cast::<Shim>().add(1).cast() }
}

/// # Safety
/// `file` is open.
unsafe fn watched<'a>(file: *mut ffi::sqlite3_file) -> Option<&'a Watched> {
    // SAFETY: set at open, freed at close, and SQLite uses a file from one thread at a time
    unsafe { (*file.cast::<Shim>()).watched.as_ref() }
}

/// Calls a function of the usual file system on its own file.
macro_rules! usual {
    ($function:ident, $file:expr $(, $argument:expr)*) => {
        // SAFETY: SQLite calls the functions of an open file only, whose usual file is open too;
        // the arguments are handed on as they came
        unsafe {
            let real = real($file);
            inside(|| (*(*real).pMethods).$function.unwrap()(real $(, $argument)*))
        }
    };
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    let rc = usual!(xClose, file);
    // SAFETY: made by `Box::into_raw` at open, and SQLite closes once
    unsafe {
        let watched = std::mem::replace(&mut (*file.cast::<Shim>()).watched, ptr::null_mut());
        if !watched.is_null() {
            drop(Box::from_raw(watched));
        }
    }
    rc
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, into: *mut c_void, n: c_int, at: i64) -> c_int {
    // SAFETY: open, as SQLite promises
    if unsafe { watched(file) }.is_some_and(|w| w.disk.enter(Kind::Read).is_some()) {
        return ffi::SQLITE_IOERR_READ;
    }
    usual!(xRead, file, into, n, at)
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, n: c_int, at: i64) -> c_int {
    // SAFETY: open, as SQLite promises
    let Some(watched) = (unsafe { watched(file) }) else { return usual!(xWrite, file, from, n, at) };
    let failure = watched.disk.enter(Kind::Write);
    let n = match failure {
        None => n,
        Some(Failure::Short) => n / 2,
        Some(Failure::Full) => return ffi::SQLITE_FULL,
        Some(Failure::Io) => return ffi::SQLITE_IOERR_WRITE,
    };
    let rc = usual!(xWrite, file, from, n, at);
    if rc == ffi::SQLITE_OK {
        // SAFETY: SQLite gives at least `n` bytes
        let bytes = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), usize::try_from(n).unwrap()) };
        watched.disk.note(Event::Write(watched.ino, usize::try_from(at).unwrap(), bytes.to_vec()));
    }
    if failure.is_some() { ffi::SQLITE_FULL } else { rc }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, len: i64) -> c_int {
    // SAFETY: open, as SQLite promises
    let watched = unsafe { watched(file) };
    if watched.is_some_and(|w| w.disk.enter(Kind::Truncate).is_some()) {
        return ffi::SQLITE_IOERR_TRUNCATE;
    }
    let rc = usual!(xTruncate, file, len);
    if let Some(w) = watched.filter(|_| rc == ffi::SQLITE_OK) {
        w.disk.note(Event::Truncate(w.ino, usize::try_from(len).unwrap()));
    }
    rc
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    // SAFETY: open, as SQLite promises
    let Some(watched) = (unsafe { watched(file) }) else { return ffi::SQLITE_OK };
    if watched.disk.enter(Kind::Sync).is_some() {
        watched.disk.note(Event::SyncFailed(watched.ino));
        return ffi::SQLITE_IOERR_FSYNC;
    }
    watched.disk.note(Event::Sync(watched.ino));
    if let Some(dir) = watched.unsynced_dir.take() {
        watched.disk.note(Event::SyncDir(dir));
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, size: *mut i64) -> c_int {
    usual!(xFileSize, file, size)
}
unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    usual!(xLock, file, level)
}
unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    usual!(xUnlock, file, level)
}
unsafe extern "C" fn check_reserved_lock(file: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    usual!(xCheckReservedLock, file, out)
}
unsafe extern "C" fn file_control(file: *mut ffi::sqlite3_file, op: c_int, arg: *mut c_void) -> c_int {
    usual!(xFileControl, file, op, arg)
}
unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    usual!(xSectorSize, file)
}
unsafe extern "C" fn device_characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    usual!(xDeviceCharacteristics, file)
}
unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    usual!(xShmMap, file, page, size, extend, out)
}
unsafe extern "C" fn shm_lock(file: *mut ffi::sqlite3_file, at: c_int, n: c_int, flags: c_int) -> c_int {
    usual!(xShmLock, file, at, n, flags)
}
unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    usual!(xShmBarrier, file);
}
unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, delete: c_int) -> c_int {
    usual!(xShmUnmap, file, delete)
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
