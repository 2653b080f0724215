//! Files in the form that other programs write them in, known again by what is in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use goldseam_exchange::archive::{self, Choices};
use goldseam_exchange::outfile::Existing;
use goldseam_journal::{Draft, Journal, When};
use goldseam_vault::{Cost, Passphrase};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::{Home, laid};

/// A file that is brought in.
pub struct Source {
    path: PathBuf,
    hash: [u8; 32],
}

fn hash(path: &Path) -> [u8; 32] {
    Sha256::digest(fs::read(path).unwrap()).into()
}

impl Source {
    pub fn at(path: PathBuf) -> Source {
        let hash = hash(&path);
        Source { path, hash }
    }

    fn of(home: &Home, name: &str, bytes: &[u8]) -> Source {
        let path = home.path().join(name);
        fs::write(&path, bytes).unwrap();
        Source::at(path)
    }

    /// So many entries of Day One and one of nothing.
    pub fn day_one(home: &Home, count: usize) -> Source {
        let entry = |n: usize, text: String| {
            json!({
                "uuid": format!("{n:032X}"),
                "creationDate": format!("2024-05-{:02}T{:02}:30:00Z", 1 + n % 28, n / 28 % 24),
                "modifiedDate": "2024-06-01T08:00:00Z",
                "timeZone": "Europe/Lisbon",
                "text": text,
                "tags": ["walk"],
                "starred": n == 1,
            })
        };
        let mut entries: Vec<Value> = (1..=count)
            .map(|n| entry(n, format!("# The hill {n}\n\nIt was steep \u{2014} and \u{5e9}\u{5e7}\u{5d8}.")))
            .collect();
        entries.push(entry(count + 1, String::new()));
        entries.last_mut().unwrap()["tags"] = json!([]);
        let journal = json!({ "metadata": { "version": "1.0" }, "entries": entries });
        Source::of(home, "Journal.json", journal.to_string().as_bytes())
    }

    /// Three days of Daylio, with a mood of one's own and two that it has from the beginning.
    pub fn daylio(home: &Home) -> Source {
        let table = "\u{feff}full_date,date,weekday,time,mood,activities,note_title,note\n\
            2024-05-03,May 3,Friday,8:30 pm,lala,\"walk | tea\",\"\",\"A line\"\n\
            2024-05-02,May 2,Thursday,8:30 pm,rad,\"\",\"\",\"\"\n\
            2024-05-01,May 1,Wednesday,9:15 am,awful,\"work\",\"\",\"Rain<br>all day\"\n";
        Source::of(home, "daylio_export_2024_05_03.csv", table.as_bytes())
    }

    /// A table of nobody's in particular, whose dates can be read in two ways.
    pub fn table(home: &Home) -> Source {
        let table = "When;What happened;Steps;Heading\r\n\
            03/04/2024;\"We went up the river, and it took the whole day.\";14200;A long walk\r\n\
            05/04/2024;\"The train was late; nobody minded it very much.\";3100;Home again\r\n";
        Source::of(home, "table.csv", table.as_bytes())
    }

    /// A journal of jrnl 4.6 under the password "a paper boat, a lantern", as jrnl itself wrote it.
    pub fn sealed_jrnl(home: &Home) -> Source {
        let made =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/formats/tests/fixtures/journals/made");
        Source::of(home, "journal.txt", &fs::read(made.join("jrnl-sealed-4.6")).unwrap())
    }

    /// Bytes of no journal.
    pub fn noise(home: &Home) -> Source {
        let bytes: Vec<u8> =
            (0..4096_u32).map(|n| u8::try_from(n.wrapping_mul(2_654_435_761) >> 24).unwrap()).collect();
        Source::of(home, "noise.bin", &bytes)
    }

    /// An archive of Goldseam's own with two entries, under a passphrase.
    pub fn archive(home: &Home, passphrase: &str) -> Source {
        let secret = Passphrase::new("another one altogether".into()).unwrap();
        let vault = home.path().join("other.goldseam");
        let mut journal = Journal::create(&vault, secret, Cost::cheap_for_tests()).unwrap();
        for (days, title) in [(40, "The river"), (30, "The hill")] {
            let at = laid::ago(days);
            let draft = Draft {
                title: title.into(),
                body: "A few words.".into(),
                happened: When::from(&at),
                tags: vec!["walk".into()],
                starred: false,
            };
            journal.create_entry(&draft, &at).unwrap();
        }
        let path = home.path().join("journal.zip.age");
        let choices = Choices {
            passphrase: Some(passphrase.to_owned().into()),
            existing: Existing::Keep,
            originals: true,
        };
        archive::write(&journal, &path, &choices, &laid::ago(0), &AtomicBool::new(false), &mut |_| {})
            .unwrap();
        journal.lock().unwrap();
        Source::at(path)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whoever brings a file in leaves it as it was.
    #[track_caller]
    pub fn is_as_it_was(&self) {
        assert!(hash(&self.path) == self.hash, "the file that was brought in is another one now");
    }
}
