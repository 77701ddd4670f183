//! The register as a page for people who do not read code.

use entity::model::register::{self, Columns, Data, Event};
use std::fmt::Write as _;
use std::{fs, path::Path};

const INTRODUCTION: &str = "# What is stored of people

This page is made from the register in `entity/src/model/register`; a test compares the two. Days are settings (`circles help`).

- *Archived*: a circle's texts are removed `archive_days` after it ended.
- *Off-boarded*: a person who is no longer eligible leaves all circles at once.
- *Erased*: what such a person entered is removed `offboarded_days` later.
- *Forecast*: what is due is copied into memory to see what will happen; nothing of the copy is kept.
";

fn holds(data: Data) -> &'static str {
    match data {
        Data::Programme => "nothing about a person",
        Data::Person => "which person",
        Data::Identity => "name and addresses",
        Data::Employment => "work, from HR's data",
        Data::Participation => "taking part, choices",
        Data::Text => "what people wrote",
        Data::Special => "special category (GDPR, article 9)",
    }
}

fn when(event: Event) -> &'static str {
    match event {
        Event::Archive => "archived",
        Event::Offboarding => "off-boarded",
        Event::Erasure => "erased",
        Event::Forecast => "forecast",
    }
}

fn list(events: &[Event]) -> String {
    events
        .iter()
        .map(|event| when(*event))
        .collect::<Vec<_>>()
        .join(", ")
}

fn row(columns: &Columns) -> String {
    let names: Vec<_> = columns.names.iter().map(|name| format!("`{name}`")).collect();
    let (blanked, changed) = (list(columns.blanked_by), list(columns.changed_by));
    format!(
        "| {} | {} | {blanked} | {changed} |",
        names.join(", "),
        holds(columns.data)
    )
}

fn page() -> String {
    let mut page = INTRODUCTION.to_owned();
    for table in register::tables() {
        let removed = match table.removed_by {
            [] => String::new(),
            events => format!(" Rows removed when: {}.", list(events)),
        };
        writeln!(
            page,
            "\n## {}\n\n{} Kept: {}{removed}\n",
            table.name, table.purpose, table.kept
        )
        .unwrap();
        writeln!(
            page,
            "| columns | hold | emptied when | changed when |\n|---|---|---|---|"
        )
        .unwrap();
        for columns in table.columns {
            writeln!(page, "{}", row(columns)).unwrap();
        }
    }
    page
}

#[test]
fn the_page_says_what_the_register_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/personal-data.md");
    let page = page();
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&file, &page).unwrap();
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        page == written,
        "INSTA_UPDATE=always writes docs/personal-data.md anew"
    );
}
