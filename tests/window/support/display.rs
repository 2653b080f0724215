//! A display without a screen.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::Group;

/// An X server of its own, so that tests side by side never see each other's windows.
pub struct Display {
    _server: Option<Group>,
    pub name: String,
}

impl Display {
    /// Starts one that is large enough for the largest window of the tour, or uses the one that
    /// `GOLDSEAM_DISPLAY` names.
    pub fn start() -> Display {
        if let Ok(name) = std::env::var("GOLDSEAM_DISPLAY") {
            return Display { _server: None, name };
        }
        let mut server = Group::spawn(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let mut number = String::new();
        BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut number).unwrap();
        Display { _server: Some(server), name: format!(":{}", number.trim()) }
    }
}
