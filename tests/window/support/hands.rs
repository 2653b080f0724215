//! The app as a person has it: no WebDriver, only a keyboard, and a watch on its system calls.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::{Display, Group, Home, program, wait_for};

/// A running app that is driven by key presses.
pub struct Hands {
    app: Group,
    display: Display,
    screens: Arc<Mutex<Vec<String>>>,
    said: Arc<Mutex<Vec<u8>>>,
    calls: Option<PathBuf>,
}

impl Hands {
    /// Starts the app in `home` under `strace`.
    pub fn start(home: &Home) -> Hands {
        let calls = home.path().with_extension("strace");
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-e", "trace=socket", "-o"]).arg(&calls);
        command.arg(program());
        Hands::start_by(command, home, &[], Some(calls))
    }

    /// Starts the app in `home` with nothing between it and the system.
    pub fn start_alone(home: &Home) -> Hands {
        Hands::start_with(home, &[])
    }

    /// The same with more in its environment.
    pub fn start_with(home: &Home, env: &[(&str, &str)]) -> Hands {
        Hands::start_by(Command::new(program()), home, env, None)
    }

    fn start_by(mut command: Command, home: &Home, env: &[(&str, &str)], calls: Option<PathBuf>) -> Hands {
        let display = Display::start();
        home.furnish(&mut command, &display.name);
        command.envs(env.iter().copied());
        command.env("GOLDSEAM_TRACE", "1").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut app = Group::spawn(&mut command);
        let (screens, said) = (Arc::default(), Arc::default());
        listen(app.0.stdout.take().unwrap(), &screens, &said);
        listen(app.0.stderr.take().unwrap(), &screens, &said);
        Hands { app, display, screens, said, calls }
    }

    /// The name of the X screen.
    pub fn screen_name(&self) -> &str {
        &self.display.name
    }

    /// Everything that it wrote to its outputs.
    pub fn said(&self) -> Vec<u8> {
        self.said.lock().unwrap().clone()
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

    /// Clicks at a place of the window, in pixels.
    pub fn click(&self, x: u32, y: u32) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string(), "click", "1"]);
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
        let app = self.app.member("goldseam").to_string();
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
        let Some(calls) = &self.calls else { return Calls(String::new()) };
        let text = fs::read_to_string(calls).unwrap();
        fs::remove_file(calls).unwrap();
        Calls(text)
    }

    /// The web process that shows the page.
    pub fn web_process(&self) -> u32 {
        self.app.member("WebKitWeb")
    }

    /// All of the app's processes.
    pub fn group(&self) -> &Group {
        &self.app
    }

    /// Chooses in the list of actions.
    pub fn choose(&self, words: &str) {
        self.press(&["ctrl+k"]);
        std::thread::sleep(Duration::from_millis(400));
        self.type_text(words);
        std::thread::sleep(Duration::from_millis(300));
        self.press(&["Return"]);
        std::thread::sleep(Duration::from_millis(900));
    }
}

/// Keeps what comes out of the app, and the names of screens in it.
fn listen(out: impl Read + Send + 'static, screens: &Arc<Mutex<Vec<String>>>, said: &Arc<Mutex<Vec<u8>>>) {
    let (screens, said) = (Arc::clone(screens), Arc::clone(said));
    std::thread::spawn(move || {
        for line in BufReader::new(out).split(b'\n').map_while(Result::ok) {
            let text = String::from_utf8_lossy(&line);
            if let Some(name) = text.strip_prefix("screen ").and_then(|l| l.split(' ').next()) {
                screens.lock().unwrap().push(name.to_owned());
            }
            said.lock().unwrap().extend(line);
        }
    });
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
