//! Every operation of the sources, so that none is forgotten.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The types in `entity/src/ops` that implement `Operation`, by their paths.
pub fn operations() -> BTreeSet<String> {
    let ops = Path::new(env!("CARGO_MANIFEST_DIR")).join("../entity/src/ops");
    let mut found = BTreeSet::new();
    look_into(&ops, "entity::ops", &mut found);
    assert!(found.len() > 30, "the sources moved: {found:?}");
    found
}

fn look_into(folder: &Path, module: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        if path.is_dir() {
            look_into(&path, &format!("{module}::{name}"), found);
            continue;
        }
        let module = match name {
            "mod" => module.to_owned(),
            name => format!("{module}::{name}"),
        };
        let text = fs::read_to_string(&path).unwrap();
        let operations = text
            .lines()
            .filter_map(|line| line.strip_prefix("impl Operation for ")?.strip_suffix(" {"));
        found.extend(operations.map(|operation| format!("{module}::{operation}")));
    }
}
