//! This test program, started again as another process.

use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, Stdio};

/// What the parent hands to the child: the vault's folder.
const FOLDER: &str = "GOLDSEAM_TEST_FOLDER";
/// Begins each line that the child says to the parent; the test harness prints lines of its own.
const SAYS: &str = "child: ";

/// A command that runs only the ignored test `name` of this program.
pub fn again(name: &str, folder: &std::path::Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([name, "--exact", "--ignored", "--nocapture", "--test-threads=1"]).env(FOLDER, folder);
    command
}

/// In the child: the folder that the parent named.
pub fn folder() -> std::path::PathBuf {
    std::env::var_os(FOLDER).expect("started by another test").into()
}

/// In the child: a line for the parent. It is on the pipe when this returns.
pub fn say(text: impl std::fmt::Display) {
    println!("{SAYS}{text}");
}

/// A running child, killed when this value goes.
pub struct Other {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Other {
    pub fn start(mut command: Command) -> Other {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Other { child, lines }
    }

    /// The child's next line; `None` when it has ended.
    pub fn hear(&mut self) -> Option<String> {
        self.lines.by_ref().map_while(Result::ok).find_map(|line| {
            // the harness may have begun the line
            line.split_once(SAYS).map(|(_, said)| said.to_owned())
        })
    }

    /// Kills the child as a power switch would, without a chance to tidy up.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        self.kill();
    }
}
