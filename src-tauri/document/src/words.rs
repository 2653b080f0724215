//! The few words that a document adds by itself, from `content/en/report/words.toml`.

use std::sync::LazyLock;

use chrono::{Datelike as _, NaiveDate};
use serde::Deserialize;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../content/en/report/words.toml")).unwrap_or_default()
});

/// What each is for stands in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub(crate) months: Vec<String>,
    pub(crate) months_short: Vec<String>,
    day: String,
    day_short: String,
    pub(crate) page: String,
    pub(crate) blackout: String,
    pub(crate) nothing: String,
    pub(crate) picture: String,
    pub(crate) picture_left_out: String,
    pub(crate) values: String,
    pub(crate) by_month: String,
    pub(crate) column_day: String,
    pub(crate) column_month: String,
    pub(crate) column_days: String,
    pub(crate) column_lowest: String,
    pub(crate) column_middle: String,
    pub(crate) column_highest: String,
    pub(crate) spread: String,
    pub(crate) no_days: String,
}

pub(crate) fn words() -> &'static Words {
    &WORDS
}

impl Words {
    /// "3 November 2026".
    pub(crate) fn day(&self, day: NaiveDate) -> String {
        Self::filled(&self.day, &self.months, day)
    }

    /// "3 Nov".
    pub(crate) fn day_short(&self, day: NaiveDate) -> String {
        Self::filled(&self.day_short, &self.months_short, day)
    }

    /// "November 2026".
    pub(crate) fn month(&self, day: NaiveDate) -> String {
        format!("{} {}", nth(&self.months, day), day.year())
    }

    /// "Nov".
    pub(crate) fn month_short(&self, day: NaiveDate) -> &str {
        nth(&self.months_short, day)
    }

    fn filled(form: &str, months: &[String], day: NaiveDate) -> String {
        form.replace("{day}", &day.day().to_string())
            .replace("{month}", nth(months, day))
            .replace("{year}", &day.year().to_string())
    }
}

fn nth(months: &[String], day: NaiveDate) -> &str {
    months.get(day.month0() as usize).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_every_word() {
        let read: Result<Words, _> = toml::from_str(include_str!("../../../content/en/report/words.toml"));
        let words = read.unwrap();
        assert_eq!((words.months.len(), words.months_short.len()), (12, 12));
        assert!(words.page.contains("{page}") && words.page.contains("{pages}"));
        let day = NaiveDate::from_ymd_opt(2026, 11, 3).unwrap();
        assert_eq!(
            [words.day(day), words.day_short(day), words.month(day)],
            ["3 November 2026", "3 Nov", "November 2026"]
        );
    }
}
