//! What a person waits for walks along an index and sorts nothing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::Own;
use goldseam_journal::{Error, statements as sql};

fn plan(own: &Own, sql: &str) -> String {
    let read = |db: &rusqlite::Connection| -> Result<Vec<String>, Error> {
        let mut explain = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
        let values = vec![rusqlite::types::Null; explain.parameter_count()];
        Ok(explain.query_map(rusqlite::params_from_iter(values), |r| r.get(3))?.collect::<Result<_, _>>()?)
    };
    own.vault().read(read).unwrap().join("\n")
}

#[test]
fn each_statement_goes_its_way() {
    let own = Own::new();
    for (name, sql, way) in [
        ("timeline", sql::TIMELINE, "SEARCH e USING INDEX entry_timeline (place>? AND place<?)"),
        (
            "timeline tagged",
            sql::TIMELINE_TAGGED,
            "SEARCH d USING COVERING INDEX entry_tag_timeline (tag=? AND place>? AND place<?)",
        ),
        ("ladder", sql::LADDER, "SEARCH e USING COVERING INDEX entry_timeline (place>? AND place<?)"),
        (
            "ladder tagged",
            sql::LADDER_TAGGED,
            "SEARCH d USING COVERING INDEX entry_tag_timeline (tag=? AND place>? AND place<?)",
        ),
        (
            "timeline of a method",
            sql::TIMELINE_METHOD,
            "SEARCH d USING COVERING INDEX entry_method_timeline (method=? AND place>? AND place<?)",
        ),
        (
            "timeline of methods",
            sql::TIMELINE_METHODS,
            "SEARCH e USING INDEX entry_timeline (place>? AND place<?)",
        ),
        (
            "ladder of a method",
            sql::LADDER_METHOD,
            "SEARCH d USING COVERING INDEX entry_method_timeline (method=? AND place>? AND place<?)",
        ),
        (
            "ladder of methods",
            sql::LADDER_METHODS,
            "SEARCH e USING COVERING INDEX entry_timeline (place>? AND place<?)",
        ),
        ("answers", sql::ANSWERS, "SEARCH f USING INTEGER PRIMARY KEY (rowid=?)"),
        ("due", sql::DUE, "SEARCH d USING COVERING INDEX due_open (day<?)"),
        (
            "a journey walked",
            sql::WALKED,
            "SEARCH journey_event USING INDEX journey_event_walked (journey=?)",
        ),
        ("all journeys walked", sql::WALKED_ALL, "SCAN journey_event USING INDEX journey_event_walked"),
        ("planned", sql::PLANNED, "SEARCH d USING COVERING INDEX entry_method_timeline (method=?)"),
        ("lines of a log", sql::PLAN_LINES, "SEARCH plan_log USING INDEX plan_log_entry (entry=? AND day>?)"),
        ("links forth", sql::LINKS_FORTH, "SEARCH l USING PRIMARY KEY (from_entry=?)"),
        ("links back", sql::LINKS_BACK, "SEARCH l USING INDEX link_back (to_entry=?)"),
        (
            "summary: how many",
            sql::SUMMARY_COUNT,
            "SEARCH entry_method USING COVERING INDEX entry_method_timeline (method=?)",
        ),
        ("summary: rated twice", sql::SUMMARY_CHANGES, "SEARCH change USING PRIMARY KEY (series=?)"),
        ("summary: chosen", sql::SUMMARY_CHOSEN, "SEARCH figure USING PRIMARY KEY (series=?)"),
        ("summary: points", sql::SUMMARY_POINTS, "SEARCH figure USING PRIMARY KEY (series=?)"),
        ("attachments", sql::ATTACHMENTS, "SEARCH a USING INDEX attachment_entry (entry=?)"),
        (
            "how many attachments",
            sql::ATTACHMENTS_COUNT,
            "SEARCH attachment USING COVERING INDEX attachment_entry (entry=?)",
        ),
        ("its first picture", sql::ATTACHMENTS_PICTURE, "SEARCH a USING INDEX attachment_entry (entry=?)"),
        ("calendar", sql::CALENDAR, "SEARCH entry USING COVERING INDEX entry_day (day>? AND day<?)"),
        ("on a day", sql::ON_A_DAY, "SEARCH e USING INDEX entry_day (day=?)"),
        ("open", sql::OPEN, "SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)"),
        ("row", sql::ROW, "SEARCH e USING INTEGER PRIMARY KEY (rowid=?)"),
        (
            "last place",
            sql::LAST_PLACE,
            "SEARCH entry USING COVERING INDEX entry_place (place>? AND place<?)",
        ),
        ("newest", sql::SEARCH_NEWEST, "SCAN search VIRTUAL TABLE INDEX"),
        ("newest tagged", sql::SEARCH_NEWEST_TAGGED, "SCAN search VIRTUAL TABLE INDEX"),
        ("best", sql::SEARCH_BEST, "SCAN search VIRTUAL TABLE INDEX"),
        ("best tagged", sql::SEARCH_BEST_TAGGED, "SCAN search VIRTUAL TABLE INDEX"),
        ("write", sql::WRITE, "SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)"),
        ("touch", sql::TOUCH, "SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)"),
        ("star", sql::STAR, "SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)"),
    ] {
        let plan = plan(&own, sql);
        assert_eq!(
            plan.lines().next().unwrap().split_inclusive("INDEX").collect::<String>().get(..way.len()),
            Some(way),
            "{name}:\n{plan}"
        );
        assert!(!plan.contains("TEMP B-TREE"), "{name} sorts:\n{plan}");
        assert!(
            !plan.contains("SCAN e\n") && !plan.contains("SCAN entry"),
            "{name} reads everything:\n{plan}"
        );
    }
}

#[test]
fn a_ladder_of_tags_or_methods_reads_indexes_only() {
    let own = Own::new();
    for sql in [sql::LADDER_TAGGED, sql::LADDER_METHOD, sql::LADDER_METHODS] {
        let plan = plan(&own, sql);
        assert!(plan.contains("SEARCH e USING COVERING INDEX entry_timeline"), "{plan}");
    }
}

#[test]
fn methods_are_counted_from_an_index() {
    let own = Own::new();
    assert_eq!(plan(&own, sql::TALLY), "SCAN entry_method USING COVERING INDEX entry_method_timeline");
}

#[test]
fn the_index_reads_its_texts_by_place() {
    let own = Own::new();
    let plan = plan(&own, "SELECT place, title, body FROM searchable AS t WHERE t.place = ?1");
    assert!(plan.contains("(place=?)"), "{plan}");
}

#[test]
fn erasing_looks_up_what_belongs_to_an_entry_or_a_journey() {
    let own = Own::new();
    for sql in [
        "SELECT 1 FROM revision WHERE entry = ?1",
        "SELECT 1 FROM entry_tag WHERE place = ?1",
        "SELECT 1 FROM entry_tag WHERE tag = ?1",
        "SELECT 1 FROM filled WHERE entry = ?1",
        "SELECT 1 FROM entry_method WHERE place = ?1",
        "SELECT 1 FROM figure WHERE entry = ?1",
        "SELECT 1 FROM figure WHERE series = ?1",
        "SELECT 1 FROM change WHERE entry = ?1",
        "SELECT 1 FROM change WHERE series = ?1",
        "SELECT 1 FROM due WHERE entry = ?1",
        "SELECT 1 FROM link WHERE from_entry = ?1",
        "SELECT 1 FROM link WHERE to_entry = ?1",
        "SELECT 1 FROM journey_event WHERE journey = ?1",
        "SELECT 1 FROM journey_event WHERE entry = ?1",
        "SELECT 1 FROM plan_log WHERE entry = ?1",
        "SELECT 1 FROM plan_log WHERE during = ?1",
        "SELECT 1 FROM attachment WHERE entry = ?1",
        "SELECT 1 FROM attachment WHERE content = ?1",
        "SELECT 1 FROM piece WHERE content = ?1",
    ] {
        let plan = plan(&own, sql);
        assert!(plan.starts_with("SEARCH"), "{sql}: {plan}");
    }
}

/// A place is one entry's, so that what is sorted is the few attachments of one.
#[test]
fn the_gallery_goes_along_the_timeline_and_sorts_within_an_entry() {
    let own = Own::new();
    let plan = plan(&own, sql::GALLERY);
    let way = "SEARCH e USING INDEX entry_timeline (place<?)\nSEARCH a USING INDEX attachment_entry (entry=?)\n\
               SEARCH c USING INTEGER PRIMARY KEY (rowid=?)";
    assert!(plan.starts_with(way), "{plan}");
    assert!(!plan.contains("TEMP B-TREE FOR ORDER BY"), "{plan}");
}

/// A gallery of thousands of photos would else wait for their bytes.
#[test]
fn no_list_or_count_reads_a_piece() {
    let own = Own::new();
    for sql in [
        sql::TIMELINE,
        sql::ATTACHMENTS,
        sql::ATTACHMENTS_COUNT,
        sql::ATTACHMENTS_PICTURE,
        sql::ATTACHMENT_TOTALS,
        sql::GALLERY,
    ] {
        let plan = plan(&own, sql);
        assert!(!plan.contains("piece"), "{plan}");
    }
}

#[test]
fn what_was_taken_is_known_again_and_undone_by_an_index() {
    let own = Own::new();
    for (sql, way) in [
        (sql::IMPORTED_SOURCE, "SEARCH i USING INDEX imported_source (source=?)"),
        (sql::IMPORTED_HASH, "SEARCH i USING INDEX imported_hash (hash=?)"),
        (sql::IMPORT_UNDONE, "SEARCH i USING INDEX imported_run (run=?)"),
    ] {
        let plan = plan(&own, sql);
        assert!(plan.starts_with(way), "{plan}");
        assert!(!plan.contains("SCAN"), "{plan}");
    }
    let undone = plan(&own, sql::IMPORT_UNDONE);
    assert!(!undone.contains("TEMP B-TREE"), "{undone}");
}

/// The notes of all journeys may be many; a list of names has no use for them.
#[test]
fn the_list_of_journeys_reads_no_notes() {
    assert!(sql::WALKED.contains("note") && !sql::WALKED_ALL.contains("note"));
}
