//! Days without a year, as the oldest tables have them: `February 17`, `17. Februar`, `2月17日`.

use super::clock::digit;

/// How the names of months begin, in the languages that Daylio speaks most. The longer comes before the
/// shorter where one begins with the other.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen", "янв", "січ", "sty", "led", "oca", "ιαν", "tammi", "يناير"],
    &["feb", "fév", "fev", "фев", "лют", "lut", "úno", "şub", "φεβ", "helmi", "فبراير"],
    &["mar", "mär", "mrt", "maa", "мар", "бер", "bře", "μάρ", "μαρ", "mrz", "مارس"],
    &["apr", "avr", "abr", "апр", "кві", "kwi", "dub", "nis", "απρ", "huhti", "أبريل"],
    &["may", "mai", "mag", "mei", "maj", "май", "мая", "тра", "kvě", "μάι", "μαΐ", "μαι", "touko", "مايو"],
    &["jun", "juin", "giu", "июн", "чер", "cze", "červen", "čvn", "haz", "ιούν", "ιουν", "kesä", "يونيو"],
    &["jul", "juil", "lug", "июл", "лип", "lip", "červenec", "čvc", "tem", "ιούλ", "ιουλ", "heinä", "يوليو"],
    &["aug", "aoû", "aou", "ago", "авг", "сер", "sie", "srp", "ağu", "αύγ", "αυγ", "elo", "أغسطس"],
    &["sep", "set", "сен", "вер", "wrz", "zář", "eyl", "σεπ", "syys", "سبتمبر"],
    &["oct", "okt", "out", "ott", "окт", "жов", "paź", "říj", "eki", "οκτ", "loka", "أكتوبر"],
    &["nov", "noi", "ноя", "лис", "lis", "kas", "νοέ", "νοε", "marras", "نوفمبر"],
    &["dec", "dez", "dic", "déc", "дек", "гру", "gru", "pro", "ara", "δεκ", "joulu", "ديسمبر"],
];

/// Month and day, each from 1.
pub(super) fn month_and_day(text: &str) -> Option<(i64, i64)> {
    let text = text.to_lowercase();
    let numbers: Vec<i64> = numbers(&text);
    // Chinese, Japanese and Korean count the months, and say so
    if let ([month, day], true) = (numbers.as_slice(), text.contains(['月', '월'])) {
        return Some((*month, *day));
    }
    let [day] = numbers.as_slice() else { return None };
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 3);
    words.find_map(month).map(|month| (month, *day))
}

fn month(word: &str) -> Option<i64> {
    let mut best: Option<(usize, usize)> = None;
    for (number, starts) in MONTHS.iter().enumerate() {
        for start in starts.iter().filter(|start| word.starts_with(**start)) {
            if best.is_none_or(|(length, _)| start.len() > length) {
                best = Some((start.len(), number));
            }
        }
    }
    best.and_then(|(_, number)| i64::try_from(number + 1).ok())
}

fn numbers(text: &str) -> Vec<i64> {
    let mut numbers = Vec::new();
    let mut in_number = false;
    for c in text.chars().take(80) {
        if let Some(digit) = digit(c) {
            match numbers.last_mut() {
                Some(number) if in_number => *number = i64::min(*number * 10, 100_000) + i64::from(digit),
                _ => numbers.push(i64::from(digit)),
            }
        }
        in_number = digit(c).is_some();
    }
    numbers
}
