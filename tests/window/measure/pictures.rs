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
    let rounds: Vec<Vec<Frame>> = (0..asked.rounds(21)).map(|_| draw(&app)).collect();
    let of =
        |figure: fn(&[Frame]) -> f64| -> Vec<f64> { rounds.iter().map(|frames| figure(frames)).collect() };
    figures.add("ten years of check-ins: the picture that takes longest to draw", "ms", &of(picture));
    figures.add(
        "ten years of check-ins: the longest frame while they are drawn",
        "ms",
        &of(|frames| frames.iter().map(|frame| frame.0).fold(0.0, f64::max)),
    );
    figures.add("ten years of check-ins: to the first painted picture", "ms", &of(first));
    figures.add("ten years of check-ins: until all pictures are painted", "ms", &of(all));
}

/// How long a frame took, and which pictures are new in it.
type Frame = (f64, String);

fn all(frames: &[Frame]) -> f64 {
    frames.iter().map(|frame| frame.0).sum()
}

/// Up to the end of the frame in which there is one.
fn first(frames: &[Frame]) -> f64 {
    let at = frames.iter().position(|(_, new)| !new.is_empty()).expect("there are pictures");
    all(&frames[..=at])
}

/// A picture has the frame in which it is new and those that follow, until another one is.
fn picture(frames: &[Frame]) -> f64 {
    let from = frames.iter().position(|(_, new)| !new.is_empty()).expect("there are pictures");
    let each = frames[from..].chunk_by(|_, (_, new)| new.is_empty());
    each.map(all).fold(0.0, f64::max)
}

/// Goes there from the timeline, with everything known already: what is left is to draw it.
fn draw(app: &App) -> Vec<Frame> {
    app.css("#go-timeline").click();
    app.screen("timeline");
    app.settle();
    app.js(include_str!("pictures.js"));
    let drawn = || serde_json::from_value(app.js("return window.drawn")).ok();
    let drawn = wait_for(|| "the pictures are not drawn".into(), drawn);
    app.settle();
    drawn
}
