//! What the record of pages costs: `cargo run --release -p goldseam-vault --example cost -- MEGABYTES`.
//! On Linux in milliseconds of the processor, so that other work on the machine does not count; elsewhere
//! by the clock. Of what is done several times, the least.

use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};

use goldseam_vault::{Cost, Credential, Error, Migration, Passphrase, Result, Schema, Vault};

const SCHEMA: Schema = Schema {
    application_id: 0x7e57,
    migrations: &[Migration {
        number: 1,
        name: "notes",
        sql: "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)",
    }],
};
const TIMES: usize = 7;
const NOTE: u32 = 2000;

fn main() -> Result<()> {
    let megabytes: u32 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100);
    let dir = std::env::temp_dir().join(format!("goldseam-cost-{}", std::process::id()));
    let measured = measure(&dir, megabytes);
    let _ = std::fs::remove_dir_all(&dir);
    measured
}

fn key() -> Result<Credential> {
    Ok(Credential::Passphrase(Passphrase::new("open".to_owned())?))
}

fn measure(dir: &std::path::Path, megabytes: u32) -> Result<()> {
    let mut vault =
        Vault::create(dir, Passphrase::new("open".to_owned())?, Cost::cheap_for_tests(), &SCHEMA)?;
    let notes = megabytes * 1_000_000 / NOTE;
    let begun = now();
    for first in (0..notes).step_by(10_000) {
        vault.write(|tx| {
            let mut put = tx.prepare("INSERT INTO note (text) VALUES (hex(randomblob(?1)))")?;
            (first..notes.min(first + 10_000)).try_for_each(|_| put.execute([NOTE / 2]).map(drop))?;
            Ok::<_, Error>(())
        })?;
    }
    say("filled", begun.since());
    vault.lock()?;
    let (mut open, mut small, mut wide, mut idle) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TIMES {
        open.push(time(|| Vault::open(dir, &key()?, &SCHEMA).map(drop))?);
        let vault = Vault::open(dir, &key()?, &SCHEMA)?;
        idle.push(time(|| vault.lock())?);
        small.push(locked_after(dir, 1, notes)?);
        wide.push(locked_after(dir, 100, notes)?);
    }
    say("open, with key derivation for tests", least(&open));
    say("lock without a write", least(&idle));
    say("lock after one write", least(&small));
    say("lock after 100 writes all over", least(&wide));
    let mut vault = Vault::open(dir, &key()?, &SCHEMA)?;
    let mut writes =
        (0..5000).map(|n| time(|| touch(&mut vault, n * 7919 % notes))).collect::<Result<Vec<_>>>()?;
    writes.sort();
    say("a write, least", writes[0]);
    say("a write, middle", writes[writes.len() / 2]);
    say("a write, 99 of 100", writes[writes.len() * 99 / 100]);
    say("a write, longest (the log is written back)", writes[writes.len() - 1]);
    vault.lock()?;
    let mut vault = Vault::open(dir, &key()?, &SCHEMA)?;
    let (mut slices, begun) = (Vec::new(), now());
    loop {
        let slice = now();
        let done = vault.check_some(1_780_000_000)?;
        slices.push(slice.since());
        if done {
            break;
        }
    }
    say("all checks, the weekly ones too", begun.since());
    slices.sort();
    say("a slice of them, middle", slices[slices.len() / 2]);
    say("a slice of them, longest (one table)", slices[slices.len() - 1]);
    vault.lock()?;
    let mut vault = Vault::open(dir, &key()?, &SCHEMA)?;
    let compared = time(|| {
        while !vault.check_some(1_780_000_000)? {}
        Ok(())
    })?;
    say("the comparison of a session", compared);
    println!("{:>10} bytes of pages", std::fs::metadata(dir.join("pages"))?.len());
    println!("{:>10} bytes of journal.db", std::fs::metadata(dir.join("journal.db"))?.len());
    Ok(())
}

fn touch(vault: &mut Vault, note: u32) -> Result<()> {
    let sql = "UPDATE note SET text = hex(randomblob(?1)) WHERE id = ?2";
    vault.write(|tx| Ok::<_, Error>(tx.prepare_cached(sql)?.execute((NOTE / 2, note + 1)).map(drop)?))
}

fn locked_after(dir: &std::path::Path, writes: u32, notes: u32) -> Result<Duration> {
    let mut vault = Vault::open(dir, &key()?, &SCHEMA)?;
    for n in 0..writes {
        touch(&mut vault, n.wrapping_mul(7_919_333) % notes)?;
    }
    time(|| vault.lock())
}

fn time(f: impl FnOnce() -> Result<()>) -> Result<Duration> {
    let begun = now();
    f()?;
    Ok(begun.since())
}

/// How long this thread has run.
struct Ran(Duration);

fn now() -> Ran {
    static BEGUN: OnceLock<Instant> = OnceLock::new();
    let begun = *BEGUN.get_or_init(Instant::now);
    let ran = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = ran.and_then(|line| line.split(' ').next().and_then(|n| n.parse().ok()));
    Ran(nanoseconds.map_or_else(|| begun.elapsed(), Duration::from_nanos))
}

impl Ran {
    fn since(&self) -> Duration {
        now().0.saturating_sub(self.0)
    }
}

fn least(times: &[Duration]) -> Duration {
    times.iter().min().copied().unwrap_or_default()
}

fn say(what: &str, time: Duration) {
    println!("{:>10.2} ms  {what}", time.as_secs_f64() * 1e3);
}
