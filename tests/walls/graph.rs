//! What depends on what, as Cargo sees it.

use crate::{
    Breach,
    house::{GRAPH, Graph},
};
use std::{env, path::Path, process::Command};

/// Every crate that depends on one that it must not depend on, directly or through others.
pub fn breaches(root: &Path) -> Vec<Breach> {
    GRAPH
        .iter()
        .flat_map(|graph| crate_breaches(root, graph))
        .collect()
}

fn crate_breaches(root: &Path, graph: &Graph) -> Vec<Breach> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tree = Command::new(cargo)
        .args([
            "tree", "--locked", "--quiet", "--edges", "normal", "--target", "all",
        ])
        .args(["--prefix", "none", "--format", "{p}", "--package", graph.krate])
        .current_dir(root)
        .output();
    let lines = match &tree {
        Ok(tree) if tree.status.success() => String::from_utf8_lossy(&tree.stdout),
        _ => return vec![breach(graph, "cargo tree does not work".to_owned())],
    };
    found(graph, &lines)
        .map(|never| breach(graph, format!("{} depends on {never}", graph.krate)))
        .collect()
}

/// Which of the forbidden packages the lines of `cargo tree` name.
pub fn found<'a>(graph: &'a Graph, lines: &str) -> impl Iterator<Item = &'a str> {
    let packages: Vec<_> = lines
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect();
    graph
        .never
        .iter()
        .copied()
        .filter(move |never| packages.iter().any(|package| package == never))
}

fn breach(graph: &Graph, rule: String) -> Breach {
    Breach {
        place: format!("{}/Cargo.toml:1", graph.krate),
        rule,
        mend: format!(
            "{} (the way in: cargo tree -p {} -e normal -i …)",
            graph.mend, graph.krate
        ),
    }
}
