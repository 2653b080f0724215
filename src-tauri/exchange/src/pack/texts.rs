//! Every text of a document, so that nothing is passed by. Each struct is taken apart by all of its fields: one
//! that is added can't be forgotten here.

use goldseam_document::{
    Band, Block, Column, Days, Document, Entry, Landmark, Lines, Pair, Picture, Record, Section, Series,
    Table,
};

/// Does something to each text that a person may read. `id`s of sections are shown nowhere.
pub(super) fn each(document: &mut Document, act: &mut impl FnMut(&mut String)) {
    let Document { title, language: _, made: _, head, notice, paper: _, sections } = document;
    act(title);
    act(notice);
    for one in head {
        pair(one, act);
    }
    for Section { id: _, heading, new_page: _, blocks } in sections {
        act(heading);
        for one in blocks {
            block(one, act);
        }
    }
}

/// Does something to each Markdown block, in entries too.
pub(super) fn each_markdown(document: &mut Document, act: &mut impl FnMut(&mut Block)) {
    fn inner(block: &mut Block, act: &mut impl FnMut(&mut Block)) {
        match block {
            Block::Entry(entry) => entry.blocks.iter_mut().for_each(|one| inner(one, act)),
            Block::Markdown { .. } => act(block),
            _ => {}
        }
    }
    document.sections.iter_mut().flat_map(|section| &mut section.blocks).for_each(|one| inner(one, act));
}

fn pair(pair: &mut Pair, act: &mut impl FnMut(&mut String)) {
    let Pair { label, value } = pair;
    act(label);
    act(value);
}

fn block(of: &mut Block, act: &mut impl FnMut(&mut String)) {
    match of {
        Block::Paragraph { text }
        | Block::Small { text }
        | Block::Heading { text }
        | Block::Markdown { text } => {
            act(text);
        }
        Block::Bullets { items } => items.iter_mut().for_each(act),
        Block::Pairs { rows } => rows.iter_mut().for_each(|one| pair(one, act)),
        Block::Table(Table { caption, columns, rows }) => {
            act(caption);
            for Column { name, numeric: _ } in columns {
                act(name);
            }
            rows.iter_mut().flatten().for_each(act);
        }
        Block::Entry(Entry { title, when, marks, tags, blocks }) => {
            act(title);
            act(when);
            marks.iter_mut().chain(tags).for_each(&mut *act);
            for one in blocks {
                block(one, act);
            }
        }
        Block::Record(Record { title, when, marks, rows }) => {
            act(title);
            act(when);
            marks.iter_mut().for_each(&mut *act);
            for one in rows {
                pair(one, act);
            }
        }
        Block::Lines(of) => lines(of, act),
        Block::Days(Days { title, alt, from: _, to: _, low_label, high_label, days: _ }) => {
            [title, alt, low_label, high_label].into_iter().for_each(act);
        }
        Block::Picture(Picture { bytes: _, alt, width: _, height: _, small: _ }) => act(alt),
    }
}

fn lines(lines: &mut Lines, act: &mut impl FnMut(&mut String)) {
    let Lines {
        title,
        alt,
        from: _,
        to: _,
        low: _,
        high: _,
        low_label,
        high_label,
        unit,
        series,
        bands,
        landmarks,
    } = lines;
    [title, alt, low_label, high_label, unit].into_iter().for_each(&mut *act);
    for Series { name, drawn: _, segments: _ } in series {
        act(name);
    }
    for Band { from: _, to: _, label } in bands {
        act(label);
    }
    for Landmark { day: _, label } in landmarks {
        act(label);
    }
}
