//! Standard input, which may hold a passphrase first and the text of an entry after it.

use std::{
    fs::File,
    io::{self, BufRead, IsTerminal, Read, Write},
    path::Path,
};

use zeroize::Zeroizing;

use crate::exit::{Failure, Result};

/// The longest line that is taken for a passphrase, in bytes.
const MOST_LINE: u64 = 64 * 1024;

/// The next line of `from` without its end, in memory that is wiped.
pub fn line(from: impl BufRead) -> Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::with_capacity(256));
    from.take(MOST_LINE).read_line(&mut line).map_err(|e| match e.kind() {
        io::ErrorKind::InvalidData => not_text(),
        _ => e.into(),
    })?;
    let end = line.trim_end_matches(['\n', '\r']).len();
    line.truncate(end);
    Ok(line)
}

/// All that is left of standard input, without the line end that a terminal or `echo` adds.
pub fn rest() -> Result<String> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        anstream::eprintln!(
            "Write as long as you like. Ctrl+D on an empty line ends it, Ctrl+C keeps nothing."
        );
    }
    let mut bytes = Vec::new();
    stdin.lock().read_to_end(&mut bytes)?;
    let mut text = String::from_utf8(bytes).map_err(|_| not_text())?;
    let end = text.trim_end_matches(['\n', '\r']).len();
    text.truncate(end);
    Ok(text)
}

/// Asks a question on standard error and takes a line of standard input for the answer.
pub fn ask(question: &str) -> Result<Zeroizing<String>> {
    anstream::eprint!("{question}");
    anstream::stderr().flush()?;
    line(io::stdin().lock())
}

/// A line of standard input after `mark` on standard error; none at its end (Ctrl+D).
pub fn typed(mark: &str) -> Result<Option<String>> {
    anstream::eprint!("{mark}");
    anstream::stderr().flush()?;
    let mut bytes = Vec::new();
    if io::stdin().lock().read_until(b'\n', &mut bytes)? == 0 {
        anstream::eprintln!();
        return Ok(None);
    }
    let line = String::from_utf8(bytes).map_err(|_| not_text())?;
    Ok(Some(line.trim_end_matches(['\n', '\r']).to_owned()))
}

/// A text file of at most so many bytes; `-` is standard input.
pub fn file(path: &Path, most: u64) -> Result<String> {
    let mut bytes = Vec::new();
    let unread = |_| Failure::usage("The file can't be read. Check its name and that you may read it.");
    let from: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(path).map_err(unread)?)
    };
    from.take(most + 1).read_to_end(&mut bytes).map_err(unread)?;
    if bytes.len() as u64 > most {
        let most = most / 1024;
        return Err(Failure::new(
            "file_too_large",
            format!("The file is too long. It may have {most} kilobytes."),
        ));
    }
    String::from_utf8(bytes).map_err(|_| {
        Failure::new("not_text", "The file is not text in UTF-8. Convert it first, then try again.")
    })
}

fn not_text() -> Failure {
    Failure::usage("What came in is not text in UTF-8. Convert it first, then try again.")
}
