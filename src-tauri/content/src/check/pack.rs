//! What is shared with a therapist.

use std::collections::BTreeSet;

use super::{Found, Report, join};
use crate::pack::{PackPart, SessionPack, ShowKind, Shows};

const MOST_PARTS: usize = 40;
/// Of those that may be ticked at most, and of the shortest list.
const MOST_OF_A_KIND: u32 = 10;

pub(crate) fn session_pack(pack: &SessionPack) -> Vec<Found> {
    let mut report = Report::default();
    let SessionPack { title, notice, at_export, at_export_locked, .. } = pack;
    report.filled(
        "",
        &[
            ("title", title),
            ("notice", notice),
            ("at_export", at_export),
            ("at_export_locked", at_export_locked),
        ],
    );
    let months = pack.months.len() == 12 && pack.months.iter().all(|month| !month.trim().is_empty());
    report.require(months, "months", "Name the twelve months, January first.");
    let few = (1..=MOST_PARTS).contains(&pack.parts.len());
    report.require(few, "parts", format!("A pack has 1 to {MOST_PARTS} parts."));
    let (mut ids, mut annex) = (BTreeSet::new(), false);
    for (index, part) in pack.parts.iter().enumerate() {
        let at = format!("parts[{index}]");
        report.id(&at, &part.id, &mut ids);
        report.filled(&at, &[("heading", &part.heading)]);
        let in_order = part.annex || !annex;
        report.require(
            in_order,
            join(&at, "annex"),
            "What belongs on the first page comes before the annex.",
        );
        annex |= part.annex;
        self::part(&mut report, &at, part);
    }
    words(&mut report, pack);
    report.found
}

fn part(report: &mut Report, at: &str, part: &PackPart) {
    report.require(!part.shows.is_empty(), join(at, "shows"), "Say what the part shows.");
    let may = !part.usual || part.shows.iter().all(|shows| shows.kind.may_be_usual());
    report.require(may, join(at, "usual"), "Nothing but mood and measures is ticked beforehand.");
    let once = !part.usual || !part.apart;
    report.require(once, join(at, "apart"), "What is chosen by itself is not ticked beforehand.");
    for (index, shows) in part.shows.iter().enumerate() {
        self::shows(report, &format!("{at}.shows[{index}]"), shows);
    }
}

fn shows(report: &mut Report, at: &str, shows: &Shows) {
    let Shows { kind, methods, groups, fields, most } = shows;
    let named = !methods.is_empty() || !groups.is_empty();
    report.require(
        named == kind.is_of_methods(),
        join(at, "methods"),
        if named { "This shows no methods. Name none." } else { "Name the methods that it is about." },
    );
    let may_have_fields = kind.is_of_fields() || *kind == ShowKind::Entries;
    report.require(
        may_have_fields || fields.is_empty(),
        join(at, "fields"),
        "This shows no fields. Name none.",
    );
    let has_fields = !kind.is_of_fields() || !fields.is_empty();
    report.require(has_fields, join(at, "fields"), "Name the fields that it is about.");
    let one = *kind != ShowKind::Answer || fields.len() == 1;
    report.require(one, join(at, "fields"), "Name one field only.");
    let counted =
        matches!(kind, ShowKind::MoodEdges | ShowKind::Choices | ShowKind::Records | ShowKind::Patterns);
    let fits = most.map_or(!counted, |most| counted && (1..=MOST_OF_A_KIND).contains(&most));
    let what = if counted { "Say how many at most, 1 to 10." } else { "This has no limit. Name none." };
    report.require(fits, join(at, "most"), what);
}

fn words(report: &mut Report, pack: &SessionPack) {
    for (key, phrase, wanted) in pack.words.each() {
        let at = join("words", key);
        report.filled("words", &[(key, phrase.text())]);
        let wanted: BTreeSet<&str> = wanted.iter().copied().collect();
        if phrase.places() != wanted {
            let names: Vec<String> = wanted.iter().map(|name| format!("{{{name}}}")).collect();
            let what = if names.is_empty() {
                "There is nothing to fill in here. Take the braces away.".to_owned()
            } else {
                format!("It must have these places, and no others: {}.", names.join(", "))
            };
            report.add(at, what);
        }
    }
}
