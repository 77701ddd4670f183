//! Who looks into which room: every path that is written is held against the table.

use crate::{
    Breach,
    house::{Enters, GRAPH, ROOMS, Room},
    source::{Form, Name, Source},
};
use std::collections::HashSet;

/// Every path that leads where its room may not look.
pub fn breaches(source: &Source) -> Vec<Breach> {
    let mut found = Vec::new();
    let mut told = HashSet::new();
    for (at, module) in source.modules.iter().enumerate() {
        let Some(room) = room(&name(source, at)) else {
            // A root that only declares its modules is no room.
            if at > 0 && module.path.len() == 1 {
                found.push(Breach {
                    place: format!("{}:1", source.file(at)),
                    rule: format!("{} is in no room", name(source, at)),
                    mend: "add it to the table in tests/walls/house.rs".to_owned(),
                });
            }
            continue;
        };
        for written in &module.written {
            // A name alone that was imported by itself: its `use` is looked at.
            let alone = written.form == Form::Path && written.segments.len() == 1;
            let imports = module
                .names
                .get(written.segments.first().map_or("", String::as_str));
            if alone && imports.is_some_and(|all| all.iter().any(|name| matches!(name, Name::Import(_)))) {
                continue;
            }
            let landing = source.resolve(at, &written.segments);
            let entered = landing
                .passed
                .iter()
                .chain(&landing.definers)
                .map(|module| name(source, *module));
            let mut broken: Vec<_> = entered.filter(|entered| !may_enter(room, entered)).collect();
            // What another room hands on is looked at where it is named.
            let named = landing
                .outside
                .into_iter()
                .filter(|(namer, _)| *namer == at && !alone);
            broken.extend(
                named
                    .map(|(_, krate)| krate)
                    .filter(|krate| closed(&source.krate, room, krate)),
            );
            for target in broken {
                let place = format!("{}:{}", source.file(at), written.line);
                let target = self::room(&target)
                    .map_or(target.as_str(), |room| room.at)
                    .to_owned();
                let rule = format!("{} looks at {target}: `{}`", room.at, written.segments.join("::"));
                if told.insert((place.clone(), target)) {
                    let mend = mend(&source.krate, room);
                    found.push(Breach { place, rule, mend });
                }
            }
        }
    }
    found
}

fn name(source: &Source, module: usize) -> String {
    let path = source.modules[module].path.iter().map(String::as_str);
    std::iter::once(source.krate.as_str())
        .chain(path)
        .collect::<Vec<_>>()
        .join("::")
}

fn below(module: &str, ancestor: &str) -> bool {
    module
        .strip_prefix(ancestor)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// The innermost room that a module lies in.
fn room(module: &str) -> Option<&'static Room> {
    ROOMS
        .iter()
        .filter(|room| below(module, room.at))
        .max_by_key(|room| room.at.len())
}

fn may_enter(room: &Room, module: &str) -> bool {
    let own = below(module, room.at) || !module.contains("::");
    let among = |list: &[&str]| list.iter().any(|listed| below(module, listed));
    own || match room.enters {
        Enters::All => true,
        Enters::Only(list) => among(list),
        Enters::AllBut(list) => !among(list),
    }
}

fn closed(krate: &str, room: &Room, outside: &str) -> bool {
    let never = GRAPH
        .iter()
        .filter(|graph| graph.krate == krate)
        .flat_map(|graph| graph.never);
    room.closed.contains(&outside) || never.into_iter().any(|never| never.replace('-', "_") == outside)
}

fn mend(krate: &str, room: &Room) -> String {
    let graph = GRAPH.iter().find(|graph| graph.krate == krate);
    match (room.mend, graph) {
        ("", Some(graph)) => graph.mend.to_owned(),
        (mend, _) => mend.to_owned(),
    }
}
