//! Processes that leave nothing running behind.

use std::os::unix::process::CommandExt;
use std::process::{Child, Command};

/// A process group that dies with this value. The app is started by the driver and outlives it,
/// so killing the driver alone would leave the app behind.
pub struct Group(pub Child);

impl Group {
    pub fn spawn(command: &mut Command) -> Group {
        let program = command.get_program().to_owned();
        Group(command.process_group(0).spawn().unwrap_or_else(|e| panic!("{}: {e}", program.display())))
    }

    /// Sends `signal` (`TERM`, `KILL` …) to every process of the group.
    pub fn signal(&self, signal: &str) {
        let group = format!("-{}", self.0.id());
        // an already finished group is no failure
        let _ = Command::new("kill").args(["-s", signal, "--", &group]).output();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.signal("KILL");
        let _ = self.0.wait();
    }
}
