//! From nothing to the unlock screen, and the memory there, beside a bare window of the same make.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use goldseam_journal::Journal;
use goldseam_vault::{Cost, Passphrase};

use super::{Asked, Figures, memory};
use crate::support::{Display, Group, Home, PATIENCE, program};

/// A program that says on standard error when its first screen has been painted.
struct Program {
    path: PathBuf,
    /// The variable that makes it say so.
    trace: &'static str,
    /// How that line begins.
    ready: &'static str,
}

/// What a program's starts took.
#[derive(Default)]
struct Starts {
    milliseconds: Vec<f64>,
    megabytes: Vec<f64>,
}

pub fn measure(asked: &Asked, figures: &mut Figures) {
    compare(asked, figures, "", &[]);
    // where there is no graphics card, WebKit draws through a simulated one unless it is told not to
    compare(asked, figures, ", drawing plainly", &[("WEBKIT_DISABLE_DMABUF_RENDERER", "1")]);
}

fn compare(asked: &Asked, figures: &mut Figures, how: &str, env: &[(&str, &str)]) {
    let ours = Program { path: program(), trace: "GOLDSEAM_TRACE", ready: "screen unlock " };
    let bare = asked.bare.clone().map(|path| Program { path, trace: "PROTO_TRACE", ready: "UI_READY " });
    let settle = Duration::from_secs(if asked.quick { 1 } else { 5 });
    let (mut mine, mut beside) = (Starts::default(), Starts::default());
    // the first ones bring the files into the system's cache
    start(&ours, env, Duration::ZERO, &mut Starts::default());
    if let Some(bare) = &bare {
        start(bare, env, Duration::ZERO, &mut Starts::default());
    }
    for _ in 0..asked.rounds(11) {
        start(&ours, env, settle, &mut mine);
        if let Some(bare) = &bare {
            start(bare, env, settle, &mut beside);
        }
    }
    let what = format!("start to the painted unlock screen{how}");
    figures.beside(&what, "ms", &mine.milliseconds, &beside.milliseconds);
    let what = format!("idle on the unlock screen, all processes{how}");
    figures.beside(&what, "MB", &mine.megabytes, &beside.megabytes);
}

/// Starts the program in a new home on a new display, and ends it when it has been idle for a while.
fn start(program: &Program, env: &[(&str, &str)], settle: Duration, starts: &mut Starts) {
    let home = Home::new();
    make_vault(&home.vault());
    let display = Display::start();
    let mut command = Command::new(&program.path);
    home.furnish(&mut command, &display.name);
    command.env(program.trace, "1").envs(env.iter().copied()).stderr(Stdio::piped());
    let began = Instant::now();
    let mut app = Group::spawn(&mut command);
    let ready = first_line(&mut app, program.ready);
    starts.milliseconds.push((ready - began).as_secs_f64() * 1e3);
    std::thread::sleep(settle);
    starts.megabytes.push(memory::by_process(home.path()).values().sum());
}

/// When the program wrote the line that begins so.
fn first_line(app: &mut Group, beginning: &'static str) -> Instant {
    let (said, heard) = mpsc::channel();
    let lines = BufReader::new(app.0.stderr.take().unwrap()).lines();
    // reads on to the end, so that the program can always write
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok).filter(|line| line.starts_with(beginning)) {
            let _ = said.send((Instant::now(), line));
        }
    });
    let (when, _) = heard.recv_timeout(PATIENCE).expect("the program painted no screen");
    when
}

fn make_vault(at: &Path) {
    let passphrase = Passphrase::new(super::PASSPHRASE.to_owned()).unwrap();
    Journal::create(at, passphrase, Cost::cheap_for_tests()).unwrap().lock().unwrap();
}
