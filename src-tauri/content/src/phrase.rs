//! Sentences with places that are filled in: `"{entries} on {days} days"`.

use std::collections::BTreeSet;

use serde::Deserialize;

/// A sentence of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Phrase(String);

impl Phrase {
    /// The sentence as it stands in the file.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The sentence with its places filled in. What is put in is never looked through for places itself.
    pub fn say(&self, with: &[(&str, &str)]) -> String {
        let mut said = String::with_capacity(self.0.len());
        for piece in pieces(&self.0) {
            match piece {
                Piece::Text(text) => said.push_str(text),
                Piece::Place(name) => {
                    said.push_str(
                        with.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value),
                    );
                }
            }
        }
        said
    }

    /// The names of its places.
    pub(crate) fn places(&self) -> BTreeSet<&str> {
        let place = |piece| if let Piece::Place(name) = piece { Some(name) } else { None };
        pieces(&self.0).into_iter().filter_map(place).collect()
    }
}

enum Piece<'a> {
    Text(&'a str),
    Place(&'a str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        found.extend([Piece::Text(before), Piece::Place(name)]);
        rest = after;
    }
    found.push(Piece::Text(rest));
    found
}

/// A struct of phrases, which knows the places that each must have.
macro_rules! phrases {
    ($(#[$doc:meta])* pub struct $name:ident { $($key:ident: [$($place:literal),*],)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(missing_docs, reason = "the file says what each is for")]
        pub struct $name { $(pub $key: Phrase,)* }

        impl $name {
            /// Each with its key and the names of the places that it must have.
            pub(crate) fn each(&self) -> Vec<(&'static str, &Phrase, &'static [&'static str])> {
                vec![$((stringify!($key), &self.$key, &[$($place),*]),)*]
            }
        }
    };
}
pub(crate) use phrases;
