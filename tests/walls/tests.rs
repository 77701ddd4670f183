//! Each form of import is planted in each room, and found; circles of files are planted and measured.

use crate::{
    circles, graph,
    house::{GRAPH, TARGETS},
    rooms,
    source::Source,
};
use std::collections::BTreeMap;

/// A crate's sources, by their paths.
type Files = BTreeMap<String, String>;

fn files(files: &[(&str, &str)]) -> Files {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

fn read(krate: &str, files: &Files) -> Source {
    let source = Source::read(krate, &format!("{krate}/src/lib.rs"), &|path| {
        files.get(path).cloned()
    });
    assert!(source.unread.is_empty(), "{:?}", source.unread);
    source
}

/// The entity crate in small, and something of `api`.
fn house() -> Files {
    files(&[
        (
            "entity/src/lib.rs",
            "pub mod forecast; pub mod model; pub mod ops; pub mod outbox; pub mod query; pub mod rules;\n\
             pub mod support; pub mod work; pub use ops::circle::Publish as Published;",
        ),
        ("entity/src/forecast.rs", "pub fn travel() {}"),
        ("entity/src/model/mod.rs", "pub mod circle;"),
        ("entity/src/model/circle.rs", "pub struct Model;"),
        (
            "entity/src/ops/mod.rs",
            "pub mod circle; pub use circle::Publish; pub const DAYS: u8 = 1;",
        ),
        (
            "entity/src/ops/circle.rs",
            "pub struct Publish; pub fn close() {} macro_rules! shut { () => {} }",
        ),
        ("entity/src/outbox.rs", "pub struct Mail;"),
        ("entity/src/query.rs", "pub fn circle() {}"),
        ("entity/src/rules/mod.rs", "pub mod advice;"),
        ("entity/src/rules/advice.rs", "pub fn advise() {}"),
        ("entity/src/support.rs", "pub struct Clock;"),
        ("entity/src/work.rs", "pub struct Work;"),
        ("migration/src/lib.rs", "pub struct Migrator;"),
        ("worker/src/lib.rs", "mod mail; pub struct Deps;"),
        ("worker/src/mail.rs", "//! Mail."),
        (
            "api/src/lib.rs",
            "mod app; mod background; mod commands; mod document; mod graphql; mod http; mod settings;",
        ),
        ("api/src/app.rs", "pub struct AppState;"),
        ("api/src/background.rs", "pub fn run() { worker::run() }"),
        ("api/src/commands.rs", "use worker::Deps;"),
        ("api/src/document.rs", "//! Documents."),
        ("api/src/graphql.rs", "//! The schema."),
        ("api/src/http.rs", "pub fn router() {}"),
        ("api/src/settings.rs", "pub use worker::settings::Mode;"),
    ])
}

/// The breaches of a crate when this text stands at the end of one of its files: the lines, and what they say.
fn planted(krate: &str, file: &str, text: &str) -> Vec<(String, String)> {
    let mut files = house();
    let planted = files.entry(format!("{krate}/src/{file}")).or_default();
    planted.push('\n');
    planted.push_str(text);
    let breaches = rooms::breaches(&read(krate, &files));
    breaches
        .into_iter()
        .map(|breach| (breach.place, breach.rule))
        .collect()
}

/// Every way to write `PATH`, a module's path, with `ITEM` in it.
const FORMS: &[&str] = &[
    "use PATH;",
    "use PATH::ITEM;",
    "pub use PATH::ITEM;",
    "pub(crate) use PATH::*;",
    "use PATH as aliased;",
    "use PATH::ITEM as Other;",
    "use PATH::{ITEM as _, self};",
    "use {std::fmt, PATH::{ITEM}};",
    "use PATH::{self as aliased, deep::{deeper::{ITEM}}};",
    "fn f() { PATH::ITEM(1); }",
    "fn f() { use PATH::ITEM; }",
    "fn f(a: Option<&PATH::ITEM>) {}",
    "fn f() -> impl Fn(PATH::ITEM) { todo!() }",
    "fn f() { let _ = <PATH::ITEM as Clone>::clone; }",
    "fn f() { let _ = <u8 as PATH::ITEM>::x::<u8>(); }",
    "fn f() { match 1 { PATH::ITEM => 1 }; }",
    "fn f() { let PATH::ITEM { a, .. } = 1; }",
    "fn f() { assert_eq!(1, vec![PATH::ITEM(1)].len()); }",
    "fn f() { json!({ \"a\": [{ \"b\": 1.max(PATH::ITEM) }] }); }",
    "fn f() { PATH::ITEM!(1); }",
    "macro_rules! m { ($a:expr) => { $a + PATH::ITEM } }",
    "macro_rules! m { () => { use PATH::{ITEM, other::Thing}; } }",
    "impl PATH::ITEM for u8 {}",
    "trait T: PATH::ITEM {}",
    "struct S<T: PATH::ITEM>(T) where T: Clone;",
    "static S: PATH::ITEM = 1;",
    "fn f() { m!(return PATH::ITEM, as PATH::ITEM); }",
    "#[derive(PATH::ITEM)] struct S;",
    "#[PATH::ITEM(1)] struct S;",
    "#[serde(with = \"PATH::ITEM\")] struct S;",
    "struct S { #[clap(value_parser = PATH::ITEM)] a: u8 }",
    "#[cfg(test)] mod tests { use PATH::ITEM; }",
    "mod inner { pub mod inner { fn f() { PATH::ITEM(1); } } }",
    "const _: () = { fn f() { PATH::ITEM(1); } };",
];

/// In which file, which path may not be written.
const WALLS: &[(&str, &str, &[&str])] = &[
    (
        "entity",
        "model/circle.rs",
        &[
            "crate::ops",
            "crate::rules::advice",
            "crate::query",
            "crate::outbox",
        ],
    ),
    (
        "entity",
        "model/mod.rs",
        &["crate::support", "crate::work", "crate::forecast"],
    ),
    (
        "entity",
        "rules/advice.rs",
        &[
            "crate::ops::circle",
            "crate::query",
            "crate::outbox",
            "crate::support",
        ],
    ),
    (
        "entity",
        "query.rs",
        &["crate::ops", "crate::outbox", "crate::forecast"],
    ),
    ("entity", "outbox.rs", &["crate::ops", "crate::query"]),
    ("entity", "ops/circle.rs", &["crate::forecast"]),
    (
        "entity",
        "work.rs",
        &["crate::ops", "crate::model::circle", "crate::query"],
    ),
    (
        "entity",
        "support.rs",
        &[
            "crate::ops",
            "crate::rules",
            "crate::outbox",
            "crate::query",
            "crate::model",
            "crate::work",
        ],
    ),
    (
        "entity",
        "ops/mod.rs",
        &[
            "async_graphql",
            "::axum",
            "apalis::prelude",
            "apalis_core",
            "redis",
            "lettre::message",
            "::worker",
            "api",
        ],
    ),
    ("migration", "lib.rs", &["entity", "::entity::model"]),
    ("worker", "mail.rs", &["api", "::api::graphql"]),
    ("worker", "lib.rs", &["api::settings"]),
    (
        "api",
        "graphql.rs",
        &["worker", "::worker::mail", "crate::http", "crate::app", "axum"],
    ),
    ("api", "app.rs", &["worker::settings"]),
    ("api", "lib.rs", &["worker"]),
    (
        "api",
        "document.rs",
        &[
            "axum",
            "::http",
            "tower",
            "tower_http::trace",
            "worker",
            "crate::http",
            "crate::app",
            "super::http",
        ],
    ),
];

#[test]
fn every_form_of_a_forbidden_import_is_found_where_it_stands() {
    for (krate, file, paths) in WALLS {
        for path in *paths {
            for form in FORMS {
                // What is below the file is seen from there, too.
                let relative = path.starts_with("super") && form.contains("mod ");
                if relative {
                    continue;
                }
                let text = form.replace("PATH", path).replace("ITEM", "Thing");
                let line = house()[&format!("{krate}/src/{file}")].lines().count() + 1;
                let place = format!("{krate}/src/{file}:{line}");
                let found = planted(krate, file, &text);
                assert!(
                    found.iter().any(|(at, _)| *at == place),
                    "{place} {text}: {found:?}"
                );
            }
        }
    }
}

#[test]
fn detours_are_found() {
    for (file, text) in [
        // Through relative paths, aliases, re-exports and globs.
        ("model/circle.rs", "use super::super::ops;"),
        (
            "model/circle.rs",
            "use super::super::{model, ops::circle::{self, close}};",
        ),
        ("model/circle.rs", "use crate::{rules, work::Work};"),
        (
            "model/circle.rs",
            "use crate as house; fn f() { house::ops::circle::close(); }",
        ),
        ("model/circle.rs", "use crate::Published;"),
        ("model/circle.rs", "fn f(a: crate::Published) {}"),
        ("model/circle.rs", "use crate::*; fn f(a: Published) {}"),
        (
            "model/circle.rs",
            "use crate::*; fn f() { ops::circle::close(); }",
        ),
        (
            "model/circle.rs",
            "mod inner { fn f() { super::super::super::ops::circle::close(); } }",
        ),
        ("model/mod.rs", "use self::super::ops;"),
        (
            "model/mod.rs",
            "macro_rules! m { () => { $crate::ops::circle::close() } }",
        ),
        ("rules/advice.rs", "extern crate lettre as post;"),
        ("rules/advice.rs", "#[path = \"elsewhere.rs\"] mod elsewhere;"),
        ("rules/advice.rs", "#[cfg(test)] mod tests;"),
    ] {
        let mut files = house();
        files.insert(
            "entity/src/rules/elsewhere.rs".to_owned(),
            "use crate::ops::DAYS;".to_owned(),
        );
        files.insert(
            "entity/src/rules/advice/tests.rs".to_owned(),
            "use super::super::super::ops;".to_owned(),
        );
        files
            .get_mut(&format!("entity/src/{file}"))
            .unwrap()
            .push_str(text);
        assert!(
            !rooms::breaches(&read("entity", &files)).is_empty(),
            "{file}: {text}"
        );
    }
}

#[test]
fn what_is_allowed_is_no_breach() {
    for (krate, _) in TARGETS {
        let breaches = rooms::breaches(&read(krate, &house()));
        assert!(breaches.is_empty(), "{}", breaches[0].rule);
    }
    for (krate, file, text) in [
        (
            "entity",
            "ops/circle.rs",
            "use crate::{model::circle, outbox::Mail, query, rules::advice, work::Work};",
        ),
        (
            "entity",
            "query.rs",
            "use crate::model::circle::Model; fn f(ops: u8) { ops.close(); g(ops) }",
        ),
        (
            "entity",
            "model/circle.rs",
            "/// See [`crate::ops`].\nfn f() { let rules = 1; assert!(rules == 1, \"ops::x\"); }",
        ),
        (
            "entity",
            "model/circle.rs",
            "// use crate::ops;\npub(in crate::model) struct Ops;",
        ),
        ("entity", "forecast.rs", "use crate::ops::circle::close;"),
        (
            "api",
            "http.rs",
            "use axum::Router; use crate::app::AppState; use crate::document;",
        ),
        (
            "api",
            "document.rs",
            "use crate::settings::Mode; mod http {} use self::http as inner;",
        ),
        ("api", "settings.rs", "fn f() { worker::settings::check() }"),
        (
            "worker",
            "mail.rs",
            "mod api { pub fn f() {} } fn f() { api::f() }",
        ),
    ] {
        assert_eq!(planted(krate, file, text), [], "{text}");
    }
}

#[test]
fn a_module_in_no_room_has_to_choose() {
    let mut files = house();
    files
        .get_mut("entity/src/lib.rs")
        .unwrap()
        .push_str("mod cellar;");
    files.insert("entity/src/cellar.rs".to_owned(), String::new());
    let breaches = rooms::breaches(&read("entity", &files));
    assert_eq!(breaches.len(), 1);
    assert_eq!(breaches[0].place, "entity/src/cellar.rs:1");
}

#[test]
fn a_missing_file_is_told() {
    let mut files = house();
    files.remove("entity/src/query.rs");
    let source = Source::read("entity", "entity/src/lib.rs", &|path| files.get(path).cloned());
    assert_eq!(source.unread, ["entity/src/query/mod.rs"]);
}

/// The largest circle of a crate with these files beside `lib.rs`.
fn largest(named: &[(&str, &str)]) -> usize {
    let mut all = files(&[("entity/src/lib.rs", "")]);
    for (name, text) in named {
        if !name.contains('/') {
            let root = all.get_mut("entity/src/lib.rs").unwrap();
            root.push_str(&format!("mod {};", name.trim_end_matches(".rs")));
        }
        all.insert(format!("entity/src/{name}"), (*text).to_owned());
    }
    let source = read("entity", &all);
    let imports = circles::imports(&source);
    let largest = circles::circles(&imports)
        .first()
        .map_or(0, |circle| circle.len());
    assert_eq!(circles::breaches(&imports).len(), usize::from(largest > 4));
    largest
}

#[test]
fn circles_of_files_are_measured() {
    let five = [
        ("a.rs", "use crate::b::B; pub struct A;"),
        ("b.rs", "pub struct B; fn f() { super::c::g::<u8>(); }"),
        ("c.rs", "pub fn g() { vec![crate::d::D]; }"),
        ("d.rs", "use crate::e as other; pub struct D(other::E);"),
        ("e.rs", "pub use crate::a::*; pub struct E(A);"),
    ];
    assert_eq!(largest(&five), 5);
    assert_eq!(largest(&five[1..]), 0);
    assert_eq!(
        largest(&[five[0], five[1], five[2], ("d.rs", "pub struct D(crate::a::A);")]),
        4
    );
}

#[test]
fn an_import_counts_where_it_leads() {
    // Through the re-exports of `m`, which only hands on.
    let handed_on = ("m.rs", "mod a; mod b; pub use a::A; pub use b::B;");
    let (a, b) = (
        ("m/a.rs", "use super::B; pub struct A;"),
        ("m/b.rs", "pub struct B;"),
    );
    assert_eq!(largest(&[handed_on, a, b]), 0);
    assert_eq!(largest(&[handed_on, a, ("m/b.rs", "pub struct B(super::A);")]), 2);
    // What `m` itself defines or uses is its own.
    let uses = (
        "m.rs",
        "mod a; mod b; pub use a::A; pub use b::B; pub struct M(A);",
    );
    assert_eq!(largest(&[uses, ("m/a.rs", "pub struct A(super::M);"), b]), 2);
    // A re-export of what lies elsewhere is an import.
    assert_eq!(
        largest(&[
            ("a.rs", "pub use crate::b::B; pub struct A;"),
            ("b.rs", "pub struct B(crate::a::A);")
        ]),
        2
    );
    // A module by itself is not; what is looked for in it is, even if a derive makes it.
    let model = ("b.rs", "use crate::a; pub struct Model;");
    assert_eq!(largest(&[("a.rs", "fn f() { crate::b::Entity }"), model]), 0);
    let model = ("b.rs", "use crate::a; fn f() { a::Entity }");
    assert_eq!(largest(&[("a.rs", "fn f() { crate::b::Entity }"), model]), 2);
    // Tests may import what they compose.
    let tested = (
        "b.rs",
        "pub struct B; #[cfg(test)] mod tests { use crate::a::A; }",
    );
    assert_eq!(largest(&[("a.rs", "use crate::b::B; pub struct A;"), tested]), 0);
}

#[test]
fn cargos_graph_is_read_by_whole_names() {
    let lines = "entity v0.1.0 (/entity)\nsea-orm v2.0.4\nredis-protocol v1.0.0\naxum-core v0.5.0";
    assert_eq!(graph::found(&GRAPH[0], lines).count(), 0);
    let lines = format!("{lines}\nredis v1.8.1 (*)");
    assert_eq!(graph::found(&GRAPH[0], &lines).collect::<Vec<_>>(), ["redis"]);
}
