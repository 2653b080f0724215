//! The month in the words of a date.

/// English, German, French, Spanish, Italian, Portuguese, Dutch.
const NAMES: [[&str; 12]; 7] = [
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
];

/// Short forms that do not begin as the names do.
const SHORT: [(&str, u32); 2] = [("mrz", 3), ("mrt", 3)];

/// What stands beside a date and says nothing of it.
const FILLERS: [&str; 22] = [
    "st", "nd", "rd", "th", "t", "of", "at", "on", "the", "de", "del", "le", "er", "um", "uhr", "à", "a",
    "o", "年", "月", "日", "der",
];

/// The month that is named. A weekday may look like a month, and stands before it.
pub(super) fn find(words: &[&str]) -> Option<u32> {
    words.iter().rev().find_map(|word| number(&word.to_lowercase()))
}

/// Whether the words may stand in a date: besides the month and fillers, one for the weekday.
pub(super) fn are_of_a_date(words: &[&str]) -> bool {
    let other = |word: &&&str| {
        let word = word.to_lowercase();
        !FILLERS.contains(&word.as_str()) && number(&word).is_none()
    };
    words.iter().filter(other).count() <= 1
}

fn number(word: &str) -> Option<u32> {
    const SHORTEST: usize = 3;
    let short = SHORT.iter().find(|(short, _)| *short == word).map(|(_, number)| *number);
    let begins = |name: &&str| word.chars().count() >= SHORTEST && name.starts_with(word);
    short.or_else(|| {
        NAMES.iter().find_map(|names| (1..).zip(names).find(|(_, name)| begins(name)).map(|(n, _)| n))
    })
}
