//! G14: one of the vault's files may be read and not written. Either the vault says so, or it does
//! not need that file: what it acknowledges is kept. A whole folder that is read-only is in
//! `tests/vault/errors.rs`.

use std::{fs, path::Path};

use goldseam_proof::figure;
use goldseam_vault::{Error, Vault};

use crate::{
    disk::Disk,
    folder,
    world::{FOLDER, Step, TWO, Worker, World, credential, fault_of},
};

const BEFORE: [Step; 3] = [Step::Create, Step::Save { id: 1, seed: 1, len: 3000 }, Step::Lock];
const AFTER: Step = Step::Save { id: 2, seed: 1, len: 300 };

#[test]
fn a_file_that_can_not_be_written_is_named_or_not_needed() {
    let (mut tried, mut told) = (0, 0);
    let made = folder();
    run(made.path(), &BEFORE);
    let names: Vec<_> =
        fs::read_dir(made.path().join(FOLDER)).unwrap().map(|file| file.unwrap().file_name()).collect();
    for name in names {
        let root = folder();
        let world = run(root.path(), &BEFORE);
        let watch = Disk::watch(root.path());
        watch.protect(&Path::new(FOLDER).join(&name));
        let mut kept = world.clone();
        let opened = Vault::open(&root.path().join(FOLDER), &credential("one"), &TWO);
        match opened.and_then(|vault| {
            assert!(world.is_in(&vault)?, "{name:?}");
            let mut worker = Worker::new(root.path());
            worker.vault = Some(vault);
            worker.take(AFTER)?;
            kept = world.after(AFTER);
            worker.close()
        }) {
            Ok(()) => {}
            Err(Error::ReadOnly) => told += 1,
            Err(other) => panic!("{name:?}: {other:?}"),
        }
        drop(watch);
        assert_eq!(fault_of(root.path(), &[&kept]), None, "{name:?}");
        tried += 1;
    }
    assert!(told > 0);
    figure("G14", "read-only files of a vault that were not named, or cost something", tried, 0);
}

fn run(root: &Path, steps: &[Step]) -> World {
    let mut worker = Worker::new(root);
    steps.iter().fold(World::none(), |world, &step| {
        worker.take(step).unwrap();
        world.after(step)
    })
}
