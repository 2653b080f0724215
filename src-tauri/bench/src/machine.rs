//! What the figures were measured on.

use std::{fs, process::Command};

use chrono::Local;

/// One line for each thing that changes figures: its name, and what it is here.
pub fn describe() -> Vec<(&'static str, String)> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let (sqlite, cipher) = goldseam_vault::engine_versions().unwrap_or_default();
    vec![
        ("Date", Local::now().date_naive().to_string()),
        ("Processor", format!("{}, {cores} cores", field("/proc/cpuinfo", "model name"))),
        ("Memory", memory()),
        (
            "System",
            format!(
                "{}, Linux {}",
                field("/etc/os-release", "PRETTY_NAME").trim_matches('"'),
                text("/proc/sys/kernel/osrelease").trim()
            ),
        ),
        ("Window", format!("WebKitGTK {}, on Xvfb, {}", webkit(), graphics())),
        ("Database", format!("SQLite {sqlite}, SQLCipher {cipher}")),
        ("Load over the last 15 minutes", load(cores)),
    ]
}

fn text(file: &str) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

/// The value behind `name` and a `:` or `=` in a file of such lines.
fn field(file: &str, name: &str) -> String {
    let text = text(file);
    let value = text.lines().find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix([':', '=']));
    value.map_or_else(|| "unknown".to_owned(), |value| value.trim().to_owned())
}

fn memory() -> String {
    let kib = field("/proc/meminfo", "MemTotal").trim_end_matches(" kB").parse().unwrap_or(0.0);
    format!("{:.0} GiB", kib / 1024.0 / 1024.0)
}

fn graphics() -> &'static str {
    let mut devices = fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    let real = devices.any(|device| device.file_name().to_string_lossy().starts_with("renderD"));
    if real {
        "with a graphics card"
    } else {
        "without a graphics card: WebKit draws through a simulated one"
    }
}

fn webkit() -> String {
    let asked = Command::new("pkg-config").args(["--modversion", "webkit2gtk-4.1"]).output();
    asked.map_or_else(|_| "unknown".to_owned(), |out| String::from_utf8_lossy(&out.stdout).trim().to_owned())
}

/// More than about one process for each core means that the figures had to share the machine.
fn load(cores: usize) -> String {
    let load = text("/proc/loadavg");
    format!("{} on {cores} cores, the measuring included", load.split(' ').nth(2).unwrap_or("unknown"))
}
