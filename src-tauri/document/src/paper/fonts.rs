//! The letters. Ours come first, so that a document looks the same wherever it is made; for what they
//! lack, the fonts of this computer are searched, and only then.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;
use typst_kit::fonts::{FontSearcher, FontSlot};

use super::world::Letters;

/// See `fonts/README.md` for where they are from.
const OURS: [&[u8]; 14] = [
    include_bytes!("../../fonts/Literata-Regular.ttf"),
    include_bytes!("../../fonts/Literata-Italic.ttf"),
    include_bytes!("../../fonts/Literata-SemiBold.ttf"),
    include_bytes!("../../fonts/Literata-SemiBoldItalic.ttf"),
    include_bytes!("../../fonts/Figtree-Regular.ttf"),
    include_bytes!("../../fonts/Figtree-SemiBold.ttf"),
    include_bytes!("../../fonts/NotoSerifHebrew-Regular.ttf"),
    include_bytes!("../../fonts/NotoSerifHebrew-Bold.ttf"),
    include_bytes!("../../fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../../fonts/NotoNaskhArabic-Bold.ttf"),
    include_bytes!("../../fonts/NotoSansMono-Regular.ttf"),
    include_bytes!("../../fonts/NotoSansMath-Regular.ttf"),
    include_bytes!("../../fonts/NotoSansSymbols2-Regular.ttf"),
    include_bytes!("../../fonts/NotoEmoji-Regular.ttf"),
];

/// A box for every character: for what no font has.
const BOXES: &[u8] = include_bytes!("../../fonts/Boxes.ttf");

static BUNDLED: LazyLock<Vec<Font>> =
    LazyLock::new(|| OURS.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect());
static SYSTEM: LazyLock<Vec<(FontInfo, Arc<FontSlot>)>> = LazyLock::new(search);

/// Ours, and those of the computer's that a document needs.
pub(super) struct Fonts {
    book: LazyHash<FontBook>,
    faces: Vec<Font>,
    /// The families of the computer's.
    pub(super) found: Vec<String>,
    /// How many characters have no letter in any.
    pub(super) missing: usize,
}

impl Fonts {
    pub(super) fn for_letters(letters: &Letters) -> Self {
        let mut missing: Letters = letters.iter().copied().filter(|c| needs_letter(*c)).collect();
        for font in BUNDLED.iter() {
            missing.retain(|c| !has(font.info(), *c));
        }
        let mut fonts = BUNDLED.clone();
        let mut found = Vec::new();
        while let Some(font) = best(&missing) {
            missing.retain(|c| !has(font.info(), *c));
            found.push(font.info().family.clone());
            fonts.push(font);
        }
        if !missing.is_empty() {
            fonts.extend(Font::new(Bytes::new(BOXES), 0));
        }
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Self { book, faces: fonts, found, missing: missing.len() }
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(super) fn get(&self, index: usize) -> Option<Font> {
        self.faces.get(index).cloned()
    }
}

fn has(font: &FontInfo, letter: char) -> bool {
    font.coverage.contains(letter as u32)
}

/// Whether a character is seen at all.
fn needs_letter(c: char) -> bool {
    !(c.is_whitespace()
        || c.is_control()
        || matches!(c as u32, 0xAD | 0x34F | 0x61C | 0x180B..=0x180F | 0x200B..=0x200F | 0x202A..=0x202E
            | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0xE0000..=0xE0FFF))
}

/// The font of this computer that has most of `missing`: upright and of normal weight where it can be.
fn best(missing: &Letters) -> Option<Font> {
    if missing.is_empty() {
        return None;
    }
    let count = |info: &FontInfo| missing.iter().filter(|c| has(info, **c)).count();
    let counted =
        SYSTEM.iter().filter(|(info, _)| !shows_nothing(info)).map(|entry| (count(&entry.0), entry));
    let mut found: Vec<_> = counted.filter(|(count, _)| *count > 0).collect();
    // the first of equals, by name, so that the same computer always takes the same
    found.sort_by_key(|(count, (info, _))| {
        let plain = info.variant.weight.to_number().abs_diff(400);
        (
            std::cmp::Reverse(*count),
            info.variant.style.distance(typst::text::FontStyle::Normal),
            plain,
            info.family.clone(),
        )
    });
    // one that can't be read, or must not be embedded, is passed over
    found.into_iter().filter_map(|(_, (_, slot))| slot.get()).find(may_be_embedded)
}

/// Fonts that have every character, and show none of them.
fn shows_nothing(info: &FontInfo) -> bool {
    let family = info.family.to_lowercase().replace([' ', '.'], "");
    family.contains("lastresort") || family.contains("adobeblank")
}

/// What the font's maker says about it.
fn may_be_embedded(font: &Font) -> bool {
    font.ttf().permissions() != Some(ttf_parser::Permissions::Restricted)
}

fn search() -> Vec<(FontInfo, Arc<FontSlot>)> {
    let found = FontSearcher::new().include_system_fonts(true).search_with(Vec::<PathBuf>::new());
    let slots = found.fonts.into_iter().enumerate();
    slots.filter_map(|(index, slot)| Some((found.book.info(index)?.clone(), Arc::new(slot)))).collect()
}
