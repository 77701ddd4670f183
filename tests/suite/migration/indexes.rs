//! Every foreign key can be followed backwards without reading the whole table.

use super::catalogue::{self, ForeignKey, Index};
use entity::model::conditions::CONDITIONS;
use sea_orm::DbBackend;
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

/// A planner sees that a partial index serves only where the query says the index's condition.
#[tokio::test]
async fn the_conditions_of_queries_are_those_of_their_indexes() {
    let database = TestDatabase::migrated().await;
    let db = database.connect().await;
    let conditions = catalogue::index_conditions(&db).await;
    for known in CONDITIONS {
        // In the database's own spelling, which on PostgreSQL is not the migration's.
        for index in known.indexes {
            if *index == "circle_search" && db.backend() == DbBackend::Sqlite {
                continue;
            }
            let (table, condition) = conditions.get(*index).expect(index);
            let spelled = catalogue::spelled(&db, table, known.sql).await;
            assert_eq!(&spelled, condition, "{index}");
        }
        let same = conditions.iter().filter(|(name, of)| {
            conditions[known.indexes[0]] == **of && !known.indexes.contains(&name.as_str())
        });
        assert_eq!(same.count(), 0, "name all indexes with {}", known.sql);
    }
}
