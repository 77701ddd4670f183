//! The documents name what is there: files, sections, and nothing outside of the repository.

use crate::Breach;
use std::{fs, path::Path};

/// What documents and comments do not cite: it lies beside the checkout of whoever wrote it.
const OUTSIDE: &[&str] = &[
    "../shared",
    "PRODUCT.md",
    "ARCHITECTURE.md",
    "TECH.md",
    "HELPERS.md",
];

/// Every name in README.md, `docs/` and the other documents that leads nowhere, and every such citation in the sources.
pub fn breaches(root: &Path) -> Vec<Breach> {
    let headings = fs::read_to_string(root.join("docs/product.md")).unwrap_or_default();
    let mut found = Vec::new();
    for file in files(root, "") {
        // The words themselves stand here.
        if file.starts_with("tests/walls/") {
            continue;
        }
        let text = fs::read_to_string(root.join(&file)).unwrap_or_default();
        let document = file.ends_with(".md");
        for (line, text) in prose(&text, document) {
            let mut missing = outside(text);
            missing.extend(sections(text, &headings));
            if document {
                let beside =
                    |name: &str| joined(file.rsplit_once('/').map_or("", |(beside, _)| beside), name);
                let there = |name: &String| exists(root, name) || exists(root, &beside(name));
                missing.extend(named(&file, text).into_iter().filter(|name| !there(name)));
            }
            found.extend(missing.into_iter().map(|name| Breach {
                place: format!("{file}:{line}"),
                rule: format!("names {name}, which is not in the repository"),
                mend: "write the path as it is now, from the root or from the document".to_owned(),
            }));
        }
    }
    found
}

/// Documents and sources, by their paths from the root.
fn files(root: &Path, below: &str) -> Vec<String> {
    let entries = fs::read_dir(root.join(below)).into_iter().flatten().flatten();
    let mut found = Vec::new();
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() {
            name.clone()
        } else {
            format!("{below}/{name}")
        };
        if entry.path().is_dir() {
            if !["target", "node_modules", "var", ".git"].contains(&name.as_str()) {
                found.extend(files(root, &path));
            }
        } else if [".md", ".rs", ".sql", ".toml"]
            .iter()
            .any(|end| name.ends_with(end))
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The lines, by number; of a document those outside of fences.
fn prose(text: &str, document: bool) -> Vec<(usize, &str)> {
    let mut fenced = false;
    let mut lines = Vec::new();
    for (at, line) in text.lines().enumerate() {
        fenced ^= document && line.trim_start().starts_with("```");
        if !fenced {
            lines.push((at + 1, line));
        }
    }
    lines
}

fn outside(line: &str) -> Vec<String> {
    OUTSIDE
        .iter()
        .filter(|name| line.contains(**name))
        .map(|name| (*name).to_owned())
        .collect()
}

/// Sections of docs/product.md that the line cites and that are not there.
fn sections(line: &str, headings: &str) -> Vec<String> {
    let cited = line.split("docs/product.md §").skip(1);
    let number = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>();
    let missing = |number: &String| {
        !headings
            .lines()
            .any(|line| line.starts_with(&format!("## {number}. ")))
    };
    cited
        .map(number)
        .filter(missing)
        .map(|number| format!("docs/product.md §{number}"))
        .collect()
}

/// The paths that a line of a document names, from the root: link targets, and code that looks like a path.
pub fn named(document: &str, line: &str) -> Vec<String> {
    let directory = document.rsplit_once('/').map_or("", |(directory, _)| directory);
    let links = line
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', '#']).next());
    let links = links.filter(|link| !link.is_empty() && !link.contains("://"));
    let spans = line.split('`').skip(1).step_by(2).filter(|span| is_path(span));
    links
        .map(|link| joined(directory, link))
        .chain(spans.map(|span| span.trim_end_matches('/').to_owned()))
        .collect()
}

/// `entity/src/ops`, `schema.graphql`, `tests/run`; not `/graphql`, `circle.due_at`, `application/json` or a command.
fn is_path(span: &str) -> bool {
    const ROOTS: &[&str] = &[
        "api",
        "docs",
        "entity",
        "migration",
        "schema.graphql",
        "tests",
        "worker",
        ".ci",
    ];
    const ENDS: &[&str] = &[".rs", ".md", ".sql", ".ftl", ".toml", ".html"];
    let one = span != "mod.rs" && !span.contains(|c: char| c.is_whitespace() || "…(:$".contains(c));
    let rooted = ROOTS
        .iter()
        .any(|root| span.strip_prefix(root).is_some_and(|rest| rest.starts_with('/')));
    one && (rooted
        || ENDS
            .iter()
            .any(|end| span.ends_with(end) && span.len() > end.len()))
}

fn joined(directory: &str, link: &str) -> String {
    let mut parts: Vec<&str> = directory.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Whether it is there; `<kind>` and `*` stand for any name, of which there is one.
fn exists(root: &Path, name: &str) -> bool {
    let Some(at) = name.find(['<', '*']) else {
        return root.join(name).exists();
    };
    let start = name[..at].rfind('/').map_or(0, |slash| slash + 1);
    let (directory, rest) = name.split_at(start);
    let (part, below) = rest.split_once('/').unwrap_or((rest, ""));
    let (first, last) = (part.find(['<', '*']), part.rfind(['>', '*']));
    let (before, after) = (
        &part[..first.unwrap_or(0)],
        &part[last.map_or(0, |last| last + 1)..],
    );
    let entries = fs::read_dir(root.join(directory)).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .any(|entry| {
            let fits = entry.starts_with(before)
                && entry.ends_with(after)
                && entry.len() > before.len() + after.len();
            fits && exists(root, format!("{directory}{entry}/{below}").trim_end_matches('/'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_other_code() {
        let line = "`entity/src/ops`, [x](../README.md#two), `circles token`, `application/json`, `/graphql`, `.rs` \
                    [y](https://example.org/a.md), `worker/locales/`, `circle.due_at`, `play.rs`, `api/src/<x>.rs`";
        let found = named("docs/a.md", line);
        assert_eq!(
            found,
            [
                "README.md",
                "entity/src/ops",
                "worker/locales",
                "play.rs",
                "api/src/<x>.rs"
            ]
        );
        assert_eq!(named("README.md", "[x](docs/a.md)"), ["docs/a.md"]);
    }

    #[test]
    fn what_is_missing_is_found() {
        let directory = tempfile::tempdir().unwrap();
        let root = directory.path();
        for (file, text) in [
            ("docs/product.md", "## 3. Life cycles"),
            (
                "entity/src/kinds/welcome.rs",
                "//! docs/product.md §3, docs/product.md §4.",
            ),
            (
                "README.md",
                "```\n`entity/src/none.rs`\n```\n`entity/src/kinds/<kind>.rs` `entity/src/<none>.rs` TECH.md",
            ),
            (
                "docs/recipes.md",
                "`entity/src/*/welcome.rs`, [there](../README.md), [not there](README.md), `none.rs`",
            ),
        ] {
            let file = root.join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let found: Vec<_> = breaches(root)
            .into_iter()
            .map(|breach| (breach.place, breach.rule))
            .collect();
        let expected = [
            ("README.md:4", "TECH.md"),
            ("README.md:4", "entity/src/<none>.rs"),
            ("docs/recipes.md:1", "docs/README.md"),
            ("docs/recipes.md:1", "none.rs"),
            ("entity/src/kinds/welcome.rs:1", "docs/product.md §4"),
        ];
        let expected = expected.map(|(place, name)| {
            (
                place.to_owned(),
                format!("names {name}, which is not in the repository"),
            )
        });
        assert_eq!(found, expected);
    }
}
