//! The app as a person has it: no WebDriver, only a keyboard, and a watch on its system calls.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::{Display, Group, Home, wait_for};

/// A running app that is driven by key presses.
pub struct Hands {
    app: Group,
    display: Display,
    screens: Arc<Mutex<Vec<String>>>,
    calls: PathBuf,
}

impl Hands {
    /// Starts the app in `home` under `strace`.
    pub fn start(home: &Home) -> Hands {
        let display = Display::start();
        let calls = home.path().with_extension("strace");
        let mut command = Command::new("strace");
        command
            .args(["-f", "-qq", "-e", "trace=socket", "-o"])
            .arg(&calls)
            .arg(env!("CARGO_BIN_EXE_goldseam"));
        home.furnish(&mut command, &display.name);
        command.env("GOLDSEAM_TRACE", "1").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut app = Group::spawn(&mut command);
        let screens = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&screens);
        let lines = BufReader::new(app.0.stderr.take().unwrap()).lines();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if let Some(name) = line.strip_prefix("screen ").and_then(|l| l.split(' ').next()) {
                    seen.lock().unwrap().push(name.to_owned());
                }
            }
        });
        Hands { app, display, screens, calls }
    }

    /// Waits until a screen of this name has come up since the last call.
    #[track_caller]
    pub fn screen(&self, name: &str) {
        let seen = || self.screens.lock().unwrap().clone();
        wait_for(
            || format!("no {name} but {:?}", seen()),
            || {
                let mut seen = self.screens.lock().unwrap();
                let at = seen.iter().position(|s| s == name)?;
                seen.drain(..=at);
                Some(())
            },
        );
        // painted is not yet ready for keys: the field is focused in the next frame
        std::thread::sleep(Duration::from_millis(1500));
        // there is no window manager that would give the window the keyboard
        self.xdotool(&["search", "--onlyvisible", "--name", "^Notes$", "windowfocus", "--sync", "%1"]);
    }

    /// Presses keys by their X names, such as `ctrl+l`.
    pub fn press(&self, keys: &[&str]) {
        for key in keys {
            self.xdotool(&["key", "--delay", "120", key]);
        }
    }

    pub fn type_text(&self, text: &str) {
        self.xdotool(&["type", "--delay", "25", text]);
    }

    fn xdotool(&self, arguments: &[&str]) {
        let done =
            Command::new("xdotool").args(arguments).env("DISPLAY", &self.display.name).output().unwrap();
        assert!(done.status.success(), "xdotool {}: {}", arguments[0], String::from_utf8_lossy(&done.stderr));
    }

    /// Asks the app to end, as a desktop does at log-out, and waits until it has.
    pub fn close(mut self) -> Calls {
        let app = self.process("goldseam").to_string();
        assert!(Command::new("kill").args(["-s", "TERM", &app]).status().unwrap().success());
        wait_for(|| "the app does not end".into(), || self.app.0.try_wait().unwrap());
        self.calls()
    }

    /// Ends every process at once, as a crash does.
    pub fn kill(mut self) -> Calls {
        self.app.signal("KILL");
        let _ = self.app.0.wait();
        self.calls()
    }

    fn calls(&self) -> Calls {
        let text = fs::read_to_string(&self.calls).unwrap();
        fs::remove_file(&self.calls).unwrap();
        Calls(text)
    }

    /// The web process that shows the page.
    pub fn web_process(&self) -> u32 {
        self.process("WebKitWeb")
    }

    /// The process of the group whose name begins so.
    fn process(&self, name: &str) -> u32 {
        let group = self.app.0.id().to_string();
        let is_it = |stat: &str| {
            let (its_name, rest) = stat.split_once('(')?.1.rsplit_once(')')?;
            let mut fields = rest.split_whitespace();
            Some(its_name.starts_with(name) && fields.next()? != "Z" && fields.nth(1)? == group)
        };
        wait_for(
            || format!("no process {name}"),
            || {
                fs::read_dir("/proc").unwrap().flatten().find_map(|entry| {
                    let pid: u32 = entry.file_name().to_str()?.parse().ok()?;
                    let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
                    is_it(&stat)?.then_some(pid)
                })
            },
        )
    }
}

/// The socket calls of all its processes.
pub struct Calls(String);

impl Calls {
    /// How many sockets were opened at all, and those that could reach a network.
    pub fn sockets(&self) -> (usize, Vec<&str>) {
        let made: Vec<&str> = self.0.lines().filter(|line| line.contains("socket(")).collect();
        let network = made
            .iter()
            .copied()
            .filter(|line| !line.contains("socket(AF_UNIX") && !line.contains("socket(AF_NETLINK"));
        (made.len(), network.collect())
    }
}
