//! SQLite's memory: what one thread asks for can be refused from a certain request on. Rust's own
//! allocator ends the process when the system has no memory left, which a kill is (G1); SQLite's
//! page cache is what grows with the work, and SQLite lives on without.
#![allow(unsafe_code)]

use std::{
    cell::Cell,
    ffi::{c_int, c_void},
    ptr,
    sync::OnceLock,
};

use rusqlite::ffi;

/// What is refused: the request of this number, and if `for_ever` all after it.
#[derive(Debug, Clone, Copy)]
pub struct Refusal {
    pub at: u64,
    pub for_ever: bool,
}

thread_local! {
    static ASKED: Cell<u64> = const { Cell::new(0) };
    static REFUSED: Cell<u64> = const { Cell::new(0) };
    static REFUSAL: Cell<Option<Refusal>> = const { Cell::new(None) };
}

type Malloc = unsafe extern "C" fn(c_int) -> *mut c_void;
type Realloc = unsafe extern "C" fn(*mut c_void, c_int) -> *mut c_void;

/// The usual allocator's.
static USUAL: OnceLock<(Malloc, Realloc)> = OnceLock::new();

/// Counts the requests of this thread from now on, and refuses some.
pub fn refuse(refusal: Option<Refusal>) {
    ASKED.set(0);
    REFUSED.set(0);
    REFUSAL.set(refusal);
}

/// Refuses no more, and says how many requests there were, and how many of them were refused.
pub fn enough() -> (u64, u64) {
    REFUSAL.set(None);
    (ASKED.get(), REFUSED.get())
}

/// Lets a test use SQLite in between.
pub fn pause<T>(look: impl FnOnce() -> T) -> T {
    let before = (ASKED.get(), REFUSED.get(), REFUSAL.replace(None));
    let out = look();
    ASKED.set(before.0);
    REFUSED.set(before.1);
    REFUSAL.set(before.2);
    out
}

/// Stands before SQLite's allocator: to be called before anything else of SQLite.
pub fn register() {
    USUAL.get_or_init(|| {
        let mut methods = ffi::sqlite3_mem_methods {
            xMalloc: None,
            xFree: None,
            xRealloc: None,
            xSize: None,
            xRoundup: None,
            xInit: None,
            xShutdown: None,
            pAppData: ptr::null_mut(),
        };
        // SAFETY: each option takes a pointer to such a structure, which SQLite fills or copies;
        // nothing else of SQLite runs yet, as `register` is the first to be called
        unsafe {
            assert_eq!(ffi::sqlite3_config(ffi::SQLITE_CONFIG_GETMALLOC, &raw mut methods), ffi::SQLITE_OK);
            let mut ours = methods;
            ours.xMalloc = Some(malloc);
            ours.xRealloc = Some(realloc);
            assert_eq!(ffi::sqlite3_config(ffi::SQLITE_CONFIG_MALLOC, &raw mut ours), ffi::SQLITE_OK);
        }
        methods.xMalloc.zip(methods.xRealloc).unwrap()
    });
}

fn is_refused() -> bool {
    let number = ASKED.get();
    ASKED.set(number + 1);
    let hit = REFUSAL.get().is_some_and(|r| number == r.at || (r.for_ever && number > r.at));
    REFUSED.set(REFUSED.get() + u64::from(hit));
    hit
}

unsafe extern "C" fn malloc(size: c_int) -> *mut c_void {
    match USUAL.get() {
        // SAFETY: handed on as it came
        Some((usual, _)) if !is_refused() => unsafe { usual(size) },
        _ => ptr::null_mut(),
    }
}

unsafe extern "C" fn realloc(memory: *mut c_void, size: c_int) -> *mut c_void {
    match USUAL.get() {
        // SAFETY: handed on as it came, and all memory is the usual allocator's
        Some((_, usual)) if !is_refused() => unsafe { usual(memory, size) },
        _ => ptr::null_mut(),
    }
}
