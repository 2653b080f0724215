//! Tells Tauri where its files are and what the UI embeds.

#[allow(clippy::expect_used)] // a build that can not go on says why
fn main() {
    // tauri-build watches none of these when the capabilities have a path of their own
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    println!("cargo:rerun-if-changed=ui/dist");
    tauri_build::try_build(
        tauri_build::Attributes::new()
            .capabilities_path_pattern("./src-tauri/capabilities/*.json")
            .app_manifest(
                tauri_build::AppManifest::new().permissions_path_pattern("./src-tauri/permissions/*.toml"),
            ),
    )
    // a build whose own manifest is wrong has to stop, and this is how a build script does
    .expect("tauri build script");
    // editor schemas only; tauri-build hard-codes ./gen/schemas (a copy is already in OUT_DIR)
    let _ = std::fs::remove_dir_all("gen");
}
