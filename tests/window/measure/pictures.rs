//! Ten years of check-ins as pictures: how long each frame takes while they are drawn.

use super::{Asked, Figures, PASSPHRASE, listing};
use crate::support::{App, Home, Role, wait_for};

pub fn measure(asked: &Asked, figures: &mut Figures) {
    let home = Home::new();
    listing::copy_vault(&asked.folder.join("feelings.goldseam"), &home.vault());
    let app = App::start(&home);
    app.resize(1280, 800);
    app.try_passphrase(PASSPHRASE);
    app.screen("timeline");
    app.css("#go-feelings").click();
    app.get(Role::Radio, "All").focus();
    app.press(' ');
    app.css("[data-plot^=year]");
    let rounds: Vec<(Vec<f64>, usize)> = (0..asked.rounds(21)).map(|_| draw(&app)).collect();
    let longest: Vec<f64> =
        rounds.iter().map(|(frames, _)| frames.iter().copied().fold(0.0, f64::max)).collect();
    let first: Vec<f64> = rounds.iter().map(|(frames, first)| frames.iter().take(*first).sum()).collect();
    let all: Vec<f64> = rounds.iter().map(|(frames, _)| frames.iter().sum()).collect();
    figures.add("ten years of check-ins: the longest frame while they are drawn", "ms", &longest);
    figures.add("ten years of check-ins: to the first painted picture", "ms", &first);
    figures.add("ten years of check-ins: until all pictures are painted", "ms", &all);
}

/// Goes there from the timeline, with everything known already: what is left is to draw it. The lengths of the frames,
/// and after how many of them the first picture was painted.
fn draw(app: &App) -> (Vec<f64>, usize) {
    app.css("#go-timeline").click();
    app.screen("timeline");
    app.settle();
    app.js(include_str!("pictures.js"));
    let drawn = || serde_json::from_value(app.js("return window.drawn")).ok();
    let drawn = wait_for(|| "the pictures are not drawn".into(), drawn);
    app.settle();
    drawn
}
