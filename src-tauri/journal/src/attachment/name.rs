//! What a file is called: as it is kept, and as it may be called on a disk.

use super::media;

/// Longest name that is kept, in characters.
pub const MOST_FILE_NAME_CHARS: usize = 255;
/// Longest name on a disk, in bytes; most file systems take 255.
const MOST_DISK_BYTES: usize = 200;
/// Longest ending, such as `.jpeg`, that is kept when a name is cut, in bytes.
const MOST_ENDING_BYTES: usize = 20;
/// What Windows takes for a device, whatever follows the first dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The name of a file without its folders, on one line, and readable in the direction it is written in.
pub(super) fn kept(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|&c| !c.is_control() && !turns(c)).collect();
    let plain = plain.trim();
    if plain.chars().count() <= MOST_FILE_NAME_CHARS {
        return plain.to_owned();
    }
    let ending = ending(plain);
    let room = MOST_FILE_NAME_CHARS - ending.chars().count();
    plain.chars().take(room).chain(ending.chars()).collect()
}

/// Whether it turns the reading direction of what follows, or breaks the line.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// From the last dot on; nothing if that is long, or all there is.
fn ending(name: &str) -> &str {
    match name.rfind('.') {
        Some(dot) if dot > 0 && name.len() - dot <= MOST_ENDING_BYTES => &name[dot..],
        _ => "",
    }
}

/// One part of a path that every system takes.
pub(super) fn for_disk(name: &str, media: &str) -> String {
    let plain: String = kept(name)
        .chars()
        .map(|c| if matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*') { '_' } else { c })
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{61c}' | '\u{feff}'))
        .collect();
    let mut safe = plain.trim_matches([' ', '.']).to_owned();
    if safe.is_empty() {
        let ending = media::extension(media);
        return if ending.is_empty() { "file".to_owned() } else { format!("file.{ending}") };
    }
    if is_device(&safe) {
        safe.insert(0, '_');
    }
    if safe.len() <= MOST_DISK_BYTES {
        return safe;
    }
    let ending = ending(&safe);
    let stem = &safe[..safe.floor_char_boundary(MOST_DISK_BYTES - ending.len())];
    format!("{}{ending}", stem.trim_end_matches([' ', '.']))
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = ["com", "lpt"].iter().filter_map(|port| stem.strip_prefix(port)).any(|n| {
        let mut digits = n.chars();
        matches!(digits.next(), Some('0'..='9' | '¹' | '²' | '³')) && digits.next().is_none()
    });
    numbered || DEVICES.contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_for_the_disk_is_one_that_every_disk_takes() {
        for (name, safe) in [
            ("walk.jpg", "walk.jpg"),
            ("../x", "x"),
            ("..\\..\\x.png", "x.png"),
            ("/etc/passwd", "passwd"),
            ("C:\\Users\\anna\\a.pdf", "a.pdf"),
            ("a\0b\n.txt", "ab.txt"),
            ("photo\u{202e}gpj.exe", "photogpj.exe"),
            ("..", "file.jpg"),
            ("", "file.jpg"),
            (".hidden", "hidden"),
            ("a:b*c?.jpg", "a_b_c_.jpg"),
            ("ends. . .", "ends"),
            ("CON", "_CON"),
            ("nul.tar.gz", "_nul.tar.gz"),
            ("com1.txt", "_com1.txt"),
            ("com10.txt", "com10.txt"),
            ("Größe 日本.jpg", "Größe 日本.jpg"),
        ] {
            assert_eq!(for_disk(name, "image/jpeg"), safe, "{name:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let long = format!("{}.jpeg", "日".repeat(300));
        assert_eq!(kept(&long).chars().count(), MOST_FILE_NAME_CHARS);
        assert!(kept(&long).ends_with("日.jpeg"));
        let safe = for_disk(&long, "image/jpeg");
        assert!(safe.len() <= MOST_DISK_BYTES && safe.len() > 190 && safe.ends_with("日.jpeg"), "{safe}");
        assert_eq!(for_disk(&"a".repeat(300), "").len(), MOST_DISK_BYTES);
        assert_eq!(for_disk(&format!("a.{}", "b".repeat(300)), "").len(), MOST_DISK_BYTES);
    }
}
