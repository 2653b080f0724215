//! Sources that were made to do harm are refused, each for its reason, within 512 MiB.

mod zips;

use std::{fs, path::Path};

use goldseam_formats::{Error, Limits, Source};
use tempfile::TempDir;
use zips::Entry;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Opens a zip of `entries` and reads all of it.
fn code_of(entries: &[Entry]) -> &'static str {
    let dir = folder();
    zips::write(&dir.path().join("export.zip"), entries);
    code_at(&dir.path().join("export.zip"))
}

fn code_at(path: &Path) -> &'static str {
    code_within(path, Limits::default())
}

fn code_within(path: &Path, limits: Limits) -> &'static str {
    let read = Source::open(path, limits).and_then(|mut source| read_all(&mut source));
    read.map_or_else(|e| e.code(), |()| "read")
}

fn read_all(source: &mut Source) -> Result<(), Error> {
    let names: Vec<_> = source.names().map(|(name, _)| name.to_owned()).collect();
    for name in names {
        source.whole(&name)?;
    }
    Ok(())
}

#[test]
fn an_honest_zip_is_read() {
    assert_eq!(code_of(&[Entry::stored("a.json", b"{}"), Entry::deflated("b/c.txt", &[b'x'; 9000])]), "read");
}

#[test]
fn a_file_that_unpacks_to_far_more_than_it_is_packed_is_refused() {
    assert_eq!(code_of(&[Entry::zeros("a.json", 64 << 20)]), "import_too_large");
}

#[test]
fn many_small_bombs_together_are_refused() {
    let bomb = Entry::zeros("", 8 << 20);
    let bombs: Vec<_> =
        (0..32).map(|n| Entry { name: format!("{n}.json").into_bytes(), ..bomb.clone() }).collect();
    assert_eq!(code_of(&bombs), "import_too_large");
}

#[test]
fn a_zip_in_a_zip_is_a_file_like_any_other_and_never_unpacked() {
    let dir = folder();
    let inner = dir.path().join("inner.zip");
    zips::write(&inner, &[Entry::zeros("a.json", 64 << 20)]);
    let inner = fs::read(inner).unwrap();
    let outer = dir.path().join("outer.zip");
    zips::write(&outer, &[Entry::deflated("inner.zip", &inner)]);
    let mut source = Source::open(&outer, Limits::default()).unwrap();
    assert_eq!(source.names().collect::<Vec<_>>(), [("inner.zip", inner.len() as u64)]);
    assert_eq!(source.whole("inner.zip").unwrap(), inner);
}

#[test]
fn files_that_share_their_bytes_are_refused() {
    let dir = folder();
    let path = dir.path().join("export.zip");
    zips::write_overlapping(&path, &Entry::zeros("", 1 << 20), 100);
    assert_eq!(code_at(&path), "import_too_large");
}

#[test]
fn a_file_that_says_it_is_shorter_than_it_is_is_damaged() {
    let mut entry = Entry::zeros("a.json", 32 << 20);
    entry.bytes = 10;
    assert_eq!(code_of(&[entry]), "import_damaged");
}

#[test]
fn a_file_that_says_it_is_longer_than_it_is_is_damaged() {
    let mut entry = Entry::deflated("a.json", b"{}");
    entry.bytes = 1000;
    entry.crc ^= 1;
    assert_eq!(code_of(&[entry]), "import_damaged");
}

#[test]
fn a_claim_of_four_gigabytes_is_refused_before_anything_is_unpacked() {
    let mut entry = Entry::deflated("a.json", b"{}");
    entry.bytes = u32::MAX - 1;
    assert_eq!(code_of(&[entry.clone()]), "import_too_large");
    entry.packed_bytes = u32::MAX - 1;
    assert_eq!(code_of(&[entry]), "import_too_large");
}

#[test]
fn a_text_that_is_too_long_is_refused_by_its_claim() {
    let dir = folder();
    let path = dir.path().join("export.zip");
    zips::write(&path, &[Entry::stored("a.json", &[b' '; 2000])]);
    assert_eq!(code_within(&path, Limits { text: 1000, ..Limits::default() }), "import_too_large");
}

#[test]
fn all_texts_together_have_a_bound_too() {
    let dir = folder();
    let path = dir.path().join("export.zip");
    zips::write(&path, &["a", "b", "c"].map(|name| Entry::stored(name, &[b' '; 400])));
    assert_eq!(code_within(&path, Limits { texts: 1000, ..Limits::default() }), "import_too_large");
    assert_eq!(code_within(&path, Limits { texts: 1200, ..Limits::default() }), "read");
}

#[test]
fn names_that_lead_out_of_the_archive_are_refused() {
    for name in [
        "../x",
        "a/../../x",
        "a/..",
        "..",
        "/etc/passwd",
        "//server/share",
        "C:/x",
        "c:x",
        "..\\x",
        "a\\..\\..\\x",
        "\\\\server\\share",
        "a\0b",
        "",
        "../folder/",
    ] {
        assert_eq!(code_of(&[Entry::stored(name, b"x")]), "import_unsafe_name", "{name:?}");
    }
}

#[test]
fn names_in_all_scripts_and_with_dots_in_them_are_fine() {
    for name in ["été/ü.json", "日記.json", "..a/b..c", "a/.hidden", "😀"] {
        // bit 11: the name is UTF-8
        let entry = Entry { flags: 1 << 11, ..Entry::stored(name, b"x") };
        assert_eq!(code_of(&[entry]), "read", "{name:?}");
    }
}

#[test]
fn a_link_in_an_archive_is_refused() {
    let link = Entry { attributes: 0o120_777 << 16, ..Entry::stored("photos", b"/etc") };
    assert_eq!(code_of(&[link]), "import_unsafe_name");
}

#[test]
fn two_files_of_one_name_are_refused() {
    let twice = [Entry::stored("a.json", b"1"), Entry::stored("a.json", b"2")];
    assert_eq!(code_of(&twice), "import_damaged");
}

#[test]
fn an_encrypted_file_asks_for_a_password() {
    let entry = Entry { flags: 1, ..Entry::stored("a.json", &[0; 20]) };
    assert_eq!(code_of(&[entry]), "import_password");
}

#[test]
fn a_way_of_packing_that_is_not_known_is_not_this_format() {
    let entry = Entry { method: 93, ..Entry::stored("a.json", b"x") };
    assert_eq!(code_of(&[entry]), "import_not_this_format");
}

#[test]
fn a_zip_that_was_cut_short_is_damaged() {
    let dir = folder();
    let path = dir.path().join("export.zip");
    zips::write(&path, &[Entry::deflated("a.json", b"{\"a\": 1}"), Entry::stored("b", b"b")]);
    let whole = fs::read(&path).unwrap();
    for length in 4..whole.len() {
        fs::write(&path, &whole[..length]).unwrap();
        assert_eq!(code_at(&path), "import_damaged", "cut at {length}");
    }
}

#[test]
fn a_text_that_is_not_utf_8_says_so() {
    let dir = folder();
    let path = dir.path().join("a.txt");
    fs::write(&path, b"caf\xe9").unwrap();
    let mut source = Source::open(&path, Limits::default()).unwrap();
    assert_eq!(source.text("a.txt").unwrap_err().code(), "import_not_text");
}

#[test]
fn what_is_not_there_is_missing() {
    assert_eq!(code_at(&folder().path().join("nothing")), "import_missing");
}

#[test]
fn a_folder_with_more_files_than_allowed_is_refused() {
    let dir = folder();
    for name in ["a", "b", "c"] {
        fs::create_dir(dir.path().join(name)).unwrap();
    }
    assert_eq!(code_within(dir.path(), Limits { files: 2, ..Limits::default() }), "import_too_large");
}

#[test]
fn folders_in_folders_end_somewhere() {
    let dir = folder();
    let mut path = dir.path().to_owned();
    for _ in 0..100 {
        path.push("d");
    }
    fs::create_dir_all(path).unwrap();
    assert_eq!(code_at(dir.path()), "import_too_large");
}

#[cfg(unix)]
mod on_unix {
    use std::{os::unix::fs::symlink, process::Command};

    use super::{Entry, Limits, Path, Source, code_at, folder, fs, read_all, zips};

    #[test]
    fn a_link_in_a_folder_is_not_followed() {
        let (dir, secret) = (folder(), folder());
        fs::write(secret.path().join("secret"), "x").unwrap();
        symlink(secret.path(), dir.path().join("folder")).unwrap();
        symlink(secret.path().join("secret"), dir.path().join("file")).unwrap();
        symlink(dir.path(), dir.path().join("itself")).unwrap();
        let source = Source::open(dir.path(), Limits::default()).unwrap();
        assert_eq!(source.names().count(), 0);
    }

    #[test]
    fn a_device_is_not_read() {
        assert_eq!(code_at(Path::new("/dev/zero")), "import_not_this_format");
    }

    /// What reading `path` comes to in a process that may take 512 MiB of addresses.
    fn code_in_512_mib(path: &Path) -> String {
        let limited = "ulimit -v 524288; exec \"$0\" --ignored --exact --nocapture on_unix::child";
        let out = Command::new("sh")
            .args(["-c", limited])
            .arg(std::env::current_exe().unwrap())
            .env("HOSTILE", path)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        let code = said.split('[').nth(1).and_then(|rest| rest.split(']').next());
        code.map_or_else(|| format!("ended with {}: {said}", out.status), str::to_owned)
    }

    #[test]
    #[ignore = "is run by the tests that bound its memory"]
    fn child() {
        let path = std::env::var_os("HOSTILE").unwrap();
        let code = Source::open(Path::new(&path), Limits::default())
            .and_then(|mut source| read_all(&mut source))
            .map_or_else(|e| e.code(), |()| "read");
        println!("[{code}]");
    }

    #[test]
    fn a_million_files_and_one_more_are_refused_before_their_names_are_held() {
        let dir = folder();
        let path = dir.path().join("export.zip");
        zips::write_many(&path, 1_000_001);
        assert_eq!(code_in_512_mib(&path), "import_too_large");
    }

    #[test]
    fn as_many_files_as_allowed_fit_into_memory() {
        let dir = folder();
        let path = dir.path().join("export.zip");
        zips::write_many(&path, Limits::default().files as u64);
        assert_eq!(code_in_512_mib(&path), "read");
    }

    #[test]
    fn bombs_are_refused_within_little_memory() {
        let dir = folder();
        let path = dir.path().join("export.zip");
        zips::write(&path, &[Entry::zeros("a.json", 1 << 29)]);
        assert_eq!(code_in_512_mib(&path), "import_too_large");
        zips::write(&path, &[Entry { bytes: 9, ..Entry::zeros("a.json", 1 << 29) }]);
        assert_eq!(code_in_512_mib(&path), "import_damaged");
    }

    #[test]
    fn the_longest_text_that_is_read_fits_into_memory() {
        let dir = folder();
        let path = dir.path().join("a.txt");
        let file = fs::File::create(&path).unwrap();
        file.set_len(Limits::default().text).unwrap();
        assert_eq!(code_in_512_mib(&path), "read");
        file.set_len(Limits::default().text + 1).unwrap();
        assert_eq!(code_in_512_mib(&path), "import_too_large");
    }
}
