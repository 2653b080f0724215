//! What the program remembers outside the vault: how it looks and when it locks. Nothing here
//! says anything of what a person writes.

use std::{fs, io, path::PathBuf};

use goldseam_content::Library;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;

use crate::{
    error::{Answer, AppError, ErrorCode},
    reminders::Reminders,
};

/// Light, dark, or as the desktop is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the desktop is.
    #[default]
    System,
    /// Paper.
    Light,
    /// Ink.
    Dark,
}

/// How times of day are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum TimeFormat {
    /// As the language has it.
    #[default]
    System,
    /// 20:30
    H24,
    /// 8:30 pm
    H12,
}

/// The first day of a week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum WeekStart {
    /// Monday.
    #[default]
    Monday,
    /// Sunday.
    Sunday,
}

/// The person's choices about the program itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Paper or ink.
    pub theme: Theme,
    /// Size of the writing in CSS pixels, 14 to 24.
    pub type_size: u8,
    /// Minutes without a key or a mouse before the journal locks, 1 to 120.
    pub auto_lock_minutes: u8,
    /// Whether it locks when the window is minimised.
    pub lock_minimised: bool,
    /// The key that hides and locks, such as `Ctrl+Shift+H`.
    pub hide_key: String,
    /// How times are written.
    pub time_format: TimeFormat,
    /// The first day of a week.
    pub week_start: WeekStart,
    /// The country whose help lines are shown: `NZ`, or `GB-SCT` for a part of one; empty while
    /// none was chosen.
    pub country: String,
    /// When to be reminded; never, unless it was asked for.
    pub reminders: Reminders,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            type_size: 18,
            auto_lock_minutes: 10,
            lock_minimised: false,
            hide_key: "Ctrl+Shift+H".to_owned(),
            time_format: TimeFormat::default(),
            week_start: WeekStart::default(),
            country: String::new(),
            reminders: Reminders::default(),
        }
    }
}

impl Settings {
    fn check(&self) -> Answer<()> {
        let key_is_plain =
            (1..=40).contains(&self.hide_key.len()) && !self.hide_key.contains(char::is_control);
        let in_range = (14..=24).contains(&self.type_size)
            && (1..=120).contains(&self.auto_lock_minutes)
            && key_is_plain
            && self.reminders.are_fit();
        if in_range && (self.country.is_empty() || is_listed(&self.country)) {
            return Ok(());
        }
        Err(AppError::new(
            ErrorCode::BadSettings,
            "That setting is out of its range. The one before is kept.",
        ))
    }
}

/// Whether `code` is written like a country and help lines are listed for it.
fn is_listed(code: &str) -> bool {
    let capitals = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_uppercase());
    let (country, part) = code.split_once('-').map_or((code, None), |(c, p)| (c, Some(p)));
    capitals(country, 2)
        && part.is_none_or(|p| capitals(p, 3))
        && Library::built_in().help().countries.iter().any(|c| c.code == code)
}

/// The settings file: the choices, and where the vault is.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Kept {
    #[serde(flatten)]
    settings: Settings,
    vault: Option<PathBuf>,
}

impl Kept {
    /// What the file leaves out is as the defaults have it.
    fn over_defaults(bytes: &[u8]) -> serde_json::Result<Self> {
        let mut whole = serde_json::to_value(Self::default())?;
        let read: serde_json::Map<String, Value> = serde_json::from_slice(bytes)?;
        if let Value::Object(fields) = &mut whole {
            fields.extend(read);
        }
        let mut kept: Self = serde_json::from_value(whole)?;
        // a country that is no longer listed takes no other choice with it
        if !is_listed(&kept.settings.country) {
            kept.settings.country.clear();
        }
        Ok(kept)
    }
}

/// The settings and their file.
pub struct SettingsFile {
    path: PathBuf,
    kept: Kept,
}

impl SettingsFile {
    /// Reads the file. One that is missing or can't be read counts as the defaults, since it must
    /// never keep a person from the journal.
    pub fn load(path: PathBuf) -> Self {
        let read = fs::read(&path).ok().and_then(|bytes| Kept::over_defaults(&bytes).ok());
        let kept = read.filter(|k| k.settings.check().is_ok()).unwrap_or_default();
        Self { path, kept }
    }

    /// The choices.
    pub fn settings(&self) -> &Settings {
        &self.kept.settings
    }

    /// Where the vault is, if another place than the usual was chosen.
    pub fn vault(&self) -> Option<&PathBuf> {
        self.kept.vault.as_ref()
    }

    /// Checks and keeps new choices.
    pub fn set(&mut self, settings: Settings) -> Answer<()> {
        settings.check()?;
        self.keep(Kept { settings, vault: self.kept.vault.clone() })
    }

    /// Keeps where the vault is.
    pub fn set_vault(&mut self, vault: Option<PathBuf>) -> Answer<()> {
        self.keep(Kept { vault, settings: self.kept.settings.clone() })
    }

    fn keep(&mut self, kept: Kept) -> Answer<()> {
        self.write(&kept).map_err(|e| AppError::from(goldseam_vault::Error::from(e)))?;
        self.kept = kept;
        Ok(())
    }

    fn write(&self, kept: &Kept) -> io::Result<()> {
        if let Some(dir) = self.path.parent() {
            fs::create_dir_all(dir)?;
        }
        let beside = self.path.with_extension("writing");
        fs::write(&beside, serde_json::to_vec_pretty(kept)?)?;
        fs::rename(&beside, &self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(content: &str) -> (tempfile::TempDir, SettingsFile) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("deep/settings.json");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        let file = SettingsFile::load(path);
        (dir, file)
    }

    #[test]
    fn what_is_set_is_read_again() {
        let (_dir, mut file) = file("{}");
        let wanted = Settings { theme: Theme::Dark, type_size: 22, ..Settings::default() };
        file.set(wanted.clone()).unwrap();
        file.set_vault(Some("/a/b.goldseam".into())).unwrap();
        let again = SettingsFile::load(file.path.clone());
        assert_eq!((again.settings(), again.vault()), (&wanted, Some(&PathBuf::from("/a/b.goldseam"))));
    }

    #[test]
    fn a_broken_file_is_no_obstacle() {
        for text in ["", "{", "[]", r#"{"typeSize":900}"#, r#"{"theme":"pink"}"#] {
            assert_eq!(file(text).1.settings(), &Settings::default(), "{text}");
        }
        assert_eq!(file(r#"{"typeSize":20,"later":1}"#).1.settings().type_size, 20);
    }

    #[test]
    fn a_country_is_one_of_the_list() {
        let (_dir, mut file) = file("{}");
        for code in ["NZ", "GB", "GB-SCT", ""] {
            file.set(Settings { country: code.into(), ..Settings::default() }).unwrap();
            assert_eq!(SettingsFile::load(file.path.clone()).settings().country, code);
        }
        for code in ["nz", "XX", "GB-XYZ", "NZ-", "-", "New Zealand", "GB-SCT-A"] {
            let bad = Settings { country: code.into(), ..Settings::default() };
            assert_eq!(file.set(bad).unwrap_err().code, ErrorCode::BadSettings, "{code}");
        }
    }

    #[test]
    fn a_country_that_left_the_list_takes_nothing_with_it() {
        let (_dir, file) = file(r#"{"typeSize":20,"country":"XX"}"#);
        assert_eq!(file.settings(), &Settings { type_size: 20, ..Settings::default() });
    }

    #[test]
    fn what_is_out_of_range_is_refused_and_the_old_kept() {
        let (_dir, mut file) = file("{}");
        for bad in [
            Settings { type_size: 13, ..Settings::default() },
            Settings { auto_lock_minutes: 0, ..Settings::default() },
            Settings { hide_key: String::new(), ..Settings::default() },
            Settings { hide_key: "\u{7}".into(), ..Settings::default() },
        ] {
            assert_eq!(file.set(bad).unwrap_err().code, ErrorCode::BadSettings);
        }
        assert_eq!(file.settings(), &Settings::default());
    }
}
