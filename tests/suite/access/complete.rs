//! The table covers the schema: what is added there and not here fails.

use super::{operations::MUTATIONS, schema::Schema, table};
use std::collections::BTreeSet;

/// Types whose every field is in the table.
const SENSITIVE: [&str; 15] = [
    "AdministratorAccess",
    "AdministratorTask",
    "Circle",
    "CircleDecision",
    "CircleEvent",
    "JoinRequest",
    "Mail",
    "Meeting",
    "Membership",
    "Mutation",
    "Nomination",
    "Person",
    "Query",
    "StayCounts",
    "Viewer",
];

/// Types that say nothing of anybody by themselves. Forecasts count mails, and show circles with the viewer's eyes.
const OPEN: [&str; 11] = [
    "Advisory",
    "AffinityNetwork",
    "ForecastEntry",
    "ForecastMails",
    "JobFamily",
    "Level",
    "PageInfo",
    "Programme",
    "ProgrammeForecast",
    "Topic",
    "UserError",
];

#[test]
fn every_type_is_known_to_be_sensitive_or_open() {
    let wraps = |name: &str| {
        ["Connection", "Edge", "Payload"]
            .iter()
            .any(|end| name.ends_with(end))
    };
    let schema = Schema::built();
    let strange: Vec<_> = schema
        .objects()
        .filter(|name| !wraps(name) && !SENSITIVE.contains(name) && !OPEN.contains(name))
        .collect();
    assert!(
        strange.is_empty(),
        "say in complete.rs what these are: {strange:?}"
    );
}

#[test]
fn every_operation_and_every_sensitive_field_is_in_the_table() {
    let schema = Schema::built();
    let field = |of: &str, field: &str| format!("{of}.{field}");
    let there: BTreeSet<String> = SENSITIVE
        .iter()
        .flat_map(|of| schema.fields(of).map(move |name| field(of, name)))
        .collect();
    let listed: BTreeSet<String> = table::rows()
        .iter()
        .flat_map(|row| row.fields.iter().map(move |name| field(&row.of, name)))
        .collect();
    let missing: Vec<_> = there.difference(&listed).collect();
    assert!(missing.is_empty(), "not in table.txt: {missing:#?}");
    let stale: Vec<_> = listed.difference(&there).collect();
    assert!(stale.is_empty(), "in table.txt, not in the schema: {stale:#?}");
}

#[test]
fn every_mutation_is_called_in_the_tests() {
    let schema = Schema::built();
    let there: BTreeSet<_> = schema.fields("Mutation").collect();
    let called: BTreeSet<_> = MUTATIONS.iter().map(|operation| operation.name).collect();
    assert_eq!(called, there);
}
