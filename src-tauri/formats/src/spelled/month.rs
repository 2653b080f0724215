//! The names of months, in the languages that journals of the programs we read are most often in.

/// English, German, French, Spanish, Portuguese, Italian and Dutch, in lower case. A language's month may
/// be cut after three letters or more, where that leaves it clear.
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "jänner", "janvier", "enero", "janeiro", "gennaio", "januari"],
    &["february", "februar", "feber", "février", "fevrier", "febrero", "fevereiro", "febbraio", "februari"],
    &["march", "märz", "maerz", "mars", "marzo", "março", "marco", "maart", "mrz"],
    &["april", "avril", "abril", "aprile"],
    &["may", "mai", "mayo", "maio", "maggio", "mei"],
    &["june", "juni", "juin", "junio", "junho", "giugno"],
    &["july", "juli", "juillet", "julio", "julho", "luglio"],
    &["august", "août", "aout", "agosto", "augustus"],
    &["september", "septembre", "septiembre", "setiembre", "setembro", "settembre"],
    &["october", "oktober", "octobre", "octubre", "outubro", "ottobre"],
    &["november", "novembre", "noviembre", "novembro"],
    &["december", "dezember", "décembre", "decembre", "diciembre", "dezembro", "dicembre"],
];

const DAYS: [&[&str]; 7] = [
    &["monday", "montag", "lundi", "lunes", "segunda", "lunedì", "maandag"],
    &["tuesday", "dienstag", "mardi", "martes", "terça", "martedì", "dinsdag"],
    &["wednesday", "mittwoch", "mercredi", "miércoles", "quarta", "mercoledì", "woensdag"],
    &["thursday", "donnerstag", "jeudi", "jueves", "quinta", "giovedì", "donderdag"],
    &["friday", "freitag", "vendredi", "viernes", "sexta", "venerdì", "vrijdag"],
    &["saturday", "samstag", "sonnabend", "samedi", "sábado", "sabato", "zaterdag"],
    &["sunday", "sonntag", "dimanche", "domingo", "domenica", "zondag"],
];

/// The number of a month, from 1.
pub fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let hit = |name: &&str| *name == word || (word.chars().count() >= 3 && name.starts_with(word.as_str()));
    // whole names before parts, for the short ones of one language begin long ones of another
    MONTHS
        .iter()
        .position(|names| names.contains(&word.as_str()))
        .or_else(|| MONTHS.iter().position(|names| names.iter().any(hit)))
        .and_then(|at| u32::try_from(at + 1).ok())
}

/// Whether it is a day of the week; two letters are enough in German.
pub fn is_weekday(word: &str) -> bool {
    let word = word.to_lowercase();
    matches!(word.as_str(), "mo" | "di" | "mi" | "do" | "fr" | "sa" | "so")
        || (word.chars().count() >= 3
            && DAYS.iter().flat_map(|names| names.iter()).any(|name| name.starts_with(&word)))
}
