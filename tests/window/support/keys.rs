//! Keys by the code points that WebDriver gives them.

pub const TAB: char = '\u{e004}';

pub const ENTER: char = '\u{e007}';
pub const SHIFT: char = '\u{e008}';
pub const CTRL: char = '\u{e009}';
pub const ESCAPE: char = '\u{e00c}';
pub const DOWN: char = '\u{e015}';
pub const END: char = '\u{e010}';
pub const HOME: char = '\u{e011}';
pub const F1: char = '\u{e031}';
pub const LEFT: char = '\u{e012}';
pub const UP: char = '\u{e013}';
pub const RIGHT: char = '\u{e014}';
