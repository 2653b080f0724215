//! One run of the app.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine;
use serde_json::{Value, json};

use super::driver::Driver;
use super::{Display, Element, Group, Home, element, program, wait_for};

pub struct App {
    pub driver: Driver,
    // dropped in this order: driver and app, then the display under them
    processes: Group,
    display: Display,
}

/// A test that fails leaves what the page held last; a picture is not to be had from every renderer.
impl Drop for App {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("failed");
            let test = std::thread::current().name().unwrap_or("window").replace("::", "-");
            let page =
                self.try_js("return document.documentElement.outerHTML", &json!([])).unwrap_or_default();
            let _ = std::fs::create_dir_all(&folder);
            let _ =
                std::fs::write(folder.join(test).with_extension("html"), page.as_str().unwrap_or_default());
        }
    }
}

impl App {
    /// Starts the app in `home`.
    pub fn start(home: &Home) -> App {
        App::start_with(home, &[])
    }

    /// Starts the app in `home`, with `env` on top.
    pub fn start_with(home: &Home, env: &[(&str, &str)]) -> App {
        App::start_by(Command::new("WebKitWebDriver"), home, env)
    }

    /// Starts the app in `home` on a disk of its own, of eight megabytes, which [`App::disk`] reaches.
    pub fn start_on_a_small_disk(home: &Home) -> App {
        let script = "mount -t tmpfs -o size=8m tmpfs \"$HOME/.local\" && exec WebKitWebDriver \"$@\"";
        std::fs::create_dir_all(home.path().join(".local")).unwrap();
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]);
        App::start_by(command, home, &[])
    }

    /// Starts the app in `home`, where a program that crashes may leave its memory behind as a file.
    pub fn start_with_cores(home: &Home) -> App {
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -c unlimited && exec WebKitWebDriver \"$@\"", "sh"]);
        App::start_by(command, home, &[])
    }

    /// The driver and all of the app's processes.
    pub fn group(&self) -> &Group {
        &self.processes
    }

    /// Where a file below the home folder is seen from here, if the app has a disk of its own.
    pub fn disk(&self, home: &Home, file: &str) -> PathBuf {
        let root = PathBuf::from(format!("/proc/{}/root", self.processes.0.id()));
        root.join(home.path().join(file).strip_prefix("/").unwrap())
    }

    fn start_by(mut command: Command, home: &Home, env: &[(&str, &str)]) -> App {
        let display = Display::start();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        home.furnish(&mut command, &display.name);
        command
            .args([format!("--port={port}"), "--host=127.0.0.1".into()])
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .envs(env.iter().copied());
        let processes = Group::spawn(&mut command);
        let mut driver = Driver::at(format!("http://127.0.0.1:{port}"));
        wait_for(|| "WebKitWebDriver does not answer".into(), || driver.get("/status").ok());
        let wanted = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions":
            { "binary": program(), "args": [] } } } });
        let session = driver.post("/session", &wanted).expect("the app did not start");
        driver.enter(session["sessionId"].as_str().unwrap());
        App { driver, processes, display }
    }

    /// The name of the screen that it is on.
    pub fn screen_name(&self) -> &str {
        &self.display.name
    }

    /// Runs `script` in the page; it may `return` a value.
    #[track_caller]
    pub fn js(&self, script: &str) -> Value {
        self.js_with(script, &json!([]))
    }

    /// Runs `script` in the page with `arguments`.
    #[track_caller]
    pub fn js_with(&self, script: &str, arguments: &Value) -> Value {
        self.try_js(script, arguments).unwrap()
    }

    pub fn try_js(&self, script: &str, arguments: &Value) -> Result<Value, String> {
        self.driver.post("/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs `script` in the page until it calls `done(value)`.
    #[track_caller]
    pub fn js_async(&self, script: &str) -> Value {
        let script = format!("const done = arguments[arguments.length - 1]; {script}");
        self.driver.post("/execute/async", &json!({ "script": script, "args": [] })).unwrap()
    }

    /// A key with others held, as a keyboard gives it: `chord(&[CTRL], 's')`.
    #[track_caller]
    pub fn chord(&self, held: &[char], key: char) {
        let down = |c: &char| json!({ "type": "keyDown", "value": c.to_string() });
        let up = |c: &char| json!({ "type": "keyUp", "value": c.to_string() });
        let pressed = held.iter().map(down).chain([down(&key), up(&key)]).chain(held.iter().rev().map(up));
        let actions = pressed.collect::<Vec<_>>();
        let body = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.driver.post("/actions", &body).unwrap();
    }

    /// One key alone.
    #[track_caller]
    pub fn press(&self, key: char) {
        self.chord(&[], key);
    }

    /// Types into whatever has the focus.
    #[track_caller]
    pub fn type_keys(&self, text: &str) {
        let strokes = text
            .chars()
            .flat_map(|c| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": c.to_string() })));
        let actions = strokes.collect::<Vec<_>>();
        let body = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.driver.post("/actions", &body).unwrap();
    }

    /// Makes the window this large, in CSS pixels.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.driver.post("/window/rect", &json!({ "width": width, "height": height })).unwrap();
        wait_for(
            || {
                format!(
                    "the window is not {width}x{height} but {}",
                    self.js("return [innerWidth, innerHeight]")
                )
            },
            || (self.js("return [innerWidth, innerHeight]") == json!([width, height])).then_some(()),
        );
    }

    /// Waits until what is on the screen stands still: letters loaded, motions over, painted.
    #[track_caller]
    pub fn settle(&self) {
        self.js_async(
            "document.fonts.ready
               .then(() => Promise.allSettled(document.getAnimations()
                 .filter((motion) => motion.effect.getComputedTiming().iterations !== Infinity)
                 .map((motion) => motion.finished)))
               .then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))",
        );
    }

    /// Saves what the window shows as a PNG.
    #[track_caller]
    pub fn picture(&self, file: &Path) {
        std::fs::write(file, self.screenshot().unwrap()).unwrap();
    }

    /// What the window shows, as a PNG; the same picture is the same bytes.
    pub fn screenshot(&self) -> Result<Vec<u8>, String> {
        let shot = self.driver.get("/screenshot")?;
        let engine = base64::engine::general_purpose::STANDARD;
        engine.decode(shot.as_str().unwrap_or_default()).map_err(|e| e.to_string())
    }

    /// What has the focus.
    pub fn active(&self) -> Option<Element<'_>> {
        let found = self.driver.get("/element/active").ok()?;
        Some(Element { app: self, id: found[element::KEY].as_str()?.to_owned() })
    }
}
