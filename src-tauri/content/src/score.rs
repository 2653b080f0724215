//! What is counted from answers.

use crate::answer::{Answers, Score};
use crate::model::{Method, ScoreRule};

impl Method {
    /// What the score rules count, in their order. A rule with an item that was skipped, or is not
    /// shown, counts nothing: part of a questionnaire says less than it seems to.
    pub fn scores(&self, answers: &Answers) -> Vec<Score> {
        if self.scores.is_empty() {
            return Vec::new();
        }
        let counted = self.counted(answers);
        let value = |rule: &ScoreRule| {
            rule.of.iter().try_fold(0_i32, |sum, id| {
                let number = self.number(self.field(id)?, counted.get(id.as_str())?)?;
                sum.checked_add(number)
            })
        };
        self.scores
            .iter()
            .filter_map(|rule| {
                let value = value(rule)?;
                Some(Score {
                    rule: rule.id.clone(),
                    name: rule.name.clone(),
                    value,
                    band: rule.band(value).to_owned(),
                    min: rule.min,
                    max: rule.max,
                })
            })
            .collect()
    }
}

impl ScoreRule {
    /// The name of the range that a value is in; empty if there are no ranges.
    pub fn band(&self, value: i32) -> &str {
        let holds = |band: &&crate::model::Band| (band.from..=band.to).contains(&value);
        self.bands.iter().find(holds).map_or("", |band| &band.name)
    }
}
