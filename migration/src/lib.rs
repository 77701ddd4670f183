//! The database schema, for PostgreSQL and SQLite from one portable source.
//!
//! Never imports `entity`: a migration must not change when a model does. Each migration is SQL with the few
//! type names that differ between the two databases filled in by [`dialect`].

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, TransactionTrait};

pub mod dialect;
mod m20261122_000001_programme;
mod m20261123_000001_delivery;
mod m20261123_000002_preferences;
mod m20261124_000001_clock;
mod m20261125_000001_failures;

/// All migrations, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_programme::Migration),
            Box::new(m20261123_000001_delivery::Migration),
            Box::new(m20261123_000002_preferences::Migration),
            Box::new(m20261124_000001_clock::Migration),
            Box::new(m20261125_000001_failures::Migration),
        ]
    }
}

/// Any constant does; every replica must use the same one.
const ADVISORY_LOCK: i64 = 0x0043_4952_434C_4553;

/// Brings the schema up to date. Any number of replicas may call it at once: one migrates, the others wait and
/// then find nothing to do (PostgreSQL: an advisory lock on a second connection; SQLite: a lock on a file beside
/// the database).
///
/// # Errors
/// When a migration fails or the lock cannot be taken.
pub async fn up(db: &DatabaseConnection, lock_file: Option<&std::path::Path>) -> Result<(), DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        let lock = db.begin().await?;
        lock.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({ADVISORY_LOCK})"))
            .await?;
        Migrator::up(db, None).await?;
        return lock.commit().await;
    }
    let _held = lock_file
        .map(hold)
        .transpose()
        .map_err(|error| DbErr::Custom(format!("migration lock: {error}")))?;
    Migrator::up(db, None).await
}

/// How many migrations this program knows that the database does not have yet.
///
/// # Errors
/// When the database fails.
pub async fn pending(db: &DatabaseConnection) -> Result<usize, DbErr> {
    Ok(Migrator::get_pending_migrations(db).await?.len())
}

/// Takes the lock; it ends when the file is dropped, or with the process.
fn hold(path: &std::path::Path) -> std::io::Result<std::fs::File> {
    let file = std::fs::File::options().create(true).append(true).open(path)?;
    file.lock()?;
    Ok(file)
}
