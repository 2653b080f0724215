//! Linux: GTK, `WebKitGTK` and what a desktop tells over D-Bus.

mod clipboard;
mod desktop;

use std::{
    cell::Cell,
    time::{Duration, Instant},
};

use gtk::{
    gdk::WindowState,
    glib::{MainContext, Priority, Propagation},
    prelude::*,
};
use rustix::process::{Pid, Signal, kill_process};
use tauri::{AppHandle, WebviewWindow};
use webkit2gtk::{WebProcessTerminationReason, WebViewExt};
use zeroize::Zeroizing;

use super::{FOLDER, Lock, Platform};
use crate::{clipboard::Copied, locking::LockReason};

/// Has `WebKit` draw without a graphics card, real or simulated.
const PLAINLY: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// A page that has lived so long did not end by what it begins with.
const SETTLED: Duration = Duration::from_secs(3);

/// A Linux desktop.
pub struct Linux;

impl Platform for Linux {
    fn environment(&self) -> Vec<(&'static str, &'static str)> {
        // Mesa would write a shader cache into the home folder, GTK a settings database
        let mut set = vec![("MESA_SHADER_CACHE_DISABLE", "true"), ("GSETTINGS_BACKEND", "memory")];
        // without a graphics card WebKit would draw everything through a simulated one: two to
        // three times slower, and half as much memory again
        if std::env::var_os(PLAINLY).is_none() && !has_graphics_card() {
            set.push((PLAINLY, "1"));
        }
        set
    }

    fn watch(&self, window: &WebviewWindow, lock: Lock) {
        desktop::watch(&lock);
        watch_page(window, Lock::clone(&lock));
        let Ok(window) = window.gtk_window() else { return };
        window.connect_window_state_event(move |_, event| {
            let minimised = WindowState::ICONIFIED;
            if event.changed_mask().contains(minimised) && event.new_window_state().contains(minimised) {
                let lock = Lock::clone(&lock);
                std::thread::spawn(move || lock(LockReason::Minimised));
            }
            Propagation::Proceed
        });
    }

    fn close_dialogs(&self) {
        on_the_windows_thread(|| {
            for dialog in gtk::Window::list_toplevels().iter().filter_map(|w| w.downcast_ref::<gtk::Dialog>())
            {
                dialog.response(gtk::ResponseType::Cancel);
            }
        });
    }

    fn renew_page(&self, window: &WebviewWindow) -> tauri::Result<()> {
        // WebDriver takes the end of the web process for a crash and gives up. Under it the page is only
        // reloaded; `tests/window/leak.rs` sees to the real thing without WebDriver.
        if cfg!(feature = "e2e") && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some() {
            return window.reload();
        }
        window.with_webview(|view| {
            let view = view.inner();
            view.terminate_web_process();
            view.reload();
        })
    }

    fn end_web_processes(&self) {
        for process in web_processes() {
            // one that has ended already is as good
            let _ = kill_process(process, Signal::KILL);
        }
    }

    fn is_running(&self, pid: u32) -> bool {
        // one that has ended and was not yet waited for has no program
        let program = std::fs::read_link(format!("/proc/{pid}/exe")).ok();
        program.is_some_and(|p| p.file_name().and_then(|n| n.to_str()).is_some_and(|n| n.starts_with(FOLDER)))
    }

    /// `WebKitGTK` gives a page nothing of the files that are dropped on it.
    fn page_takes_drops(&self) -> bool {
        false
    }

    fn copied(&self, _: &AppHandle) -> Option<Copied> {
        clipboard::copied()
    }

    fn copy_secret(&self, text: Zeroizing<String>) -> bool {
        clipboard::copy_secret(text)
    }

    fn take_back_secret(&self) {
        clipboard::take_back_secret();
    }

    fn take_back_copied(&self) {
        clipboard::take_back_copied();
    }
}

/// Calls `lock` when the page's process ends and nobody here ended it.
fn watch_page(window: &WebviewWindow, lock: Lock) {
    // if there is no web view there is nothing that could end
    let _ = window.with_webview(move |view| {
        let last = Cell::new(None::<Instant>);
        view.inner().connect_web_process_terminated(move |_, reason| {
            if reason == WebProcessTerminationReason::TerminatedByApi {
                return;
            }
            // a page that ends as soon as it begins would do so again
            let again = last.replace(Some(Instant::now())).is_some_and(|last| last.elapsed() < SETTLED);
            if !again {
                let lock = Lock::clone(&lock);
                std::thread::spawn(move || lock(LockReason::Page));
            }
        });
    });
}

/// Runs `f` on the window's thread, also while that thread waits within a dialog of GTK's, when nothing
/// that is sent to the window through tauri arrives.
fn on_the_windows_thread(f: impl FnOnce() + Send + 'static) {
    // it runs whether or not somebody waits for its end
    drop(MainContext::default().spawn_with_priority(Priority::HIGH, async move { f() }));
}

/// Whether there is hardware that draws: a render node of the kernel.
fn has_graphics_card() -> bool {
    let mut devices = std::fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    devices.any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}

/// The children of this process that are `WebKit`'s.
fn web_processes() -> Vec<Pid> {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let children = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
    let ours = |id: &str| {
        let name = std::fs::read_to_string(format!("/proc/{id}/comm")).ok()?;
        name.starts_with("WebKit").then(|| id.parse().ok().and_then(Pid::from_raw))?
    };
    children.flat_map(|line| line.split_whitespace().filter_map(ours).collect::<Vec<_>>()).collect()
}
