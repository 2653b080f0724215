//! A list of every part that Goldseam is made of, as `CycloneDX`: what a distributor or an auditor asks for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{Result, place, proc, setup, ui};

/// The version of `CycloneDX` that both tools can write.
const SPEC: &str = "1.5";
/// What cargo-cyclonedx calls the file that it writes beside every manifest.
const NAME: &str = "goldseam-parts";
/// What the repository's folder is called in a list: where it lies here is nobody's business.
const FOLDER: &str = "/goldseam";

/// Writes target/sbom: the app, the command line, and the interface inside the app.
pub fn sbom() -> Result {
    setup::tool::CYCLONEDX.install()?;
    let folder = place::target().join("sbom");
    fs::create_dir_all(&folder).map_err(|e| cannot(&folder, &e))?;
    let lists = [rust(&folder)?, vec![interface(&folder)?]].concat();
    for list in lists {
        let text = fs::read_to_string(&list).map_err(|e| cannot(&list, &e))?;
        let parts = check(&text).map_err(|why| format!("{}: {why}", list.display()))?;
        println!("{}: {parts} parts", list.display());
    }
    Ok(())
}

/// The programs that are handed out, each with the folder of its manifest.
const PROGRAMS: [(&str, &str); 2] = [("goldseam", "."), ("goldseam-cli", "src-tauri/cli")];

/// Every manifest of the workspace gets a list beside it: ours are kept, and none stays there.
fn rust(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut list = proc::command(setup::tool::CYCLONEDX.program()?);
    list.args(["cyclonedx", "--format", "json", "--spec-version", SPEC, "--target", "all"]);
    list.args(["--override-filename", NAME]);
    let listed = proc::run(&mut list);
    let kept = PROGRAMS.iter().map(|(program, manifest)| {
        let (from, to) = (beside(&place::root().join(manifest)), folder.join(file(program)));
        let list = fs::read_to_string(&from).map_err(|e| cannot(&from, &e))?;
        let list = list.replace(&place::root().display().to_string(), FOLDER);
        fs::write(&to, list).map_err(|e| cannot(&to, &e)).map(|()| to)
    });
    let kept = listed.and_then(|()| kept.collect::<Result<Vec<_>>>());
    remove(place::root())?;
    kept
}

/// The list that is written beside a manifest.
fn beside(folder: &Path) -> PathBuf {
    folder.join(format!("{NAME}.json"))
}

fn file(name: &str) -> String {
    format!("{name}.cdx.json")
}

/// Takes away what was written beside the manifests.
fn remove(folder: &Path) -> Result {
    let src = folder.join("src-tauri");
    let inside = fs::read_dir(&src).map_err(|e| cannot(&src, &e))?.flatten().map(|child| child.path());
    for place in inside.chain([folder.to_owned()]) {
        let list = beside(&place);
        if list.is_file() {
            fs::remove_file(&list).map_err(|e| cannot(&list, &e))?;
        }
    }
    Ok(())
}

/// The packages that are built into the page, from the lock file.
fn interface(folder: &Path) -> Result<PathBuf> {
    let mut list = ui::npm(&["sbom", "--sbom-format=cyclonedx", "--package-lock-only", "--omit=dev"]);
    println!("$ {}", proc::line(&list));
    let out = list.output().map_err(|e| proc::cannot_start(&list, &e))?;
    if !out.status.success() {
        return Err(format!("npm: {}", String::from_utf8_lossy(&out.stderr).trim()));
    }
    let to = folder.join(file("goldseam-ui"));
    fs::write(&to, out.stdout).map_err(|e| cannot(&to, &e))?;
    Ok(to)
}

/// Whether a list has the shape of `CycloneDX`, and how many parts it names: each with a name, a version and an
/// address that others know it by, and every tie between parts that it names.
fn check(list: &str) -> Result<usize> {
    let list: Value = serde_json::from_str(list).map_err(|e| format!("no JSON: {e}."))?;
    if list["bomFormat"] != "CycloneDX" || list["specVersion"] != SPEC {
        return Err(format!("not CycloneDX {SPEC}."));
    }
    let parts = list["components"].as_array().filter(|parts| !parts.is_empty()).ok_or("it names no part.")?;
    let mut known = BTreeSet::from([list["metadata"]["component"]["bom-ref"].as_str().unwrap_or_default()]);
    for part in parts {
        let text = |name: &str| part[name].as_str().filter(|text| !text.is_empty());
        let (Some(name), Some(_), Some(reference)) = (text("name"), text("version"), text("bom-ref")) else {
            return Err(format!("a part without name, version or reference: {part}"));
        };
        if !text("purl").is_some_and(|purl| purl.starts_with("pkg:")) {
            return Err(format!("{name} has no address."));
        }
        known.insert(reference);
    }
    for tie in list["dependencies"].as_array().into_iter().flatten() {
        let ends = tie["dependsOn"].as_array().into_iter().flatten().chain([&tie["ref"]]);
        if let Some(lost) = ends.filter_map(Value::as_str).find(|end| !known.contains(end)) {
            return Err(format!("{lost} is tied to and is not there."));
        }
    }
    Ok(parts.len())
}

fn cannot(path: &Path, why: &std::io::Error) -> String {
    format!("{}: {why}.", path.display())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_list_has_all_that_others_look_for() {
        let part = json!({ "name": "b", "version": "1", "bom-ref": "b@1", "purl": "pkg:cargo/b@1" });
        let list = json!({
            "bomFormat": "CycloneDX",
            "specVersion": SPEC,
            "metadata": { "component": { "bom-ref": "a" } },
            "components": [part],
            "dependencies": [{ "ref": "a", "dependsOn": ["b@1"] }],
        });
        assert_eq!(check(&list.to_string()), Ok(1));
        for (at, wrong, told) in [
            ("/specVersion", json!("1.2"), "not CycloneDX"),
            ("/components", json!([]), "no part"),
            ("/components/0/version", json!(""), "without"),
            ("/components/0/purl", json!("b"), "no address"),
            ("/dependencies/0/dependsOn/0", json!("c@1"), "c@1 is tied to"),
        ] {
            let mut list = list.clone();
            *list.pointer_mut(at).unwrap() = wrong;
            assert!(check(&list.to_string()).unwrap_err().contains(told), "{at}");
        }
        assert!(check("[").is_err());
    }
}
