//! Memory that a process gives back is wiped first: what a person wrote is gone with the value that held it.
//!
//! On Linux with glibc this stands in for the C library's own `free` and `realloc`, and so holds for all that
//! asks the C library for memory: Rust, SQLite, OpenSSL, GTK. Elsewhere it holds for Rust alone. A program that
//! links this crate and calls [`on`] has it; one with a web view calls [`on_with_web_view`] instead.
//! `docs/decisions/0012-memory-after-lock.md` says why, and what it costs.
//!
//! The one place with `unsafe` code besides the shell's `platform`: an allocator can be had in no other way.
#![allow(unsafe_code)]

/// Has the allocator linked in. Without a call the linker could leave all of this out.
pub fn on() {
    std::hint::black_box(imp::FREE);
}

/// The same for a program with a web view; call it first thing in `main`. WebKit has an allocator of its own,
/// in whose free blocks this process keeps what the page sent it. It asks the C library instead if the
/// environment says so before the program starts: it is therefore started once more, as the same process.
///
/// The web view's own processes do not inherit it: they are ended with all their memory, and would be slower.
pub fn on_with_web_view() {
    on();
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    web_view::start_again();
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod web_view {
    use std::{env, os::unix::process::CommandExt, process::Command};

    /// Has WebKit ask the C library for memory.
    const PLAIN: &str = "Malloc";

    /// Returns in the program that has it, or where it can't be had.
    pub fn start_again() {
        if env::var_os(PLAIN).is_some() {
            // SAFETY: nothing else runs yet, so nothing reads the environment meanwhile
            unsafe { env::remove_var(PLAIN) };
            return;
        }
        let Ok(program) = env::current_exe() else { return };
        let mut again = Command::new(program);
        let mut given = env::args_os();
        if let Some(name) = given.next() {
            again.arg0(name);
        }
        // it returns only if it failed; then some of what WebKit held stays until the process ends
        let _ = again.args(given).env(PLAIN, "1").exec();
    }
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod imp {
    use std::ffi::c_void;

    /// Blocks of this size are always mappings of their own, which go back to the kernel whole and cleared:
    /// the most that glibc's threshold for them can grow to.
    const MAPPED: usize = 32 << 20;

    pub const FREE: unsafe extern "C" fn(*mut c_void) = free;

    unsafe extern "C" {
        fn __libc_free(block: *mut c_void);
        fn __libc_realloc(block: *mut c_void, size: usize) -> *mut c_void;
        fn malloc(size: usize) -> *mut c_void;
        fn malloc_usable_size(block: *mut c_void) -> usize;
    }

    /// # Safety
    /// As C's: a block of this allocator that is not used afterwards, or null.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn free(block: *mut c_void) {
        if block.is_null() {
            return;
        }
        // SAFETY: the block is whole and nobody's any more. glibc says how much of it may be written, which
        // can be more than was asked for: what stood there before goes, too
        unsafe {
            let size = malloc_usable_size(block);
            if size < MAPPED {
                block.cast::<u8>().write_bytes(0, size);
            }
            __libc_free(block);
        }
    }

    /// # Safety
    /// As C's: a block of this allocator, or null.
    #[unsafe(no_mangle)]
    pub unsafe extern "C" fn realloc(block: *mut c_void, size: usize) -> *mut c_void {
        // SAFETY: as in C; where the block moves, the old one is read within its size and then given back
        unsafe {
            let old = if block.is_null() { 0 } else { malloc_usable_size(block) };
            // a mapping of its own is moved by the kernel, which leaves nothing behind
            if old == 0 || old >= MAPPED {
                return __libc_realloc(block, size);
            }
            if size == 0 {
                free(block);
                return std::ptr::null_mut();
            }
            if size <= old && size >= old / 2 {
                return block;
            }
            let new = malloc(size);
            if !new.is_null() {
                new.cast::<u8>().copy_from_nonoverlapping(block.cast(), old.min(size));
                free(block);
            }
            new
        }
    }
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
mod imp {
    use std::alloc::{GlobalAlloc, Layout, System};

    /// Rust's allocator; what it has no method for goes through the two that it has.
    struct Wiping;

    pub const FREE: fn() = || {};

    #[global_allocator]
    static WIPING: Wiping = Wiping;

    // SAFETY: blocks are the system's, with their own layouts
    unsafe impl GlobalAlloc for Wiping {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            // SAFETY: the caller's promise
            unsafe { System.alloc(layout) }
        }

        unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
            // SAFETY: the caller's promise
            unsafe { System.alloc_zeroed(layout) }
        }

        unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
            // SAFETY: the block is whole and nobody's any more
            unsafe {
                for at in 0..layout.size() {
                    block.add(at).write_volatile(0);
                }
                System.dealloc(block, layout);
            }
        }
    }
}
