//! `docs/source-articles.md`: every point of the articles has its place, and what is named there is there.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;

use goldseam_content::Library;

/// How many points each article has.
const POINTS: [(&str, u32); 5] = [("000", 15), ("001", 7), ("002", 8), ("003", 11), ("004", 11)];

fn table() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/source-articles.md")).unwrap()
}

/// The first cell of each row: the point it is about.
fn rows(table: &str) -> Vec<(&str, &str)> {
    table.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" | ")).collect()
}

#[test]
fn every_point_has_its_place() {
    let table = table();
    let rows = rows(&table);
    for (article, points) in POINTS {
        for point in 1..=points {
            let number = format!("{article}.{point} ");
            let places: Vec<_> = rows.iter().filter(|(point, _)| point.starts_with(&number)).collect();
            assert_eq!(places.len(), 1, "{number}");
            assert!(places[0].1.len() > 10, "{number} has no place");
        }
    }
}

#[test]
fn what_is_named_is_there() {
    let library = Library::built_in();
    let mut there: BTreeSet<&str> = library.methods().iter().map(|method| method.id.as_str()).collect();
    there.extend(library.pages().iter().map(|page| page.id.as_str()));
    there.extend(library.journeys().iter().map(|journey| journey.id.as_str()));
    there.extend(["hurt", "repair", "solo"]);
    for name in table().split('`').skip(1).step_by(2).filter(|name| !name.contains(['/', '.'])) {
        assert!(there.contains(name), "`{name}` is named in docs/source-articles.md and is not there");
    }
}
