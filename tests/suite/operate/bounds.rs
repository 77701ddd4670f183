//! Everything that grows in a process has a bound, and docs/operating.md names it.

use std::{fs, path::Path};

#[test]
fn the_bounds_that_the_page_names_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let page = fs::read_to_string(root.join("docs/operating.md")).unwrap();
    let table = page.split("### What a process keeps in memory").nth(1).unwrap();
    let table = table.split("\n## ").next().unwrap();
    let mut found = 0;
    for row in table.lines().filter(|line| line.contains("` in `")) {
        let cell = row.trim_end_matches([' ', '|']).rsplit('|').next().unwrap();
        let (names, file) = cell.split_once(" in ").unwrap();
        let source = fs::read_to_string(root.join(file.trim().trim_matches('`'))).unwrap();
        for name in names.split(',').map(|name| name.trim().trim_matches('`')) {
            let lower = name.to_lowercase();
            assert!(
                source.contains(name) || source.contains(&lower),
                "{name} is not in {file}"
            );
            found += 1;
        }
    }
    assert!(found >= 10, "{found}");
}
