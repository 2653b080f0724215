//! Processes that leave nothing running behind.

use std::fs;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};

use super::wait_for;

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

    /// Its processes that have not ended: their ids, and their names as the kernel has them, which are cut
    /// at 15 letters.
    pub fn members(&self) -> Vec<(u32, String)> {
        let group = self.0.id().to_string();
        let read = |entry: fs::DirEntry| {
            let pid: u32 = entry.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            let (name, rest) = stat.split_once('(')?.1.rsplit_once(')')?;
            let mut fields = rest.split_whitespace();
            (fields.next()? != "Z" && fields.nth(1)? == group).then(|| (pid, name.to_owned()))
        };
        fs::read_dir("/proc").unwrap().flatten().filter_map(read).collect()
    }

    /// Waits for the process whose name begins so.
    #[track_caller]
    pub fn member(&self, name: &str) -> u32 {
        let find = || self.members().into_iter().find(|(_, its)| its.starts_with(name));
        wait_for(|| format!("no process {name}"), find).0
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.signal("KILL");
        let _ = self.0.wait();
    }
}
