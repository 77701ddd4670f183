//! The programme's clock: decisions, due instants, and what the clock remembers. The SQL is in the files beside this one.

use crate::dialect;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Adds columns, tables and triggers.
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
        db.execute_unprepared(&dialect::fill(backend, include_str!("clock.sql")))
            .await?;
        let triggers = match backend {
            DbBackend::Sqlite => include_str!("clock_sqlite.sql"),
            _ => include_str!("clock_postgres.sql"),
        };
        db.execute_unprepared(triggers).await?;
        Ok(())
    }
}
