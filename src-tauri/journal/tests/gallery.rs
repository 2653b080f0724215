//! The gallery.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{
    Own,
    files::{add, encoded, note, picture},
    minute,
};
use goldseam_journal::GalleryRow;
use image::ImageFormat;

fn walk(own: &Own, pictures_only: bool, limit: u32) -> Vec<GalleryRow> {
    let (mut rows, mut after) = (Vec::new(), None);
    loop {
        let page = own.gallery(pictures_only, after.as_deref(), limit).unwrap();
        assert!(page.rows.len() <= limit as usize);
        rows.extend(page.rows);
        match page.next {
            Some(next) => after = Some(next),
            None => return rows,
        }
    }
}

fn names(rows: &[GalleryRow]) -> Vec<&str> {
    rows.iter().map(|row| row.attachment.name.as_str()).collect()
}

#[test]
fn it_goes_with_the_timeline_whatever_was_added_first() {
    let mut own = Own::new();
    let late = note(&mut own, "late", "2026-03-01T10:00");
    let early = note(&mut own, "early", "2026-01-01T10:00");
    note(&mut own, "without", "2026-02-15T10:00");
    let middle = note(&mut own, "middle", "2026-02-01T10:00");
    for (entry, name) in
        [(late, "l1"), (early, "e1"), (middle, "m1"), (late, "l2"), (early, "e2"), (late, "l3")]
    {
        add(&mut own, entry, name, name.as_bytes());
    }
    let order = ["l1", "l2", "l3", "m1", "e1", "e2"];
    for limit in [1, 2, 3, 4, 6, 500] {
        assert_eq!(names(&walk(&own, false, limit)), order, "{limit}");
    }
    let last = own.attachments(late).unwrap()[2].id;
    own.move_attachment(last, 0).unwrap();
    let rows = walk(&own, false, 2);
    assert_eq!(names(&rows), ["l3", "l1", "l2", "m1", "e1", "e2"]);
    assert_eq!((rows[0].title.as_str(), rows[0].attachment.entry), ("late", late));
    assert_eq!(rows[5].day.to_string(), "2026-01-01");
    assert_eq!(rows[5].happened, own.entry(early).unwrap().happened);
}

#[test]
fn pictures_can_be_seen_alone() {
    let mut own = Own::new();
    let png = encoded(&picture(4, 4), ImageFormat::Png);
    for day in 1..=9 {
        let entry = note(&mut own, "", &format!("2026-01-0{day}T10:00"));
        add(&mut own, entry, "text", b"text");
        if day % 3 == 0 {
            add(&mut own, entry, &format!("p{day}"), &png);
            // of a kind that is not shown here, and a picture all the same
            add(&mut own, entry, &format!("h{day}"), b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
        }
    }
    assert_eq!(names(&walk(&own, true, 2)), ["p9", "h9", "p6", "h6", "p3", "h3"]);
    assert_eq!(walk(&own, false, 4).len(), 15);
    assert!(own.gallery(true, None, 500).unwrap().rows.iter().all(|row| row.attachment.is_picture()));
}

#[test]
fn what_is_in_the_bin_is_not_in_it() {
    let mut own = Own::new();
    let ids = ["2026-01-01T10:00", "2026-01-02T10:00"].map(|at| note(&mut own, "", at));
    for id in ids {
        add(&mut own, id, &format!("of {id}"), b"x");
    }
    own.bin_entry(ids[1], &minute(1)).unwrap();
    assert_eq!(names(&walk(&own, false, 9)), ["of 1"]);
    own.unbin_entry(ids[1]).unwrap();
    assert_eq!(names(&walk(&own, false, 9)), ["of 2", "of 1"]);
}

#[test]
fn a_page_goes_on_although_things_change() {
    let mut own = Own::new();
    let ids: Vec<u32> = (1..=3).map(|day| note(&mut own, "", &format!("2026-01-0{day}T10:00"))).collect();
    for &id in &ids {
        add(&mut own, id, &format!("{id}a"), b"x");
        add(&mut own, id, &format!("{id}b"), b"x");
    }
    let page = own.gallery(false, None, 3).unwrap();
    assert_eq!(names(&page.rows), ["3a", "3b", "2a"]);
    own.bin_entry(ids[2], &minute(1)).unwrap();
    own.bin_entry(ids[1], &minute(1)).unwrap();
    let newest = note(&mut own, "", "2026-02-01T10:00");
    add(&mut own, newest, "new", b"x");
    assert_eq!(names(&own.gallery(false, page.next.as_deref(), 3).unwrap().rows), ["1a", "1b"]);
    assert_eq!(own.gallery(false, Some(""), 1).unwrap().rows.len(), 1);
    for cursor in ["x", "1", "1.x", ".", "1.2.3"] {
        assert_eq!(own.gallery(false, Some(cursor), 3).unwrap_err().code(), "bad_query", "{cursor}");
    }
}
