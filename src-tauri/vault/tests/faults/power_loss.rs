//! G2: the power goes at any moment. Whatever of the unsynced writes reached the disk, the vault
//! opens without a warning and has everything that was acknowledged.

use std::collections::HashSet;

use goldseam_proof::{figure, size};

use crate::{
    disk::{Disk, Event},
    folder,
    power::{Model, Random, digest, lay_out},
    world::{Step, Worker, World, fault_of, story},
};

/// Runs the story on a watched folder: what happened on the disk, and the world at each mark. The
/// mark of an odd number stands before a step and has the world as it will be; the next one is its
/// acknowledgement.
fn record(story: &[Step]) -> (Vec<Event>, Vec<World>) {
    let root = folder();
    let disk = Disk::watch(root.path());
    let mut worker = Worker::new(root.path());
    let mut worlds = vec![World::none()];
    for &step in story {
        let next = worlds[worlds.len() - 1].after(step);
        for done in [false, true] {
            disk.note(Event::Mark(worlds.len()));
            worlds.push(next.clone());
            if !done {
                worker.take(step).unwrap();
            }
        }
    }
    (disk.events(), worlds)
}

/// What a vault may hold after the mark.
fn possible(worlds: &[World], mark: usize) -> Vec<&World> {
    if mark % 2 == 1 { vec![&worlds[mark - 1], &worlds[mark]] } else { vec![&worlds[mark]] }
}

/// Tries `wanted` states, spread over all moments of a story.
fn sweep(
    events: &[Event],
    worlds: &[World],
    story: &[Step],
    wanted: usize,
    random: u64,
) -> (usize, Vec<String>) {
    let moments = events.iter().filter(|e| !matches!(e, Event::Mark(_))).count();
    let mut random = Random(random);
    let (mut model, mut mark, mut moment) = (Model::default(), 0, 0);
    let (mut tried, mut seen, mut wrong) = (0, HashSet::new(), Vec::new());
    for event in events {
        model.apply(event);
        if let Event::Mark(number) = event {
            mark = *number;
            continue;
        }
        moment += 1;
        let due = wanted * moment / moments;
        // a moment that can leave one state only gives its turns to the next
        for _ in 0..4 * due.saturating_sub(tried) {
            if tried >= due || !model.is_open() {
                break;
            }
            let left = model.left(&mut random);
            if !seen.insert((mark, digest(&left))) {
                continue;
            }
            let place = folder();
            lay_out(&left, place.path());
            tried += 1;
            if let Some(why) = fault_of(place.path(), &possible(worlds, mark)) {
                let step = story[mark.saturating_sub(1) / 2];
                wrong.push(format!("{step:?}, operation {moment} ({}): {why}", brief(event)));
            }
        }
    }
    (tried, wrong)
}

#[test]
fn no_power_cut_takes_what_was_acknowledged() {
    let wanted = size(300, 20_500);
    let (events, worlds) = record(&story());
    let (tried, wrong) = sweep(&events, &worlds, &story(), wanted, 0x5eed_0ff5);
    let what = "states after a power cut in which the vault lacked something acknowledged, or warned";
    figure("G2", what, tried as u64, wrong.len() as u64);
    assert!(wrong.is_empty(), "{} of {tried}: {:#?}", wrong.len(), &wrong[..wrong.len().min(40)]);
    assert!(tried * 10 >= wanted * 9, "only {tried} different states");
}

fn brief(event: &Event) -> String {
    match event {
        Event::Write(ino, at, data) => format!("write {ino} {at}+{}", data.len()),
        other => format!("{other:?}"),
    }
}

/// The sweep is no proof if it can't fail: a disk that forgets to sync the log, or a new name, is
/// found out.
#[test]
fn a_disk_that_does_not_sync_is_found_out() {
    let story = &story()[..6];
    let (events, worlds) = record(story);
    let without = |forgets: fn(&Event) -> bool| -> Vec<Event> {
        events.iter().filter(|event| !forgets(event)).cloned().collect()
    };
    for lossy in [without(|e| matches!(e, Event::Sync(_))), without(|e| matches!(e, Event::SyncDir(_)))] {
        let (tried, wrong) = sweep(&lossy, &worlds, story, 60, 7);
        assert!(wrong.len() * 10 > tried, "{} of {tried}", wrong.len());
    }
}
