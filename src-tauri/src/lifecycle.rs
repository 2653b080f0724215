//! The window's life: how it is made, when it locks by itself, how it ends.

use std::{
    path::Path,
    time::{Duration, Instant, SystemTime},
};

use tauri::{
    AppHandle, Manager, Theme as WindowTheme, WebviewUrl, WebviewWindowBuilder, WindowEvent,
    webview::{Color, NewWindowResponse},
};

use crate::{
    commands::attachments,
    platform,
    settings::Theme,
    shell::{LockReason, Shell},
};

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
            url.scheme() == "tauri"
                || (cfg!(windows) && url.host_str() == Some("tauri.localhost"))
                || (cfg!(dev) && url.host_str() == Some("127.0.0.1"))
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false);
    // WebKitGTK gives a page nothing of the files that are dropped on it; everywhere else the page is given
    // them itself, and could move no text by hand with this handler
    if cfg!(not(target_os = "linux")) {
        window = window.disable_drag_drop_handler();
    }
    if let Some(paper) = paper {
        window = window.background_color(paper);
    }
    let window = window.build()?;
    let handle = app.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(event) = event {
            attachments::dragged(&handle, event);
        }
    });
    Ok(())
}

/// Watches the clock on a thread of its own, so that no page and no dialog can delay the lock.
pub fn lock_when_idle(app: AppHandle) {
    let tick = Duration::from_secs(1);
    std::thread::spawn(move || {
        let mut last = SystemTime::now();
        loop {
            std::thread::sleep(tick);
            let slept = last.elapsed().unwrap_or_default() > SLEPT;
            last = SystemTime::now();
            let shell = app.state::<Shell>();
            let limit = idle_limit(&shell);
            if slept || shell.idle() >= limit {
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
    let _ = ctrlc::set_handler(move || app.exit(0));
}

/// The last thing that happens: the journal is closed, the web view's files are removed.
pub fn end(app: &AppHandle, web_data: &Path) {
    let shell = app.state::<Shell>();
    shell.stopping.stop();
    shell.session().lock();
    platform::end_web_processes();
    // where they were not ended at once, they may put a file back meanwhile
    let mut gone = 0;
    for _ in 0..40 {
        gone = if web_data.exists() { 0 } else { gone + 1 };
        if gone == 8 {
            break;
        }
        let _ = std::fs::remove_dir_all(web_data);
        std::thread::sleep(Duration::from_millis(25));
    }
}

/// Tells when a screen was first painted, if the trace is asked for. Screens have fixed names.
pub fn trace_screen(screen: &str, started: Instant) {
    let plain = screen.len() <= 40 && screen.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    if plain && std::env::var_os("GOLDSEAM_TRACE").is_some() {
        eprintln!("screen {screen} {}", started.elapsed().as_millis());
    }
}
