//! The programme: people, circles, joining, history, outbox. The SQL is in the folder beside this file.

use crate::dialect;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Creates the tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// On SQLite too, so that a failed migration leaves nothing behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let backend = db.get_database_backend();
        for part in [
            include_str!("programme/people.sql"),
            include_str!("programme/circles.sql"),
            include_str!("programme/joining.sql"),
            include_str!("programme/outbox.sql"),
        ] {
            db.execute_unprepared(&dialect::fill(backend, part)).await?;
        }
        let search = match backend {
            DbBackend::Sqlite => include_str!("programme/search_sqlite.sql"),
            _ => include_str!("programme/search_postgres.sql"),
        };
        db.execute_unprepared(search).await?;
        Ok(())
    }
}
