//! The register has the tables and columns that the database has.

use crate::migration::catalogue;
use entity::model::register;
use std::collections::BTreeSet;
use tests::TestDatabase;

#[tokio::test]
async fn every_column_is_in_the_register_once() {
    let database = TestDatabase::migrated().await;
    let migrated = catalogue::columns(&database.connect().await).await;
    assert!(migrated.len() > 150, "the catalogue is read: {}", migrated.len());
    let registered: Vec<_> = register::tables()
        .flat_map(|table| {
            let columns = table.columns.iter().flat_map(|columns| columns.names);
            columns.map(|column| (table.name.to_owned(), (*column).to_owned()))
        })
        .collect();
    let known: BTreeSet<_> = registered.iter().cloned().collect();
    assert_eq!(
        known.len(),
        registered.len(),
        "a column stands in the register twice"
    );
    let missing: Vec<_> = migrated.difference(&known).collect();
    assert!(
        missing.is_empty(),
        "say in entity/src/model/register what these hold: {missing:?}"
    );
    let gone: Vec<_> = known.difference(&migrated).collect();
    assert!(gone.is_empty(), "no longer in the database: {gone:?}");
}

/// Rows can be written table by table, in the order of the register.
#[tokio::test]
async fn a_table_comes_after_those_that_it_refers_to() {
    let database = TestDatabase::migrated().await;
    let place = |name: &str| register::tables().position(|table| table.name == name).unwrap();
    for key in catalogue::foreign_keys(&database.connect().await).await {
        assert!(place(&key.target) <= place(&key.table), "{key:?}");
    }
}
