//! The accessibility checker axe-core, in the page as it is now.

use std::path::Path;

use super::App;

/// The rules whose answer depends on the theme; all others ask for names, roles, order and sizes, which are the same
/// in both.
const OF_COLOUR: &str = "runOnly: ['color-contrast', 'link-in-text-block']";

impl App {
    /// Every violation of WCAG 2.2 A and AA and of axe's best practices, as `impact rule at place`.
    #[track_caller]
    pub fn violations(&self) -> Vec<String> {
        self.axe("")
    }

    /// Those of them that another theme may have.
    #[track_caller]
    pub fn violations_of_colour(&self) -> Vec<String> {
        self.axe(OF_COLOUR)
    }

    #[track_caller]
    fn axe(&self, which: &str) -> Vec<String> {
        if self.js("return typeof window.axe") != "object" {
            let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
            self.js(&std::fs::read_to_string(axe).expect("the interface's packages: cargo xtask setup"));
        }
        // of what keeps the rules no list is made
        let found = self.js_async(&format!(
            "axe.run({{ resultTypes: ['violations'], {which} }}).then(
               (result) => done(result.violations.flatMap((v) =>
                 v.nodes.map((n) => `${{v.impact}} ${{v.id}} at ${{n.target}}: ${{n.failureSummary}}`))),
               (refused) => done([String(refused)]))"
        ));
        serde_json::from_value(found).unwrap()
    }
}
