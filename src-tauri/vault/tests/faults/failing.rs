//! G3: the disk is full, or an operation on it fails: the first, the second, the third … of a
//! workload, once or for ever. Or SQLite gets no memory. What was acknowledged stays, the error has a name, and when the
//! fault is gone the vault goes on.

use std::{
    collections::BTreeMap,
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use goldseam_proof::{figure, size};
use goldseam_vault::Error;
use rusqlite::ErrorCode;

use crate::{
    disk::{Disk, Fault, Kind},
    folder,
    memory::{self, Refusal},
    power::{Model, Random, lay_out},
    world::{FOLDER, Step, Worker, World, fault_of, story},
};

/// What goes wrong.
#[derive(Debug, Clone, Copy)]
enum Trouble {
    Disk(Fault),
    Memory(Refusal),
}

impl Trouble {
    fn begin(self, disk: &Disk) {
        match self {
            Self::Disk(fault) => disk.break_at(Some(fault)),
            Self::Memory(refusal) => memory::refuse(Some(refusal)),
        }
    }

    fn end(self, disk: &Disk) {
        match self {
            Self::Disk(_) => disk.break_at(None),
            Self::Memory(_) => drop(memory::enough()),
        }
    }

    fn is_for_ever(self) -> bool {
        match self {
            Self::Disk(fault) => fault.for_ever,
            Self::Memory(refusal) => refusal.for_ever,
        }
    }

    /// Whether it was told by its name.
    fn is(self, error: &Error) -> bool {
        match (self, error) {
            // SQLCipher takes a first page that the disk does not give for one that it can't decrypt;
            // that it can't be read is true, and nothing follows from it
            (Self::Disk(_), Error::DiskFull | Error::Io(_) | Error::ReadOnly)
            | (Self::Disk(Fault { kind: Kind::Read, .. }), Error::DatabaseDamaged) => true,
            (Self::Memory(_), Error::Database(why)) => {
                why.sqlite_error_code() == Some(ErrorCode::OutOfMemory)
            }
            _ => false,
        }
    }
}

/// What came of a story in which one operation, or all alike from one on, failed.
#[derive(Default)]
struct Outcome {
    wrong: Vec<String>,
    /// The names of the errors.
    codes: Vec<&'static str>,
    /// The vault had to be closed and opened again.
    reopened: bool,
}

struct Run<'a> {
    root: &'a Path,
    disk: &'a Disk,
    trouble: Trouble,
    worker: Worker,
    sure: World,
    /// What else there may be.
    maybe: Vec<World>,
    out: Outcome,
}

impl Run<'_> {
    /// Takes a step; false if it failed. A panic is wrong in any case.
    fn take(&mut self, step: Step) -> bool {
        let done = catch_unwind(AssertUnwindSafe(|| self.worker.take(step)));
        match done {
            Ok(Ok(())) => {
                self.sure = self.sure.after(step);
                self.maybe.iter_mut().for_each(|one| *one = one.after(step));
                return true;
            }
            Ok(Err(error)) => self.name(step, &error),
            Err(_) => {
                self.out.wrong.push(format!("{step:?} panicked"));
                self.worker.vault = None;
            }
        }
        // what failed may be on the disk all the same, and then the next one who opens the vault finds it
        let more: Vec<_> = self.worlds().into_iter().map(|world| world.after(step)).collect();
        self.maybe.extend(more);
        false
    }

    fn name(&mut self, step: Step, error: &Error) {
        self.out.codes.push(error.code());
        if !self.trouble.is(error) {
            self.out.wrong.push(format!("{step:?} failed as {error:?}"));
        }
    }

    fn worlds(&self) -> Vec<&World> {
        std::iter::once(&self.sure).chain(&self.maybe).collect()
    }

    fn look(&mut self, when: &str, root: &Path) {
        if let Some(why) = fault_of(root, &self.worlds()) {
            self.out.wrong.push(format!("{when}: {why}"));
        }
    }

    /// What the failed step left: to this process, to the next one if this is killed now, and after a power cut.
    fn look_around(&mut self, step: Step, random: &mut Random) {
        if let Some(vault) = &self.worker.vault
            && self.sure.is_in(vault).is_ok_and(|is| !is)
        {
            self.out.wrong.push(format!("{step:?} failed and is seen, or a step before it is not"));
        }
        let copy = folder();
        self.disk.pause(|| copy_below(self.root, copy.path()));
        self.look("killed then", copy.path());
        let mut model = Model::default();
        self.disk.events().iter().for_each(|event| model.apply(event));
        for _ in 0..2 {
            let place = folder();
            lay_out(&model.left(random), place.path());
            self.look("power cut then", place.path());
        }
    }

    /// When the fault is gone, in the open vault or, failing that, in one opened anew.
    fn take_at_last(&mut self, step: Step) {
        if self.take(step) {
            return;
        }
        self.out.reopened = true;
        let _ = self.worker.close();
        if !self.take(step) {
            self.out
                .wrong
                .push(format!("{step:?} still fails though the disk is well: {:?}", self.out.codes));
        }
    }
}

fn copy_below(from: &Path, to: &Path) {
    for file in fs::read_dir(from).unwrap() {
        let path = file.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            fs::create_dir(&to).unwrap();
            copy_below(&path, &to);
        } else {
            fs::copy(path, to).unwrap();
        }
    }
}

/// How many steps are tried while a disk goes on failing.
const PATIENCE: usize = 3;

fn run(story: &[Step], trouble: Trouble) -> Outcome {
    let root = folder();
    let watch = Disk::watch(root.path());
    let mut random = Random(0x5eed_0dd5);
    let mut run = Run {
        root: root.path(),
        disk: &watch,
        trouble,
        worker: Worker::new(root.path()),
        sure: World::none(),
        maybe: Vec::new(),
        out: Outcome::default(),
    };
    let mut failed = 0;
    trouble.begin(&watch);
    for &step in story {
        if run.take(step) {
            continue;
        }
        failed += 1;
        if failed == 1 {
            memory::pause(|| run.look_around(step, &mut random));
        }
        if trouble.is_for_ever() && failed < PATIENCE && run.sure.exists {
            continue;
        }
        trouble.end(&watch);
        run.take_at_last(step);
    }
    trouble.end(&watch);
    if let Err(error) = run.worker.close() {
        run.out.wrong.push(format!("does not lock: {error:?}"));
    }
    run.look("in the end", root.path());
    if matches!(trouble, Trouble::Disk(_)) && watch.struck() == 0 {
        run.out.wrong.push("the fault never came".to_owned());
    }
    run.out
}

/// The kinds of the operations of a story on a disk that is well.
fn operations(story: &[Step]) -> Vec<Kind> {
    let root = folder();
    let watch = Disk::watch(root.path());
    let mut worker = Worker::new(root.path());
    for &step in story {
        worker.take(step).unwrap();
    }
    assert!(root.path().join(FOLDER).is_dir());
    watch.operations()
}

#[test]
fn a_failing_disk_takes_nothing_and_has_a_name() {
    let story = story();
    let all: Vec<Fault> = operations(&story)
        .into_iter()
        .enumerate()
        .flat_map(|(at, kind)| kind.failures().iter().map(move |&failure| (at, kind, failure)))
        .flat_map(|(at, kind, failure)| [false, true].map(|for_ever| Fault { at, kind, failure, for_ever }))
        .collect();
    // an odd step meets both the faults that come once and those that stay
    let step = size((all.len() / 80) | 1, 1);
    let (mut tried, mut lost, mut table) = (0, 0, BTreeMap::<_, BTreeMap<_, u32>>::new());
    let mut wrong = Vec::new();
    for fault in all.iter().step_by(step) {
        let out = run(&story, Trouble::Disk(*fault));
        tried += 1;
        lost += u64::from(!out.wrong.is_empty());
        let row = table.entry((fault.kind, fault.failure, fault.for_ever)).or_default();
        for code in out.codes.iter().copied().chain(out.reopened.then_some("(opened again)")) {
            *row.entry(code).or_default() += 1;
        }
        wrong.extend(out.wrong.into_iter().map(|why| format!("{fault:?}: {why}")));
    }
    println!("{table:#?}");
    let what = "failing disk operations (full, I/O error, short write, failed sync; once and for ever) \
        with something lost, unnamed or stuck";
    figure("G3", what, tried, lost);
    assert!(wrong.is_empty(), "{lost} of {tried}: {:#?}", &wrong[..wrong.len().min(60)]);
}

/// At full size every request is refused once, and once with all after it.
#[test]
fn without_memory_nothing_is_lost() {
    let save = |id, len| Step::Save { id, seed: 1, len };
    let story = [
        Step::Create,
        save(1, 9000),
        Step::Passphrase("two"),
        Step::Reopen,
        Step::Fill { from: 10, count: 30, len: 300 },
        Step::Verify,
        Step::Rekey,
        save(2, 40_000),
        Step::Migrate,
        save(1, 20),
        Step::Lock,
    ];
    let root = folder();
    let mut worker = Worker::new(root.path());
    memory::refuse(None);
    for &step in &story {
        worker.take(step).unwrap();
    }
    let (asked, _) = memory::enough();
    let points = (0..asked).step_by(usize::try_from(size(asked / 40, 1)).unwrap());
    let (mut tried, mut lost, mut wrong) = (0, 0, Vec::new());
    for refusal in points.flat_map(|at| [false, true].map(|for_ever| Refusal { at, for_ever })) {
        let out = run(&story, Trouble::Memory(refusal));
        tried += 1;
        lost += u64::from(!out.wrong.is_empty());
        wrong.extend(out.wrong.into_iter().map(|why| format!("{refusal:?}: {why}")));
    }
    println!("{asked} requests for memory");
    figure("G3", "refused requests of SQLite for memory with something lost, unnamed or stuck", tried, lost);
    assert!(wrong.is_empty(), "{lost} of {tried}: {:#?}", &wrong[..wrong.len().min(60)]);
}
