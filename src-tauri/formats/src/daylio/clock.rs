//! Times as telephones write them, in the language of their owner.

use chrono::NaiveTime;

/// What stands for the hours before noon, without dots and blanks. Only what changes an hour is told apart.
const MORNING: [&str; 12] = ["am", "上午", "午前", "오전", "凌晨", "ص", "πμ", "öö", "de", "sa", "fm", "dop"];
/// The same for those after noon.
const EVENING: [&str; 16] = [
    "pm", "下午", "午後", "오후", "晚上", "中午", "م", "μμ", "ös", "du", "ch", "em", "odp", "ip", "بظ",
    "nachm",
];

/// A time such as `8:30 pm`, `20:30`, `20h30`, `8.30 p. m.` or `下午8:30`.
pub(super) fn time(text: &str) -> Option<NaiveTime> {
    let (mut numbers, mut words) = (Vec::new(), String::new());
    let mut in_number = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        match digit(c) {
            Some(digit) if in_number => {
                let number: &mut u32 = numbers.last_mut()?;
                *number = number.checked_mul(10)?.checked_add(digit)?;
            }
            Some(digit) => numbers.push(digit),
            None if c.is_alphabetic() => words.push(c),
            None => {}
        }
        in_number = digit(c).is_some();
    }
    let (hour, minute) = match numbers.as_slice() {
        [hour, minute] | [hour, minute, _] => (*hour, *minute),
        [hour] if !words.is_empty() => (*hour, 0),
        _ => return None,
    };
    let is = |names: &[&str]| names.contains(&words.as_str());
    let hour = match hour {
        12 if is(&MORNING) => 0,
        1..=11 if is(&EVENING) => hour + 12,
        hour => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A digit of any of the scripts that telephones write times in.
pub(super) fn digit(c: char) -> Option<u32> {
    const ZEROS: [char; 5] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}'];
    ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero as u32).filter(|digit| *digit < 10))
}
