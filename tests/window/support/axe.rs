//! The accessibility checker axe-core, in the page as it is now.

use std::path::Path;

use super::App;

impl App {
    /// Every violation of WCAG 2.2 A and AA and of axe's best practices, as `impact rule at place`.
    #[track_caller]
    pub fn violations(&self) -> Vec<String> {
        if self.js("return typeof window.axe") != "object" {
            let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
            self.js(&std::fs::read_to_string(axe).expect("the interface's packages: cargo xtask setup"));
        }
        // all rules run; of what keeps them no list is made
        let found = self.js_async(
            "axe.run({ resultTypes: ['violations'] }).then(
               (result) => done(result.violations.flatMap((v) =>
                 v.nodes.map((n) => `${v.impact} ${v.id} at ${n.target}: ${n.failureSummary}`))),
               (refused) => done([String(refused)]))",
        );
        serde_json::from_value(found).unwrap()
    }
}
