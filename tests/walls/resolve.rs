//! Where a path leads: through aliases, globs and re-exports to the module that defines what it names.

use crate::source::{Name, Source};
use std::collections::{BTreeSet, HashSet};

/// What a path touches.
#[derive(Default)]
pub struct Landing {
    /// Every module on the way.
    pub passed: BTreeSet<usize>,
    /// Modules that the path itself names at its end.
    pub ends: BTreeSet<usize>,
    /// Modules that define what it names.
    pub definers: BTreeSet<usize>,
    /// Other crates, and names that no source shows, as those of the prelude; each with the module in which it is named.
    pub outside: BTreeSet<(usize, String)>,
}

impl Source {
    /// Follows a path that stands in this module.
    pub fn resolve(&self, module: usize, path: &[String]) -> Landing {
        let mut walk = Walk {
            source: self,
            looked_for: HashSet::new(),
            landing: Landing::default(),
        };
        walk.start(module, path);
        walk.landing
    }
}

struct Walk<'a> {
    source: &'a Source,
    /// What is being looked up: a name that leads back to itself is not found by it.
    looked_for: HashSet<(usize, String)>,
    landing: Landing,
}

impl Walk<'_> {
    fn start(&mut self, module: usize, path: &[String]) {
        let Some((first, rest)) = path.split_first() else {
            return;
        };
        match first.as_str() {
            "" => {
                let krate = rest.first().cloned().unwrap_or_default();
                self.landing.outside.insert((module, krate));
            }
            "crate" => self.enter(0, rest),
            "self" | "super" => self.enter(module, path),
            name if self.look_up(module, name, rest) => {}
            name => {
                self.landing.outside.insert((module, name.to_owned()));
            }
        }
    }

    fn enter(&mut self, module: usize, path: &[String]) {
        match path.split_first() {
            Some((first, rest)) if first == "super" => self.enter(self.source.modules[module].parent, rest),
            Some((first, rest)) if first == "self" => self.enter(module, rest),
            Some((first, rest)) => {
                self.landing.passed.insert(module);
                // What a macro or a derive makes is not seen: it belongs to the module in which it is looked for.
                if !self.look_up(module, first, rest) {
                    self.landing.definers.insert(module);
                }
            }
            None => {
                self.landing.passed.insert(module);
                self.landing.ends.insert(module);
            }
        }
    }

    /// Follows a name of this module; false if it has none.
    fn look_up(&mut self, module: usize, name: &str, rest: &[String]) -> bool {
        let key = (module, name.to_owned());
        if !self.looked_for.insert(key.clone()) {
            return false;
        }
        let here = &self.source.modules[module];
        let mut found = here.names.contains_key(name);
        for meaning in here.names.get(name).into_iter().flatten() {
            match meaning {
                Name::Item => {
                    self.landing.definers.insert(module);
                }
                Name::Module(child) => self.enter(*child, rest),
                Name::Import(path) => self.start(module, &[path, rest].concat()),
            }
        }
        if !found {
            for glob in &here.globs {
                let target = self.aside(module, glob);
                for end in target.ends {
                    if self.look_up(end, name, rest) {
                        self.landing.passed.extend(&target.passed);
                        found = true;
                    }
                }
            }
        }
        self.looked_for.remove(&key);
        found
    }

    /// Follows a path for itself.
    fn aside(&mut self, module: usize, path: &[String]) -> Landing {
        let landing = std::mem::take(&mut self.landing);
        self.start(module, path);
        std::mem::replace(&mut self.landing, landing)
    }
}
