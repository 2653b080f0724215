//! The list of all that crosses to the UI, from which its types are generated.

use tauri::ipc::Invoke;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::{
    backups::{BackedUp, Noticed},
    commands::{
        app, archive, attachments, backups, browse, entries, feelings, help, import, journeys, keychain,
        keys, links, methods, pages, plan, sharing, tags, words,
    },
    locking::{Leaving, Locked},
};

/// The commands and events.
#[allow(clippy::too_many_lines, reason = "a list")]
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
            app::stop_work,
            app::page_saved,
            app::copy_secret,
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
            keychain::keychain_there,
            keychain::keychain_on,
            keychain::keychain_off,
            keychain::unlock_with_keychain,
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
            help::help,
            methods::methods,
            methods::method,
            methods::fill_new,
            methods::fill,
            methods::render_method,
            methods::records,
            methods::summary,
            methods::due,
            methods::settle_due,
            methods::check_method,
            methods::method_source,
            methods::method_to_source,
            methods::keep_method,
            methods::retire_method,
            methods::open_file,
            methods::export_method,
            methods::opt_in,
            methods::guide_drafts,
            methods::keep_guide_drafts,
            methods::gate,
            methods::gate_state,
            methods::remember_gate,
            words::lists,
            words::add_word,
            words::change_word,
            words::retire_word,
            words::check_words,
            words::keep_words,
            words::export_words,
            words::prompt_of_the_day,
            words::decline_prompt,
            words::favourite_prompt,
            links::link_entries,
            links::unlink_entries,
            links::links,
            links::thread,
            journeys::roles,
            journeys::journeys,
            journeys::begin_journey,
            journeys::rename_journey,
            journeys::keep_journey_gate,
            journeys::erase_journey,
            journeys::journey,
            journeys::journey_step,
            journeys::journey_history,
            journeys::act,
            journeys::erase_journey_words,
            journeys::half_said,
            journeys::keep_half_said,
            feelings::mood_line,
            feelings::mood_moments,
            feelings::mood_grid,
            feelings::word_families,
            feelings::mood_rhythm,
            feelings::mood_edges,
            feelings::numbers,
            feelings::measures,
            feelings::patterns,
            feelings::looking_back,
            feelings::hard_days_before,
            feelings::landmarks,
            feelings::keep_landmark,
            feelings::remove_landmark,
            import::import_forms,
            import::choose_import,
            import::forget_import,
            import::import_sheet,
            import::look_import,
            import::take_import,
            import::look_archive,
            import::take_archive,
            import::import_runs,
            import::import_report,
            import::import_rows,
            import::save_import_report,
            import::undo_import,
            tags::tag_groups,
            tags::keep_tag_group,
            tags::remove_tag_group,
            tags::mark_tag,
            tags::rename_tag,
            tags::merge_tags,
            tags::part_tags,
            plan::plan,
            plan::plan_log,
            plan::note_outcome,
            plan::remove_line,
            plan::export_calendar,
            pages::pages,
            sharing::pack_beginning,
            sharing::keep_pack,
            sharing::begin_next_pack,
            sharing::pack_offer,
            sharing::pack_preview,
            sharing::pack_texts,
            sharing::find_in_pack,
            sharing::guess_names,
            sharing::people,
            sharing::add_person,
            sharing::name_person,
            sharing::remove_person,
            sharing::write_pack,
            sharing::shared_log,
            sharing::remove_shared,
            attachments::attachments,
            attachments::attachment_named,
            attachments::attachment_counts,
            attachments::attachment_totals,
            attachments::gallery,
            attachments::choose_files,
            attachments::pasted_files,
            attachments::attach_chosen,
            attachments::attach_sent,
            attachments::rename_attachment,
            attachments::move_attachment,
            attachments::detach,
            attachments::save_attachment,
            archive::lay_entry,
            archive::count_take_out,
            archive::choose_take_out,
            archive::take_out,
            backups::backups,
            backups::back_up_now,
            backups::stop_backup,
            backups::add_backup_folder,
            backups::drop_backup_folder,
            backups::keep_backups_beside,
            backups::snapshots,
            backups::choose_snapshot,
            backups::look_at_snapshot,
            backups::go_back,
            backups::open_past,
            backups::close_past,
            backups::past_rows,
            backups::past_entry,
            backups::bring_back,
        ])
        .events(collect_events![
            Leaving,
            Locked,
            attachments::Dragged,
            attachments::Dropped,
            BackedUp,
            Noticed
        ])
        .typ::<crate::error::AppError>()
}

/// Answers what crosses: the commands, and the one that takes bytes as they are, for which there is no type.
pub fn handler(commands: &Builder<tauri::Wry>) -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    let typed = commands.invoke_handler();
    let raw: Box<dyn Fn(Invoke) -> bool + Send + Sync> =
        Box::new(tauri::generate_handler![attachments::attach_piece]);
    move |invoke| if invoke.message.command() == "attach_piece" { raw(invoke) } else { typed(invoke) }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use specta::datatype::{DataType, Field, Fields, Primitive};
    use specta_typescript::{Error, Typescript};
    use tauri_specta::{BuilderConfiguration, LanguageExt};

    use super::*;

    /// The types as the page meets them: whole. A method file may leave out what has a default,
    /// and serde then calls that optional; what is sent never lacks it.
    struct Whole;

    impl LanguageExt for Whole {
        type Error = Error;

        fn export(self, cfg: &BuilderConfiguration, path: &Path) -> Result<(), Error> {
            let mut cfg = cfg.clone();
            cfg.types.iter_mut(|named| {
                if let Some(DataType::Struct(it)) = &mut named.ty
                    && let Fields::Named(named) = &mut it.fields
                {
                    named.fields.iter_mut().for_each(|(_, field)| whole(field));
                }
            });
            let header =
                "// Generated from Rust by `cargo xtask bindings`. Do not edit.\n/* eslint-disable */\n";
            Typescript::default().header(header).export(&cfg, path)
        }
    }

    fn whole(field: &mut Field) {
        if !field.attributes.contains_key("serde:field:skip_serializing_if") {
            field.attributes.remove("serde:field:default");
        }
        // it would be null for a number that is none; ours are medians and values of answers
        if field.ty == Some(DataType::Primitive(Primitive::f64)) {
            field.ty = Some(DataType::Primitive(Primitive::i32));
        }
    }

    /// The committed types are those of this build. `GOLDSEAM_WRITE_BINDINGS=1` writes them.
    #[test]
    fn bindings_are_current() {
        let committed = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/ipc/bindings.ts");
        if std::env::var_os("GOLDSEAM_WRITE_BINDINGS").is_some() {
            builder().export(Whole, committed).unwrap();
        }
        let dir = tempfile::tempdir().unwrap();
        let fresh = dir.path().join("bindings.ts");
        builder().export(Whole, &fresh).unwrap();
        let (fresh, committed) =
            (std::fs::read_to_string(fresh).unwrap(), std::fs::read_to_string(committed).unwrap());
        assert!(fresh == committed, "ui/src/ipc/bindings.ts is out of date: run `cargo xtask bindings`");
    }

    /// The modules of commands, each with a permission of its name.
    const GROUPS: [&str; 19] = [
        "sharing",
        "app",
        "keys",
        "entries",
        "browse",
        "help",
        "methods",
        "words",
        "links",
        "journeys",
        "plan",
        "pages",
        "feelings",
        "tags",
        "attachments",
        "import",
        "archive",
        "backups",
        "keychain",
    ];

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
                let (group, name) = l.split_once("::")?;
                let plain = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
                (plain(group) && plain(name)).then_some((group, name))
            })
            .inspect(|(group, _)| assert!(GROUPS.contains(group), "{group} is no group with a permission"))
            .map(|(_, name)| name)
            .collect();
        assert!(names.len() > 70, "{names:?}");
        for name in names.into_iter().chain(["attach_piece"]) {
            assert!(permissions.contains(&format!("\"{name}\"")), "{name}");
        }
        for group in GROUPS {
            assert!(capability.contains(&format!("\"allow-{group}\"")), "{group}");
        }
    }
}
