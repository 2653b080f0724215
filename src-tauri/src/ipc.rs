//! The list of all that crosses to the UI, from which its types are generated.

use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::{
    commands::{app, browse, entries, keys},
    shell::Locked,
};

/// The commands and events.
pub fn builder() -> Builder<tauri::Wry> {
    Builder::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .commands(collect_commands![
            app::app_state,
            app::uncover,
            app::set_settings,
            app::touch,
            app::ui_ready,
            app::open_link,
            keys::strength,
            keys::create_vault,
            keys::choose_folder,
            keys::use_vault,
            keys::unlock,
            keys::unlock_with_recovery,
            keys::lock,
            keys::hide_and_lock,
            keys::accept_missing,
            keys::change_passphrase,
            keys::set_passphrase_after_recovery,
            keys::recovery_make,
            keys::recovery_confirm,
            keys::recovery_discard,
            keys::rekey,
            keys::verify_vault,
            entries::create_entry,
            entries::entry,
            entries::save_entry,
            entries::star_entry,
            entries::bin_entry,
            entries::unbin_entry,
            entries::binned,
            entries::erase_entry,
            entries::empty_bin,
            entries::revisions,
            entries::revision,
            entries::compare_revisions,
            entries::restore_revision,
            browse::timeline,
            browse::ladder,
            browse::search,
            browse::calendar,
            browse::span,
            browse::on_this_day,
            browse::tags,
        ])
        .events(collect_events![Locked])
        .typ::<crate::error::AppError>()
}

#[cfg(test)]
mod tests {
    use specta_typescript::Typescript;

    use super::*;

    fn typescript() -> Typescript {
        Typescript::default()
            .header("// Generated from Rust by `cargo xtask bindings`. Do not edit.\n/* eslint-disable */\n")
    }

    /// The committed types are those of this build. `GOLDSEAM_WRITE_BINDINGS=1` writes them.
    #[test]
    fn bindings_are_current() {
        let committed = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/ipc/bindings.ts");
        if std::env::var_os("GOLDSEAM_WRITE_BINDINGS").is_some() {
            builder().export(typescript(), committed).unwrap();
        }
        let dir = tempfile::tempdir().unwrap();
        let fresh = dir.path().join("bindings.ts");
        builder().export(typescript(), &fresh).unwrap();
        let (fresh, committed) =
            (std::fs::read_to_string(fresh).unwrap(), std::fs::read_to_string(committed).unwrap());
        assert!(fresh == committed, "ui/src/ipc/bindings.ts is out of date: run `cargo xtask bindings`");
    }

    /// Every command has its permission, in the list and in the window's capability.
    #[test]
    fn every_command_is_permitted() {
        let root = env!("CARGO_MANIFEST_DIR");
        let read = |name: &str| std::fs::read_to_string(format!("{root}/src-tauri/{name}")).unwrap();
        let (permissions, capability) = (read("permissions/commands.toml"), read("capabilities/main.json"));
        let list = include_str!("ipc.rs");
        let names: Vec<&str> = list
            .lines()
            .filter_map(|l| l.trim().strip_suffix(','))
            .filter_map(|l| {
                ["app::", "keys::", "entries::", "browse::"].iter().find_map(|m| l.strip_prefix(m))
            })
            .collect();
        assert!(names.len() > 40, "{names:?}");
        for name in names {
            assert!(permissions.contains(&format!("\"{name}\"")), "{name}");
        }
        for group in ["allow-app", "allow-keys", "allow-entries", "allow-browse"] {
            assert!(capability.contains(group), "{group}");
        }
    }
}
