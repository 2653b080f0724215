//! Pleasantness and energy as a map, with the words that lie on it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::rows::{self, Within, counted};
use crate::{Journal, error::Result};

/// Most words on the map: those that were said most.
const MOST_WORDS: usize = 30;
/// A word lies where it was said, from so many times on.
const FEWEST_TIMES: usize = 2;

/// A step of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Cell {
    /// -4 to 4.
    pub pleasant: i8,
    /// -4 to 4.
    pub energy: i8,
    /// How often.
    pub n: u32,
}

/// Where a word lies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct GridWord {
    /// The word.
    pub word: String,
    /// Median pleasantness where it was said.
    pub pleasant: f64,
    /// Median energy.
    pub energy: f64,
    /// How often it was said.
    pub n: u32,
}

/// The map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Grid {
    /// The steps that anything lies on.
    pub cells: Vec<Cell>,
    /// The words that were said most, at least twice; the most said first, at most 30.
    pub words: Vec<GridWord>,
    /// Entries on the map.
    pub n: u32,
    /// Entries that said nothing of energy, which the map cannot show.
    pub n_without_energy: u32,
}

/// The middle of values from -4 to 4, which come in any order.
pub(super) fn median(mut values: Vec<i8>) -> f64 {
    values.sort_unstable();
    let at = |n: usize| values.get(n).copied().map_or(0.0, f64::from);
    let half = values.len() / 2;
    if values.len() % 2 == 1 { at(half) } else { f64::midpoint(at(half.saturating_sub(1)), at(half)) }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn grid_words(moods: &[rows::Mood], words: Vec<rows::Word>) -> Vec<GridWord> {
    let mut said: BTreeMap<String, (String, Vec<i8>, Vec<i8>)> = BTreeMap::new();
    for (mood, word) in rows::said(moods, words) {
        let Some(energy) = mood.energy else { continue };
        let (_, pleasant, energies) =
            said.entry(word.text.to_lowercase()).or_insert_with(|| (word.text, Vec::new(), Vec::new()));
        pleasant.push(mood.pleasant);
        energies.push(energy);
    }
    let mut words: Vec<GridWord> = said
        .into_values()
        .filter(|(_, pleasant, _)| pleasant.len() >= FEWEST_TIMES)
        .map(|(word, pleasant, energy)| {
            let n = count(pleasant.len());
            GridWord { word, pleasant: median(pleasant), energy: median(energy), n }
        })
        .collect();
    words.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.word.cmp(&b.word)));
    words.truncate(MOST_WORDS);
    words
}

impl Journal {
    /// What was felt as a map of pleasantness and energy.
    pub fn mood_grid(&self, within: Within) -> Result<Grid> {
        self.vault.read(|db| {
            let moods = counted(db, within)?;
            let mut cells: BTreeMap<(i8, i8), u32> = BTreeMap::new();
            let mut without = 0;
            for mood in &moods {
                match mood.energy {
                    Some(energy) => *cells.entry((mood.pleasant, energy)).or_default() += 1,
                    None => without += 1,
                }
            }
            let cells: Vec<Cell> =
                cells.into_iter().map(|((pleasant, energy), n)| Cell { pleasant, energy, n }).collect();
            Ok(Grid {
                n: cells.iter().map(|cell| cell.n).sum(),
                cells,
                words: grid_words(&moods, rows::words(db, within)?),
                n_without_energy: without,
            })
        })
    }
}
