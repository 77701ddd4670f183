//! Failures of the clock, at people too. The SQL is in the file beside this one.

use crate::dialect;
use sea_orm_migration::prelude::*;

/// Makes the table anew.
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
        let sql = dialect::fill(db.get_database_backend(), include_str!("failures.sql"));
        db.execute_unprepared(&sql).await?;
        Ok(())
    }
}
