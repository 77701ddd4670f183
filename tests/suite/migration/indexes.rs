//! Every foreign key can be followed backwards without reading the whole table.

use super::catalogue::{self, ForeignKey, Index};
use tests::TestDatabase;

#[tokio::test]
async fn every_foreign_key_has_an_index() {
    let database = TestDatabase::migrated().await;
    let db = database.connect().await;
    let indexes = catalogue::indexes(&db).await;
    let keys = catalogue::foreign_keys(&db).await;
    assert!(keys.len() > 30, "the catalogue is read: {}", keys.len());
    let bare: Vec<_> = keys
        .iter()
        .filter(|key| !indexes.iter().any(|index| serves(index, key)))
        .collect();
    assert!(
        bare.is_empty(),
        "add an index that begins with the columns of {bare:#?}"
    );
}

/// Whether the index leads to the rows of the key: all rows, by the key's first column. What composite keys here have
/// besides narrows a handful of rows.
fn serves(index: &Index, key: &ForeignKey) -> bool {
    !index.partial && index.table == key.table && index.columns.first() == key.columns.first()
}
