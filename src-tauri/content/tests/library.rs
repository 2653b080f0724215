//! What comes with the build: every file is good, and a new one is read by being there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::format_collect)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use goldseam_content::{Library, Method};

/// The folders in which each file is a thing of its own.
const FOLDERS: [&str; 3] = ["methods", "journeys", "pages"];

fn content() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/en"))
}

fn problems(library: &Library) -> String {
    library.problems().iter().map(|problem| format!("{problem}\n")).collect()
}

#[test]
fn every_file_of_the_build_is_good() {
    let library = Library::built_in();
    assert_eq!(problems(library), "");
    assert!(!library.methods().is_empty() && !library.journeys().is_empty() && !library.pages().is_empty());
}

/// The folder, read while the app is not running, is what the build embeds.
#[test]
fn the_build_has_all_files() {
    let read = Library::read(content()).unwrap();
    let built = Library::built_in();
    assert_eq!(problems(&read), "");
    assert_eq!(read.methods(), built.methods());
    assert_eq!(read.journeys(), built.journeys());
    assert_eq!(read.pages(), built.pages());
    assert_eq!((read.roles(), read.questions()), (built.roles(), built.questions()));
    assert_eq!(read.session_pack(), built.session_pack());
    let files = |folder: &str| fs::read_dir(content().join(folder)).unwrap().count();
    assert_eq!([built.methods().len(), built.journeys().len(), built.pages().len()], FOLDERS.map(files),);
    for method in built.methods() {
        let text = fs::read_to_string(content().join(format!("methods/{}.toml", method.id))).unwrap();
        assert_eq!(built.source(&method.id), Some(text.as_str()));
    }
}

/// A method is added with a file, and with nothing else.
#[test]
fn a_new_file_is_a_new_method() {
    let folder = copy_of_the_content("new-file");
    let text = "id = \"evening\"\nversion = 1\nkind = \"record\"\ngroup = \"care\"\nname = \"Evening\"\nsummary = \"Three lines before sleep.\"\n\n[[sections]]\nid = \"day\"\nname = \"The day\"\n\n[[sections.fields]]\nid = \"lines\"\nkind = \"list\"\nlabel = \"Three lines\"\n";
    fs::write(folder.join("methods/evening.toml"), text).unwrap();
    let library = Library::read(&folder).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(problems(&library), "");
    assert_eq!(library.methods().len(), Library::built_in().methods().len() + 1);
    assert_eq!(library.method("evening"), Some(&Method::parse("evening.toml", text).unwrap()));
    assert_eq!(library.source("evening"), Some(text));
}

/// One broken file is left out and named; the others are there.
#[test]
fn a_broken_file_is_left_out() {
    let folder = copy_of_the_content("broken-file");
    let name = &Library::built_in().methods()[0].id;
    let path = folder.join(format!("methods/{name}.toml"));
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("version = 1", "version = 0")).unwrap();
    fs::write(folder.join("gate.toml"), "name = 3").unwrap();
    fs::rename(folder.join("methods/phq-9.toml"), folder.join("methods/renamed.toml")).unwrap();
    let library = Library::read(&folder).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    // others that name what is left out are there, and say so
    let (missed, broken): (Vec<_>, Vec<_>) =
        library.problems().iter().partition(|problem| problem.what.starts_with("There is no `"));
    let files: BTreeSet<&str> = broken.iter().map(|problem| problem.file.as_str()).collect();
    let broken = format!("methods/{name}.toml");
    assert_eq!(files, BTreeSet::from(["gate.toml", "methods/renamed.toml", broken.as_str()]));
    assert!(missed.iter().all(|p| p.what.contains(&format!("`{name}`")) || p.what.contains("`phq-9`")));
    assert_eq!(library.methods().len(), Library::built_in().methods().len() - 2);
    assert_eq!(library.journeys(), Library::built_in().journeys());
    assert_eq!(library.pages(), Library::built_in().pages());
    assert!(library.method(name).is_none());
}

fn copy_of_the_content(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("goldseam-content-{name}-{}", std::process::id()));
    for below in ["", "report"].into_iter().chain(FOLDERS) {
        fs::create_dir_all(folder.join(below)).unwrap();
        for entry in fs::read_dir(content().join(below)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, folder.join(below).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    folder
}
