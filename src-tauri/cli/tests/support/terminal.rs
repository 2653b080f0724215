//! Runs the real program on a terminal: the one that `script` makes.

use std::{
    io::{Read, Write},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

use super::Place;

/// A program on a terminal.
pub struct Terminal {
    script: Child,
    /// The terminal's device.
    tty: String,
    seen: String,
}

impl Terminal {
    /// Starts a shell line in which `cli` stands for the program.
    pub fn start(place: &Place, columns: u32, line: &str) -> Self {
        let bare = place.bare();
        let cli = bare.get_program().to_str().unwrap().to_owned();
        let vault = place.vault();
        let line = format!(
            "tty; stty rows 24 cols {columns}; {}",
            line.replace("cli ", &format!("{cli} --kdf-floor --vault {} ", vault.display()))
        );
        // a question that never comes must not be waited for all night
        let mut script = Command::new("timeout");
        script.args(["--foreground", "120", "script", "-q", "-e", "-c", &line, "/dev/null"]).env_clear();
        script
            .env("PATH", "/usr/bin:/bin")
            .env("HOME", place.path(""))
            .env("TERM", "xterm")
            .env("SHELL", "/bin/sh");
        script
            .current_dir(place.path(""))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit());
        let mut terminal = Self { script: script.spawn().unwrap(), tty: String::new(), seen: String::new() };
        let tty = terminal.until("\n");
        terminal.tty.push_str(tty.trim());
        terminal.seen.clear();
        terminal
    }

    /// Reads until this is on the terminal; gives all that came since the last time.
    pub fn until(&mut self, text: &str) -> String {
        let out = self.script.stdout.as_mut().unwrap();
        let mut bytes = Vec::new();
        let mut byte = [0];
        while !String::from_utf8_lossy(&bytes).contains(text) {
            assert_eq!(
                out.read(&mut byte).unwrap(),
                1,
                "ended before {text:?}: {}",
                String::from_utf8_lossy(&bytes)
            );
            bytes.push(byte[0]);
        }
        let new = String::from_utf8(bytes).unwrap();
        self.seen.push_str(&new);
        new
    }

    /// Types a line once the terminal no longer shows what is typed.
    pub fn type_secret(&mut self, line: &str) {
        let hidden = || {
            let state = Command::new("stty").args(["-a", "-F", &self.tty]).output().unwrap();
            String::from_utf8(state.stdout).unwrap().split_whitespace().any(|flag| flag == "-echo")
        };
        assert!(
            (0..1000).any(|_| hidden() || {
                sleep(Duration::from_millis(10));
                false
            }),
            "the terminal shows what is typed"
        );
        self.type_line(line);
    }

    pub fn type_line(&mut self, line: &str) {
        let stdin = self.script.stdin.as_mut().unwrap();
        stdin.write_all(line.as_bytes()).unwrap();
        stdin.write_all(b"\n").unwrap();
        stdin.flush().unwrap();
    }

    /// Presses a key, such as Ctrl+C, without a line end.
    pub fn type_key(&mut self, key: &str) {
        let stdin = self.script.stdin.as_mut().unwrap();
        stdin.write_all(key.as_bytes()).unwrap();
        stdin.flush().unwrap();
    }

    /// Waits for the end; gives the exit code and all that was on the terminal.
    pub fn end(mut self) -> (i32, String) {
        let mut rest = Vec::new();
        self.script.stdout.as_mut().unwrap().read_to_end(&mut rest).unwrap();
        let code = self.script.wait().unwrap().code().unwrap();
        (code, self.seen + &String::from_utf8_lossy(&rest).replace("\r\n", "\n"))
    }
}
