//! Tables for spreadsheets: what can be counted, and what was noted of plans. They are for reading; nothing of them is
//! taken back.

use goldseam_content::{FieldKind, Library, MethodKind, OCCASIONS};
use goldseam_journal::{
    Moment,
    whole::{Reader, WholeEntry, WholeFilled},
};

use super::{
    answers::{Cell, Methods, cell, feelings},
    csv::Csv,
    zipped::Zip,
};
use crate::{Error, Result, markdown::rfc3339};

/// Handed on when it has grown to this, in bytes.
const ENOUGH: usize = 256 * 1024;

/// A table that goes into a zip while it is made.
struct Table<'z, 'a, 'b> {
    csv: Csv,
    zip: &'z mut Zip<'a, 'b>,
}

impl<'z, 'a, 'b> Table<'z, 'a, 'b> {
    fn begin(zip: &'z mut Zip<'a, 'b>, name: &str, headers: &[&str]) -> Result<Self> {
        zip.file(&format!("tables/{name}.csv"), true)?;
        Ok(Self { csv: Csv::new(headers), zip })
    }

    fn end_row(&mut self) -> Result<()> {
        self.csv.end();
        if self.csv.len() < ENOUGH { Ok(()) } else { self.hand_on() }
    }

    fn hand_on(&mut self) -> Result<()> {
        let text = self.csv.take();
        self.zip.add(text.as_bytes())
    }
}

fn when(csv: &mut Csv, moment: &Moment) {
    csv.text(&rfc3339(moment));
    csv.text(&moment.day().to_string());
    csv.text(moment.zone().unwrap_or_default());
}

/// All tables.
pub(super) fn write(reader: &Reader<'_>, methods: &Methods, zip: &mut Zip<'_, '_>) -> Result<()> {
    mood(reader, methods, zip)?;
    measures(reader, methods, zip)?;
    check_ins(reader, methods, zip)?;
    plan(reader, zip)
}

fn mood(reader: &Reader<'_>, methods: &Methods, zip: &mut Zip<'_, '_>) -> Result<()> {
    let headers =
        ["time", "day", "zone", "pleasant", "energy", "occasion", "words", "method", "tags", "entry"];
    let mut table = Table::begin(zip, "mood", &headers)?;
    reader.each_guided(|entry| {
        let Some(filled) = &entry.filled else { return Ok(()) };
        let mood = methods.of_filled(filled).and_then(|method| method.mood(&filled.filled()));
        let Some(mood) = mood else { return Ok(()) };
        when(&mut table.csv, &entry.happened);
        table.csv.number(mood.affect.pleasant);
        match mood.affect.energy {
            Some(energy) => table.csv.number(energy),
            None => table.csv.none(),
        }
        table.csv.text(OCCASIONS.get(mood.occasion).copied().unwrap_or_default());
        table.csv.text(&feelings(filled));
        table.csv.text(&filled.method);
        last(&mut table.csv, entry);
        table.end_row()
    })?;
    table.hand_on()
}

fn last(csv: &mut Csv, entry: &WholeEntry) {
    csv.text(&entry.tags.join("; "));
    csv.text(&entry.uid.to_string());
}

fn measures(reader: &Reader<'_>, methods: &Methods, zip: &mut Zip<'_, '_>) -> Result<()> {
    let headers = [
        "time", "day", "zone", "measure", "name", "version", "score", "value", "lowest", "highest", "band",
        "finished", "tags", "entry",
    ];
    let mut table = Table::begin(zip, "measures", &headers)?;
    reader.each_guided(|entry| {
        let Some(filled) = &entry.filled else { return Ok(()) };
        let method = methods.of_filled(filled).filter(|method| method.kind == MethodKind::Measure);
        let Some(method) = method else { return Ok(()) };
        for score in method.scores(&filled.answers) {
            when(&mut table.csv, &entry.happened);
            table.csv.text(&filled.method);
            table.csv.text(&method.name);
            table.csv.number(filled.version);
            table.csv.text(&score.rule);
            table.csv.number(score.value);
            table.csv.number(score.min);
            table.csv.number(score.max);
            table.csv.text(&score.band);
            table.csv.text(if filled.finished { "yes" } else { "no" });
            last(&mut table.csv, entry);
            table.end_row()?;
        }
        Ok::<_, Error>(())
    })?;
    table.hand_on()
}

/// The fields of a method that something can be answered to, of all its versions, the newest first.
fn columns(methods: &Methods, id: &str) -> Vec<String> {
    let mut columns = Vec::new();
    for method in methods.versions(id) {
        for (_, field) in method.fields() {
            let silent = matches!(field.kind, FieldKind::Info | FieldKind::Timer | FieldKind::Sentence);
            if !silent && !columns.contains(&field.id) {
                columns.push(field.id.clone());
            }
        }
    }
    columns
}

fn answers(csv: &mut Csv, filled: &WholeFilled, columns: &[String]) {
    for column in columns {
        match filled.answers.get(column).map(cell) {
            Some(Cell::Number(number)) => csv.number(number),
            Some(Cell::Text(text)) => csv.text(&text),
            None => csv.none(),
        }
    }
}

fn check_ins(reader: &Reader<'_>, methods: &Methods, zip: &mut Zip<'_, '_>) -> Result<()> {
    let id = Library::built_in().quick().map_or("", |method| method.id.as_str());
    let columns = columns(methods, id);
    let mut headers = vec!["time", "day", "zone"];
    headers.extend(columns.iter().map(String::as_str));
    headers.extend(["tags", "entry"]);
    let mut table = Table::begin(zip, "check-ins", &headers)?;
    reader.each_guided(|entry| {
        let Some(filled) = entry.filled.as_ref().filter(|filled| filled.method == id) else { return Ok(()) };
        when(&mut table.csv, &entry.happened);
        answers(&mut table.csv, filled, &columns);
        last(&mut table.csv, entry);
        table.end_row()
    })?;
    table.hand_on()
}

fn plan(reader: &Reader<'_>, zip: &mut Zip<'_, '_>) -> Result<()> {
    let mut table =
        Table::begin(zip, "plan", &["day", "outcome", "label", "who", "noted", "note", "entry", "during"])?;
    reader.each_line(|line| {
        table.csv.text(&line.day.to_string());
        table.csv.text(&line.outcome);
        table.csv.text(&line.label);
        table.csv.text(line.who.as_deref().unwrap_or_default());
        table.csv.text(&rfc3339(&line.noted));
        table.csv.text(&line.note);
        table.csv.text(&line.of.to_string());
        table.csv.text(&line.during.map(|uid| uid.to_string()).unwrap_or_default());
        table.end_row()
    })?;
    table.hand_on()
}
