//! `table.txt`, read strictly: what is not understood fails.

use super::scene::{Role, Variant};

const TEXT: &str = include_str!("table.txt");

/// The codes that cells stand for. Other outcomes are `yes`: done, or answered with something; `true` and `false`: what a
/// field answers that says either; `null`: the field is
/// null; `hidden`: there is not even the object that has the field.
const CODES: [(&str, &str); 18] = [
    ("yes", "yes"),
    ("true", "true"),
    ("false", "false"),
    ("null", "null"),
    ("hidden", "hidden"),
    ("sign-in", "UNAUTHENTICATED"),
    ("forbid", "FORBIDDEN"),
    ("no-elig", "NOT_ELIGIBLE"),
    ("no-opt", "NOT_OPTED_IN"),
    ("404", "NOT_FOUND"),
    ("not-pm", "NOT_PROGRAMME_MANAGER"),
    ("not-adm", "NOT_ADMINISTRATOR"),
    ("not-in", "NOT_PARTICIPANT"),
    ("already", "ALREADY_MEMBER"),
    ("own", "OWN_REQUEST"),
    ("state", "WRONG_STATE"),
    ("has-duty", "HAS_DUTY"),
    ("not-open", "TAKE_OVER_NOT_OPEN"),
];

/// A row: some fields of one type that answer alike.
#[derive(Clone, Debug)]
pub struct Row {
    pub of: String,
    pub fields: Vec<String>,
    /// On which way the object is reached.
    pub way: String,
    pub variant: Variant,
    /// What each role is answered.
    pub cells: Vec<(Role, &'static str)>,
}

/// The rows of the table.
pub fn rows() -> Vec<Row> {
    let mut lines = TEXT.lines().enumerate().filter(|(_, line)| {
        let line = line.trim();
        !line.is_empty() && !line.starts_with('#')
    });
    let (_, head) = lines.next().expect("a heading");
    let expected: Vec<_> = ["field", "way", "scene"]
        .into_iter()
        .chain(Role::ALL.map(|(name, _)| name))
        .collect();
    assert_eq!(
        head.split_whitespace().collect::<Vec<_>>(),
        expected,
        "the heading"
    );
    lines.map(|(index, line)| row(index + 1, line)).collect()
}

fn row(number: usize, line: &str) -> Row {
    let mut words = line.split_whitespace();
    let mut next = || {
        words
            .next()
            .unwrap_or_else(|| panic!("line {number} is too short"))
    };
    let (of, fields) = next()
        .split_once('.')
        .unwrap_or_else(|| panic!("line {number} does not begin with Type.field"));
    let (way, variant) = (next().to_owned(), next());
    let variant = Variant::named(variant).unwrap_or_else(|| panic!("line {number}: no scene {variant}"));
    let cells = Role::ALL.map(|(_, role)| {
        let word = next();
        let outcome = CODES.iter().find(|(short, _)| *short == word);
        let (_, outcome) = outcome.unwrap_or_else(|| panic!("line {number}: no outcome {word}"));
        (role, *outcome)
    });
    assert_eq!(words.next(), None, "line {number} is too long");
    Row {
        of: of.to_owned(),
        fields: fields.split(',').map(str::to_owned).collect(),
        way,
        variant,
        cells: cells.into(),
    }
}
