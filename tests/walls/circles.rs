//! Files that import each other in a circle. An import counts where it leads: to the file that defines what is named, through
//! re-exports. Declaring a module is no import, and neither is handing on what lies below oneself. Tests may import what they compose.

use crate::{
    Breach,
    house::CIRCLE,
    source::{Form, Source},
};
use std::collections::{BTreeMap, BTreeSet};

/// Who imports whom, and where that stands first.
pub type Imports<'a> = BTreeMap<&'a str, BTreeMap<&'a str, (usize, String)>>;

/// The imports between the files of a target.
pub fn imports(source: &Source) -> Imports<'_> {
    let mut imports = Imports::new();
    for (at, module) in source
        .modules
        .iter()
        .enumerate()
        .filter(|(_, module)| !module.tests)
    {
        for written in &module.written {
            for definer in source.resolve(at, &written.segments).definers {
                let hands_on =
                    written.form == Form::Reexport && source.modules[definer].path.starts_with(&module.path);
                let (from, to) = (source.file(at), source.file(definer));
                if from != to && !hands_on {
                    let shown = || (written.line, written.segments.join("::"));
                    imports.entry(from).or_default().entry(to).or_insert_with(shown);
                }
            }
        }
    }
    imports
}

/// The sets of files that all reach each other, largest first.
pub fn circles<'a>(imports: &Imports<'a>) -> Vec<BTreeSet<&'a str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        imports.keys().map(|file| (*file, reach(imports, file))).collect();
    let reaches = |from: &str, to: &str| reached.get(from).is_some_and(|all| all.contains(to));
    let mut circles = BTreeSet::new();
    for (file, all) in &reached {
        let circle: BTreeSet<_> = all.iter().copied().filter(|other| reaches(other, file)).collect();
        if circle.len() > 1 {
            circles.insert(circle);
        }
    }
    let mut circles: Vec<_> = circles.into_iter().collect();
    circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
    circles
}

fn reach<'a>(imports: &Imports<'a>, file: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![file];
    while let Some(file) = open.pop() {
        for to in imports.get(file).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(*to) {
                open.push(to);
            }
        }
    }
    reached
}

/// The circles that are too large, with every import in them.
pub fn breaches(imports: &Imports<'_>) -> Vec<Breach> {
    let large = circles(imports)
        .into_iter()
        .filter(|circle| circle.len() > CIRCLE);
    large.map(|circle| breach(imports, &circle)).collect()
}

fn breach(imports: &Imports<'_>, circle: &BTreeSet<&str>) -> Breach {
    let mut inside = Vec::new();
    for (from, imported) in imports.iter().filter(|(from, _)| circle.contains(*from)) {
        for (to, (line, path)) in imported.iter().filter(|(to, _)| circle.contains(*to)) {
            inside.push(format!("{from}:{line} `{path}` → {to}"));
        }
    }
    Breach {
        place: inside.join("\n"),
        rule: format!(
            "{} files import each other in a circle; {CIRCLE} may",
            circle.len()
        ),
        mend: "move what two of them need into a file below both, or hand it over as an argument".to_owned(),
    }
}
