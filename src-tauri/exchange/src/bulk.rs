//! Any number of invented entries for benchmarks: not to be read, but shaped like writing.

mod filled;

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use goldseam_journal::{Draft, Journal, Moment};

use crate::{Result, demo, random::Random, time::Wall};

pub use filled::fill;

/// How many entries go into one transaction.
const BATCH: usize = 1000;
/// Different words: the few hundred of the demo journal first, invented ones after.
const VOCABULARY: usize = 30_000;
const ZONE: Tz = chrono_tz::Europe::Lisbon;
const TAGS: [&str; 12] = [
    "sleep", "work", "therapy", "anger", "kids", "walk", "Sunday", "trust", "friends", "house", "letter",
    "mine",
];

/// `count` drafts of 150 to 300 words, spread evenly over the years up to `until`, oldest first.
/// The word of rank r comes with a frequency of about 1/r, as in natural languages (Zipf's law),
/// so that searches can be tried on common and on rare words. The same seed gives the same drafts.
pub fn drafts(count: usize, seed: u64, until: NaiveDate) -> Result<impl Iterator<Item = Draft>> {
    let mut random = Random::new(seed);
    let words = Words::new(VOCABULARY, &mut random)?;
    // three a day, and more only where a hundred years would not do
    let days = count.div_ceil(3).clamp(1, 100 * 365);
    let days_before = move |n: usize| until - Duration::days(i64::try_from(n).unwrap_or(0));
    Ok((0..count).map(move |n| {
        let date = days_before(days - 1 - n * days / count);
        let minute = u32::try_from(random.below(24 * 60)).unwrap_or(0);
        let time = NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).unwrap_or_default();
        let wall = Wall { local: date.and_time(time), zone: ZONE };
        words.draft(wall, &mut random)
    }))
}

/// Writes [`drafts`] into `journal`, a thousand in a transaction. `progress` hears the number written so far.
pub fn write(
    journal: &mut Journal,
    count: usize,
    seed: u64,
    until: NaiveDate,
    mut progress: impl FnMut(usize),
) -> Result<()> {
    let mut drafts = drafts(count, seed, until)?;
    for done in (BATCH..count + BATCH).step_by(BATCH) {
        // written when it happened
        let batch = drafts.by_ref().take(BATCH).map(|draft| {
            let written = draft.happened.resolve()?;
            Ok((draft, written))
        });
        journal.create_entries(&batch.collect::<Result<Vec<(Draft, Moment)>>>()?)?;
        progress(done.min(count));
    }
    Ok(())
}

/// A vocabulary with the chance of each word.
struct Words {
    words: Vec<String>,
    /// `sums[i]`: the chance of the words up to and with `i`, out of the last one.
    sums: Vec<f64>,
}

impl Words {
    fn new(size: usize, random: &mut Random) -> Result<Self> {
        let mut words = common_words()?;
        words.truncate(size);
        let mut known: std::collections::BTreeSet<String> = words.iter().cloned().collect();
        while words.len() < size {
            let word = invented_word(random);
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        let mut sum = 0.0;
        let sums = (1..=u32::try_from(size).unwrap_or(u32::MAX))
            .map(|rank| {
                // the offset is Mandelbrot's: without it the first word would be every tenth
                sum += 1.0 / (f64::from(rank) + 2.7);
                sum
            })
            .collect();
        Ok(Self { words, sums })
    }

    fn word(&self, random: &mut Random) -> &str {
        let at = random.share() * self.sums.last().copied().unwrap_or_default();
        let rank = self.sums.partition_point(|sum| *sum <= at);
        self.words.get(rank).map_or("", String::as_str)
    }

    fn draft(&self, about: Wall, random: &mut Random) -> Draft {
        let (mut left, mut body) = (random.between(150, 300), String::with_capacity(2200));
        while left > 0 {
            let words = random.between(6, 18).min(left);
            self.sentence(words, &mut body, random);
            left -= words;
            body.push_str(if left == 0 {
                ""
            } else if random.chance(0.2) {
                "\n\n"
            } else {
                " "
            });
        }
        let mut title = String::new();
        if random.chance(0.7) {
            self.sentence(random.between(2, 6), &mut title, random);
            title.pop();
        }
        let mut tags: Vec<String> =
            (0..random.below(4)).map(|_| TAGS[random.below(TAGS.len())].to_owned()).collect();
        tags.sort();
        tags.dedup();
        Draft { title, body, happened: about.when(), tags, starred: random.chance(0.05) }
    }

    /// So many words with a capital at the beginning and a full stop at the end.
    fn sentence(&self, words: usize, out: &mut String, random: &mut Random) {
        for n in 0..words {
            let word = self.word(random);
            if n == 0 {
                let mut chars = word.chars();
                out.extend(chars.next().into_iter().flat_map(char::to_uppercase).chain(chars));
            } else {
                out.push(' ');
                out.push_str(word);
            }
        }
        out.push('.');
    }
}

/// The words of the demo journal's text, the most frequent first.
fn common_words() -> Result<Vec<String>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in demo::text_lines()? {
        for word in line.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
            *counts.entry(word.to_lowercase()).or_default() += 1;
        }
    }
    let mut words: Vec<(String, usize)> = counts.into_iter().collect();
    words.sort_by_key(|(_, count)| std::cmp::Reverse(*count)); // stable: equal ones stay in alphabetical order
    Ok(words.into_iter().map(|(word, _)| word).collect())
}

/// Two to four syllables that can be said, and seldom are.
fn invented_word(random: &mut Random) -> String {
    const HEADS: [&str; 20] = [
        "b", "br", "d", "dr", "f", "g", "gl", "h", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr",
        "v",
    ];
    const HEARTS: [&str; 8] = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
    const TAILS: [&str; 8] = ["", "", "n", "r", "l", "s", "m", "nd"];
    (0..random.between(2, 4))
        .flat_map(|_| {
            [
                HEADS[random.below(HEADS.len())],
                HEARTS[random.below(HEARTS.len())],
                TAILS[random.below(TAILS.len())],
            ]
        })
        .collect()
}
