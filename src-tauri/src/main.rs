//! Goldseam, the program.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    goldseam_wipe::on_with_web_view();
    goldseam_vault::leave_no_core_file();
    goldseam_shell::prepare_process();
    match goldseam_shell::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("Goldseam could not open its window: {e}");
            ExitCode::FAILURE
        }
    }
}
