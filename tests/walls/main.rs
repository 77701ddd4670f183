//! Checks who may enter which room, that Cargo's graph has the same walls, that files do not import each other in large
//! circles, and that the documents name what is there. Reads the checkout that it is started in; `.ci/run` runs it.
#![expect(
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a program of the tests: it prints its findings; modules and files are indices of the lists that made them"
)]

mod circles;
mod documents;
mod graph;
mod house;
mod resolve;
mod rooms;
mod source;
#[cfg(test)]
mod tests;

use house::TARGETS;
use source::Source;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// What is wrong, where, and how to mend it.
pub struct Breach {
    /// `file:line`, or several of them.
    pub place: String,
    /// The wall, and what goes through it.
    pub rule: String,
    /// How to mend it.
    pub mend: String,
}

fn main() -> ExitCode {
    let Some(root) = repository() else {
        println!("start it within the checkout");
        return ExitCode::FAILURE;
    };
    let (mut breaches, circles) = sources(&root);
    breaches.extend(graph::breaches(&root));
    breaches.extend(documents::breaches(&root));
    for Breach { place, rule, mend } in &breaches {
        println!("{place}\n  {rule}\n  mend: {mend}\n");
    }
    println!("The largest import circles:");
    for circle in circles.iter().take(5) {
        println!("  {} files: {}", circle.len(), circle.join(", "));
    }
    if breaches.is_empty() {
        println!("The walls stand.");
        return ExitCode::SUCCESS;
    }
    println!("{} breaches.", breaches.len());
    ExitCode::FAILURE
}

/// The directory of the workspace that the current one lies in.
fn repository() -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    here.ancestors()
        .find(|directory| directory.join("Cargo.lock").exists())
        .map(Path::to_owned)
}

/// What the sources break, and their import circles, largest first.
fn sources(root: &Path) -> (Vec<Breach>, Vec<Vec<String>>) {
    let read = |path: &str| fs::read_to_string(root.join(path)).ok();
    let (mut breaches, mut circles) = (Vec::new(), Vec::new());
    for (krate, file) in TARGETS {
        let source = Source::read(krate, file, &read);
        breaches.extend(source.unread.iter().map(|file| Breach {
            place: format!("{file}:1"),
            rule: "the file is not there, or cannot be parsed".to_owned(),
            mend: "let it compile first".to_owned(),
        }));
        let imports = circles::imports(&source);
        breaches.extend(rooms::breaches(&source));
        breaches.extend(circles::breaches(&imports));
        let owned =
            |circle: &std::collections::BTreeSet<&str>| circle.iter().map(ToString::to_string).collect();
        circles.extend(circles::circles(&imports).iter().map(owned));
    }
    circles.sort_by_key(|circle: &Vec<String>| std::cmp::Reverse(circle.len()));
    (breaches, circles)
}
