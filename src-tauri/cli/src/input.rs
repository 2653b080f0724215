//! Standard input, which may hold a passphrase first and the text of an entry after it.

use std::io::{self, BufRead, IsTerminal, Read, Write};

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

fn not_text() -> Failure {
    Failure::usage("What came in is not text in UTF-8. Convert it first, then try again.")
}
