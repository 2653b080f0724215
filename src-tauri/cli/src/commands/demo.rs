//! An invented journal in a vault of its own.

use std::path::PathBuf;

use goldseam_exchange::{
    bulk,
    demo::{self, DemoPlan, Story, StoryPlan},
};
use goldseam_journal::Journal;

use super::Session;
use crate::{
    args::{Demo, StoryName},
    clock,
    exit::Result,
    json::{self, Answer},
};

/// Where the demo goes when no folder is named: never where a person's own journal would be.
const HERE: &str = "demo.goldseam";

pub fn demo(s: &mut Session, options: &Demo) -> Result<()> {
    let vault = s.named.clone().unwrap_or_else(|| PathBuf::from(HERE));
    if vault.exists() {
        return Err(goldseam_vault::Error::VaultExists.into());
    }
    let passphrase = s.secrets.chosen()?;
    let mut journal = Journal::create(&vault, passphrase, s.cost()?)?;
    let until = options.until.unwrap_or_else(clock::yesterday);
    let seed = options.seed;
    let entries = match (options.entries, options.story) {
        (Some(count), _) => {
            bulk::write(&mut journal, count, seed, until, |_| {})?;
            count
        }
        (None, Some(name)) => demo::write_story(&mut journal, StoryPlan { story: story(name), seed, until })?,
        (None, None) => demo::write(&mut journal, DemoPlan { years: options.years, seed, until })?,
    };
    journal.lock()?;
    let vault = vault.display().to_string();
    s.out.answer(&Answer::new(json::Demo { vault: vault.clone(), entries }), |out| {
        out.line(&format!("{entries} invented entries are in {vault}"))?;
        out.line("Look around with  goldseam-cli --vault DIR list")
    })
}

fn story(name: StoryName) -> Story {
    match name {
        StoryName::Hurt => Story::Hurt,
        StoryName::Repair => Story::Repair,
        StoryName::Solo => Story::Solo,
    }
}
