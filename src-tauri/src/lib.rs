//! The desktop shell of Goldseam: a window, the session, and thin commands over the journal.

mod backups;
mod chosen;
mod clipboard;
mod commands;
mod earlier;
mod error;
mod files;
mod incoming;
mod ipc;
mod keychain;
mod lifecycle;
mod locking;
mod pictures;
mod platform;
mod preview;
mod reminders;
mod session;
mod settings;
mod shell;
mod work;

use std::time::Instant;

pub use platform::prepare_process;
use tauri::Manager;
use tauri_plugin_window_state::StateFlags;

use crate::{settings::SettingsFile, shell::Shell};

/// Runs the program until its window is closed.
///
/// # Errors
/// When the desktop offers no window, or the system no folders for data and settings.
pub fn run() -> tauri::Result<()> {
    let started = Instant::now();
    let web_data = platform::web_data_folder();
    let ipc = ipc::builder();
    let handler = ipc::handler(&ipc);
    let for_window = web_data.clone();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
                .build(),
        )
        .invoke_handler(handler)
        .register_asynchronous_uri_scheme_protocol(pictures::SCHEME, |context, request, responder| {
            pictures::serve(context.app_handle().clone(), &request, responder);
        })
        .setup(move |app| {
            ipc.mount_events(app);
            let path = app.path();
            let settings =
                SettingsFile::load(path.config_dir()?.join(platform::FOLDER).join("settings.json"));
            let usual_vault = path.data_dir()?.join(platform::FOLDER).join("journal.goldseam");
            app.manage(Shell::new(settings, usual_vault, started));
            lifecycle::open_window(app.handle(), &for_window)?;
            lifecycle::lock_when_idle(app.handle().clone());
            lifecycle::end_when_asked(app.handle().clone());
            reminders::remind(app.handle().clone());
            backups::look_after(app.handle().clone());
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(move |app, event| {
            lifecycle::happened(app, event, &web_data);
        });
    Ok(())
}
