//! What is in the memory of processes, read through the kernel.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;

use crate::canary::Needles;

const PAGE: u64 = 4096;
/// Read at a time.
const CHUNK: u64 = 8 << 20;

/// Where a needle is.
#[derive(Debug)]
pub struct Found {
    /// Whose memory.
    pub process: String,
    /// Which.
    pub what: String,
    /// What the kernel says of the memory around it.
    pub place: String,
    /// The bytes around it, as far as they can be read.
    pub around: String,
}

/// Looks through all memory of these processes that could have been written to.
pub fn look(processes: &[(u32, String)], needles: &Needles) -> Vec<Found> {
    // a process that ends meanwhile holds nothing
    processes.iter().flat_map(|(pid, name)| look_into(*pid, name, needles).unwrap_or_default()).collect()
}

fn look_into(pid: u32, name: &str, needles: &Needles) -> io::Result<Vec<Found>> {
    let maps = fs::read_to_string(format!("/proc/{pid}/maps"))?;
    let memory = File::open(format!("/proc/{pid}/mem"))?;
    let pages = File::open(format!("/proc/{pid}/pagemap"))?;
    let mut found = Vec::new();
    for line in maps.lines().filter(|line| may_hold(line)) {
        let (from, to) = line.split_once(' ').unwrap().0.split_once('-').unwrap();
        let [from, to] = [from, to].map(|number| u64::from_str_radix(number, 16).unwrap());
        for (from, to) in present(&pages, from, to) {
            for bytes in chunks(&memory, from, to, needles.reach() as u64) {
                found.extend(needles.find(&bytes).into_iter().map(|(what, at)| Found {
                    process: format!("{name} {pid}"),
                    what,
                    place: line.split_whitespace().skip(1).collect::<Vec<_>>().join(" "),
                    around: readable(&bytes[at.saturating_sub(48)..(at + 48).min(bytes.len())]),
                }));
            }
        }
    }
    Ok(found)
}

/// Not what is as it is in a file, and not the kernel's own pages.
fn may_hold(line: &str) -> bool {
    let mut fields = line.split_whitespace();
    let (rights, path) = (fields.nth(1).unwrap_or_default(), fields.nth(3).unwrap_or_default());
    let kernel = ["[vvar]", "[vsyscall]", "[vdso]", "[vvar_vclock]"].contains(&path);
    !kernel && (rights.contains('w') || !path.starts_with('/'))
}

/// The stretches of a mapping that are there at all: gigabytes are only reserved.
fn present(pages: &File, from: u64, to: u64) -> Vec<(u64, u64)> {
    const MOST: u64 = 1 << 16;
    let mut stretches: Vec<(u64, u64)> = Vec::new();
    let mut first = from / PAGE;
    while first < to / PAGE {
        let count = (to / PAGE - first).min(MOST);
        let mut entries = vec![0; usize::try_from(count * 8).unwrap()];
        if pages.read_exact_at(&mut entries, first * 8).is_err() {
            break;
        }
        for (n, entry) in (first..).zip(entries.chunks_exact(8)) {
            // in memory, or put out of it
            if entry[7] & 0xc0 == 0 {
                continue;
            }
            match stretches.last_mut() {
                Some(last) if last.1 == n * PAGE => last.1 += PAGE,
                _ => stretches.push((n * PAGE, (n + 1) * PAGE)),
            }
        }
        first += count;
    }
    stretches
}

/// The bytes of a stretch, each chunk with the end of the one before it.
fn chunks(memory: &File, from: u64, to: u64, reach: u64) -> impl Iterator<Item = Vec<u8>> {
    let starts = (from..to).step_by(usize::try_from(CHUNK).unwrap());
    starts.filter_map(move |at| {
        let begin = at.saturating_sub(reach).max(from);
        let mut bytes = vec![0; usize::try_from((at + CHUNK).min(to) - begin).unwrap()];
        memory.read_exact_at(&mut bytes, begin).ok().map(|()| bytes)
    })
}

fn readable(bytes: &[u8]) -> String {
    bytes.iter().map(|b| if b.is_ascii_graphic() || *b == b' ' { char::from(*b) } else { '.' }).collect()
}

/// How much of what, where, and one example of each.
pub fn told(found: &[Found]) -> String {
    let mut counts = BTreeMap::new();
    for one in found {
        counts.entry((&one.process, &one.what, &one.place)).or_insert((0, &one.around)).0 += 1;
    }
    let lines: Vec<_> =
        counts.iter().map(|(what, (count, around))| format!("{count} × {what:?}: {around}")).collect();
    lines.join("\n")
}
