//! What an archive says to a person who opens it without Goldseam.

/// What it is called.
pub(super) const NAME: &str = "README.txt";

/// Its text. Nothing in it is about the journal, so it is the same in every archive.
pub(super) const TEXT: &str = "\
This is everything that was in a Goldseam journal.

You need no key and no program of ours to read it. Keep it where nobody else
does: whoever can open this file can read all of it, the bin too.

entries/      What was written, a file for each entry, by year and day. They are
              texts in Markdown: any text editor opens them. Between the two
              lines of dashes stand the date, the tags and so on.
bin/          The same of what was in the bin.
attachments/  Photos and other files, as they were added. The texts lead to them.
tables/       For a spreadsheet: how it felt (mood.csv), questionnaires
              (measures.csv), check-ins (check-ins.csv) and what came of plans
              (plan.csv). They are in UTF-8, with commas. A text that begins with
              = + - or @ has an apostrophe before it, so that no spreadsheet
              takes it for a formula.
methods/      The guided methods that were filled in, in the words that they had
              then.
journal/      All of it once more, exactly, for programs: earlier versions, links,
              journeys, and everything else. Each file has one thing in each line,
              in JSON. Goldseam's docs/archive-format.md describes every field.
manifest.json When this was made, and how many things are in it.

To bring it back into a journal:  goldseam-cli import archive THIS-FILE
";
