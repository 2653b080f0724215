//! Everything that differs between systems. The one place with `unsafe` code: environment
//! variables are changed before any thread runs.
#![allow(unsafe_code)]

use std::path::PathBuf;

use tauri::WebviewWindow;

/// Has WebKit draw without a graphics card, real or simulated.
const PLAINLY: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// What a taskbar and a notification show: a word that gives nothing away.
pub const TITLE: &str = "Notes";

/// The name of our folders in the system's folders for data and settings.
pub const FOLDER: &str = "goldseam";

/// Call first thing in `main`.
pub fn prepare_process() {
    // SAFETY: nothing else runs yet, so nothing reads the environment meanwhile
    unsafe {
        // Mesa would write a shader cache into the home folder, GTK a settings database
        std::env::set_var("MESA_SHADER_CACHE_DISABLE", "true");
        std::env::set_var("GSETTINGS_BACKEND", "memory");
        // without a graphics card WebKit would draw everything through a simulated one: two to
        // three times slower, and half as much memory again
        if cfg!(target_os = "linux") && std::env::var_os(PLAINLY).is_none() && !has_graphics_card() {
            std::env::set_var(PLAINLY, "1");
        }
        // with these, anyone with the desktop could drive the window of a shipped build
        if cfg!(not(feature = "e2e")) {
            for name in
                ["TAURI_WEBVIEW_AUTOMATION", "WEBKIT_INSPECTOR_SERVER", "WEBKIT_INSPECTOR_HTTP_SERVER"]
            {
                std::env::remove_var(name);
            }
        }
    }
}

/// Whether there is hardware that draws: a render node of the kernel.
fn has_graphics_card() -> bool {
    let mut devices = std::fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    devices.any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}

/// Shows a notification that gives nothing away. Where there is nobody to show it, nothing happens: a
/// reminder is no promise.
pub fn notify() {
    let _ = notify_rust::Notification::new().appname(TITLE).summary(TITLE).show();
}

/// Ends the web view's processes, which would otherwise write to their folder until we have gone.
pub fn end_web_processes() {
    #[cfg(target_os = "linux")]
    for process in web_processes() {
        // one that has ended already is as good
        let _ = rustix::process::kill_process(process, rustix::process::Signal::KILL);
    }
}

/// The children of this process that are `WebKit`'s.
#[cfg(target_os = "linux")]
fn web_processes() -> Vec<rustix::process::Pid> {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let children = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
    let ours = |id: &str| {
        let name = std::fs::read_to_string(format!("/proc/{id}/comm")).ok()?;
        name.starts_with("WebKit").then(|| id.parse().ok().and_then(rustix::process::Pid::from_raw))?
    };
    children.flat_map(|line| line.split_whitespace().filter_map(ours).collect::<Vec<_>>()).collect()
}

/// The folder for the web view's own files: in memory where the system has such a place, and
/// removed at exit. Folders left behind by processes that were killed are removed here.
pub fn web_data_folder() -> PathBuf {
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
    let prefix = format!("{FOLDER}-web-");
    for left in std::fs::read_dir(&runtime).into_iter().flatten().flatten() {
        let name = left.file_name();
        let pid = name.to_str().and_then(|n| n.strip_prefix(&prefix)).and_then(|n| n.parse::<u32>().ok());
        if pid.is_some_and(|pid| !is_running(pid)) {
            let _ = std::fs::remove_dir_all(left.path());
        }
    }
    runtime.join(format!("{prefix}{}", std::process::id()))
}

/// Whether that process is one of ours. One that has ended and was not yet waited for has no program.
#[cfg(target_os = "linux")]
fn is_running(pid: u32) -> bool {
    let program = std::fs::read_link(format!("/proc/{pid}/exe")).ok();
    program.is_some_and(|p| p.file_name().and_then(|n| n.to_str()).is_some_and(|n| n.starts_with(FOLDER)))
}

#[cfg(not(target_os = "linux"))]
fn is_running(_: u32) -> bool {
    // the folder of a process that still runs must stay; elsewhere the system clears its own
    // temporary folder
    true
}

/// Puts a fresh page in place of the present one, in a new web process: the old one, and with it
/// all text that it held, ends.
pub fn renew_page(window: &WebviewWindow) -> tauri::Result<()> {
    // WebDriver takes the end of the web process for a crash and gives up. Under it the page is only
    // reloaded; `tests/window/leak.rs` sees to the real thing without WebDriver.
    if cfg!(feature = "e2e") && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some() {
        return window.reload();
    }
    #[cfg(target_os = "linux")]
    return window.with_webview(|view| {
        use webkit2gtk::WebViewExt;
        let view = view.inner();
        view.terminate_web_process();
        view.reload();
    });
    #[cfg(not(target_os = "linux"))]
    window.reload()
}
