//! Breathing and coming back to the room; without motion where none is wanted.

use serde_json::json;

use super::{lay, start};
use crate::support::{App, Home, wait_for};

/// The motions that go on in the page now.
fn motions(app: &App) -> usize {
    let running = "return document.getAnimations().filter((one) => one.playState === 'running').length";
    usize::try_from(app.js(running).as_u64().unwrap()).unwrap()
}

fn breathe(app: &App) {
    app.button("Breathe slowly").click();
    app.button("Start").click();
    // the first change from breathing in
    wait_for(
        || format!("it does not begin in:\n{}", app.glance()),
        || (app.css(".cue [role=status]").text() == "In").then_some(()),
    );
}

#[test]
fn the_ring_moves_unless_motion_is_not_wanted() {
    let home = Home::new();
    lay(&home, |_| {});
    let app = start(&home);
    breathe(&app);
    wait_for(|| "nothing moves".into(), || (motions(&app) > 0).then_some(()));
    drop(app);

    // how a desktop says that motion is not wanted
    let folder = home.path().join(".config/gtk-3.0");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("settings.ini"), "[Settings]\ngtk-enable-animations=0\n").unwrap();
    let app = start(&home);
    assert_eq!(app.js("return matchMedia('(prefers-reduced-motion: reduce)').matches"), json!(true));
    breathe(&app);
    app.settle();
    for phase in ["In", "Hold", "Out"] {
        wait_for(
            || format!("it does not come to {phase:?}"),
            || (app.css(".cue [role=status]").text() == phase).then_some(()),
        );
        assert_eq!(motions(&app), 0, "{phase}");
    }
}
