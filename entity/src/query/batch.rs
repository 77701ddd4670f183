//! Rows for loaders: by their ids, or by the id of what they belong to.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// Finds the rows whose `column`, a unique one, is among `ids`; each by its `key`, which is that column.
pub(super) async fn by_id<E: EntityTrait>(
    db: &impl ConnectionTrait,
    column: E::Column,
    ids: &[Uuid],
    key: impl Fn(&E::Model) -> Uuid,
) -> Result<HashMap<Uuid, E::Model>, DbErr> {
    let find = E::find().filter(column.is_in(ids.iter().copied()));
    Ok(keyed(find.all(db).await?, key))
}

/// Gives each row by its `key`, which no two have.
pub(super) fn keyed<M>(rows: Vec<M>, key: impl Fn(&M) -> Uuid) -> HashMap<Uuid, M> {
    rows.into_iter().map(|row| (key(&row), row)).collect()
}

/// Groups rows by `key`, each group in their order.
pub(super) fn grouped<M>(rows: Vec<M>, key: impl Fn(&M) -> Uuid) -> HashMap<Uuid, Vec<M>> {
    let mut groups: HashMap<Uuid, Vec<M>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}
