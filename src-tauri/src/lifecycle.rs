//! The window's life: how it is made, when it locks by itself, how it ends.

use std::{
    path::Path,
    sync::Arc,
    thread,
    time::{Duration, Instant, SystemTime},
};

use tauri::{
    AppHandle, Manager, RunEvent, Theme as WindowTheme, WebviewUrl, WebviewWindowBuilder, WindowEvent,
    webview::{Color, NewWindowResponse},
};

use crate::{commands::attachments, locking::LockReason, platform, settings::Theme, shell::Shell};

/// The label of the one window.
pub const WINDOW: &str = "main";
/// A longer gap between two ticks means that the computer slept.
const SLEPT: Duration = Duration::from_secs(20);

/// Opens the window.
pub fn open_window(app: &AppHandle, web_data: &Path) -> tauri::Result<()> {
    let (theme, paper) = match app.state::<Shell>().settings().settings().theme {
        Theme::System => (None, None),
        Theme::Light => (Some(WindowTheme::Light), Some(Color(251, 248, 242, 255))),
        Theme::Dark => (Some(WindowTheme::Dark), Some(Color(23, 26, 33, 255))),
    };
    let mut window = WebviewWindowBuilder::new(app, WINDOW, WebviewUrl::App("index.html".into()))
        .title(platform::TITLE)
        .inner_size(1180.0, 780.0)
        .min_inner_size(640.0, 480.0)
        .theme(theme)
        .data_directory(web_data.to_owned())
        .general_autofill_enabled(false)
        .zoom_hotkeys_enabled(false)
        .content_protected(true) // Windows and macOS; Linux has no such thing
        .on_navigation(|url| {
            platform::here().is_page(url) || (cfg!(dev) && url.host_str() == Some("127.0.0.1"))
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false);
    // a page that is given files itself could move no text by hand with this handler
    if platform::here().page_takes_drops() {
        window = window.disable_drag_drop_handler();
    }
    if let Some(paper) = paper {
        window = window.background_color(paper);
    }
    let window = window.build()?;
    let handle = app.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::DragDrop(event) => attachments::dragged(&handle, event),
        // the page saves what was typed before it goes
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            leave(&handle);
        }
        _ => {}
    });
    let handle = app.clone();
    platform::here().watch(&window, Arc::new(move |reason| lock_for(&handle, reason)));
    Ok(())
}

/// What the system told.
fn lock_for(app: &AppHandle, reason: LockReason) {
    let shell = app.state::<Shell>();
    let wanted = shell.settings().settings().lock_minimised;
    if reason != LockReason::Minimised || wanted {
        shell.lock(app, reason);
    }
}

/// Locks and ends, on a thread of its own.
fn leave(app: &AppHandle) {
    let app = app.clone();
    thread::spawn(move || {
        app.state::<Shell>().lock(&app, LockReason::Quit);
        app.exit(0);
    });
}

/// Watches the clock on a thread of its own, so that no page and no dialog can delay the lock.
pub fn lock_when_idle(app: AppHandle) {
    let tick = Duration::from_secs(1);
    thread::spawn(move || {
        let mut last = SystemTime::now();
        loop {
            thread::sleep(tick);
            let slept = last.elapsed().unwrap_or_default() > SLEPT;
            last = SystemTime::now();
            let shell = app.state::<Shell>();
            // work that the person began, and a clock that runs, hold this off; nothing holds off the others
            if slept {
                shell.lock(&app, LockReason::Suspend);
            } else if shell.idle() >= idle_limit(&shell) && !shell.is_closed() {
                shell.lock(&app, LockReason::Idle);
            }
        }
    });
}

fn idle_limit(shell: &Shell) -> Duration {
    #[cfg(feature = "e2e")]
    if let Some(seconds) = std::env::var("GOLDSEAM_TEST_IDLE_SECONDS").ok().and_then(|s| s.parse().ok()) {
        return Duration::from_secs(seconds);
    }
    Duration::from_secs(60 * u64::from(shell.settings().settings().auto_lock_minutes))
}

/// Ends the program in order when the session ends or somebody asks by a signal.
pub fn end_when_asked(app: AppHandle) {
    // it can only fail if it was done before; then the first one stands
    let _ = ctrlc::set_handler(move || leave(&app));
}

/// What happened to the program as a whole.
pub fn happened(app: &AppHandle, event: RunEvent, web_data: &Path) {
    match event {
        // asked for by the system, and not by `leave`
        RunEvent::ExitRequested { code: None, api, .. } => {
            api.prevent_exit();
            leave(app);
        }
        RunEvent::Exit => end(app, web_data),
        _ => {}
    }
}

/// The last thing that happens: the journal is closed, the web view's files are removed.
fn end(app: &AppHandle, web_data: &Path) {
    let shell = app.state::<Shell>();
    shell.stopping.stop();
    shell.session().lock();
    let system = platform::here();
    system.take_back_copied();
    system.end_web_processes();
    // where they were not ended at once, they may put a file back meanwhile
    let mut gone = 0;
    for _ in 0..40 {
        gone = if web_data.exists() { 0 } else { gone + 1 };
        if gone == 8 {
            break;
        }
        let _ = std::fs::remove_dir_all(web_data);
        thread::sleep(Duration::from_millis(25));
    }
}

/// Tells when a screen was first painted, if the trace is asked for. Screens have fixed names.
pub fn trace_screen(screen: &str, started: Instant) {
    let plain = screen.len() <= 40 && screen.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    if plain && std::env::var_os("GOLDSEAM_TRACE").is_some() {
        eprintln!("screen {screen} {}", started.elapsed().as_millis());
    }
}
