//! The programs that a reader of a PDF may have: poppler and qpdf, and a checker of PDF/UA.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use goldseam_document::{Document, Pages, Pdf};

/// A PDF in a folder that goes with it.
pub struct File {
    _folder: tempfile::TempDir,
    pub path: PathBuf,
    pub pdf: Pdf,
}

pub fn pdf(document: &Document) -> File {
    written(Pages::of(document).unwrap().pdf(None).unwrap())
}

pub fn locked(document: &Document, password: &str) -> File {
    written(Pages::of(document).unwrap().pdf(Some(password)).unwrap())
}

fn written(pdf: Pdf) -> File {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("document.pdf");
    std::fs::write(&path, &pdf.bytes).unwrap();
    File { _folder: folder, path, pdf }
}

pub fn run(program: &str, args: &[&str], file: &Path) -> Output {
    let out = Command::new(program).args(args).arg(file).output();
    out.unwrap_or_else(|_| panic!("{program} is missing: cargo xtask setup --tests"))
}

/// What the program prints; it must succeed and complain of nothing.
#[track_caller]
pub fn said(program: &str, args: &[&str], file: &Path) -> String {
    let out = run(program, args, file);
    let complaint = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success() && complaint.is_empty(), "{program}: {complaint}");
    String::from_utf8_lossy(&out.stdout).into_owned()
}

/// The text of the file, as somebody takes it out who can't see it.
#[track_caller]
pub fn text(file: &File) -> String {
    let out = run("pdftotext", &["-enc", "UTF-8"], &file.path);
    assert!(out.status.success());
    let beside = file.path.with_extension("txt");
    std::fs::read_to_string(beside).unwrap()
}

/// Only letters and marks: how a page breaks its lines is the page's.
pub fn bare(text: &str) -> String {
    let formats = |c: &char| {
        !c.is_whitespace()
            && !matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().filter(formats).collect()
}

/// Every object and stream of the file, decompressed.
#[track_caller]
pub fn opened(file: &File) -> Vec<u8> {
    let target = file.path.with_extension("qdf");
    let out = Command::new("qpdf")
        .args(["--qdf", "--object-streams=disable", "--decode-level=all"])
        .args([&file.path, &target])
        .output()
        .expect("qpdf is missing: cargo xtask setup --tests");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    std::fs::read(target).unwrap()
}

/// Whether `bytes` hold the text, in UTF-8 or as PDF writes what is not ASCII.
pub fn holds(bytes: &[u8], text: &str) -> bool {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let found = |wanted: &[u8]| bytes.windows(wanted.len()).any(|window| window == wanted);
    found(text.as_bytes()) || found(&wide) || found(hex(&wide).as_bytes())
}

/// As qpdf writes what is no text.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The rules of PDF/UA-1 that the file breaks, by an independent checker.
#[track_caller]
pub fn broken_rules(file: &File) -> String {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let python = target.join(if cfg!(windows) { "venv/Scripts/python.exe" } else { "venv/bin/python" });
    assert!(python.is_file(), "the checker's Python is missing: cargo xtask setup --tests");
    let script = "import sys, page\n\
                  report = page.validate_pdf(sys.argv[1], profile=page.ValidationProfile.PDF_UA_1)\n\
                  assert report.rules.total > 100\n\
                  print('\\n'.join(f'{failure.rule_id}: {failure.message}' for failure in report.failures))";
    let out = Command::new(python).args(["-c", script]).arg(&file.path).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap().trim().to_owned()
}
