//! The database schema, for PostgreSQL and SQLite from one portable source: SQL with the few type names that differ
//! between the two filled in.
//!
//! Never imports `entity`: a migration must not change when a model does.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait, QueryOrder, Statement, TransactionTrait,
};
use sea_orm_migration::seaql_migrations;

/// One step of the schema.
#[derive(Clone, Copy)]
struct Migration {
    /// What `seaql_migrations` remembers it by. Never changes.
    name: &'static str,
    /// SQL for both databases, with `{uuid}` and the like for the names of types (see [`type_names`]).
    both: &'static [&'static str],
    /// What only one database understands, such as triggers: SQLite's, PostgreSQL's.
    own: Option<(&'static str, &'static str)>,
}

/// All migrations, in order.
const MIGRATIONS: [Migration; 10] = [
    Migration {
        name: "m20261122_000001_programme",
        both: &[
            include_str!("../sql/m20261122_000001_programme/people.sql"),
            include_str!("../sql/m20261122_000001_programme/circles.sql"),
            include_str!("../sql/m20261122_000001_programme/joining.sql"),
            include_str!("../sql/m20261122_000001_programme/outbox.sql"),
        ],
        own: Some((
            include_str!("../sql/m20261122_000001_programme/search_sqlite.sql"),
            include_str!("../sql/m20261122_000001_programme/search_postgres.sql"),
        )),
    },
    Migration {
        name: "m20261123_000001_delivery",
        both: &[include_str!("../sql/m20261123_000001_delivery.sql")],
        own: None,
    },
    Migration {
        name: "m20261123_000002_preferences",
        both: &[include_str!("../sql/m20261123_000002_preferences.sql")],
        own: None,
    },
    Migration {
        name: "m20261124_000001_clock",
        both: &[include_str!("../sql/m20261124_000001_clock/clock.sql")],
        own: Some((
            include_str!("../sql/m20261124_000001_clock/review_sqlite.sql"),
            include_str!("../sql/m20261124_000001_clock/review_postgres.sql"),
        )),
    },
    Migration {
        name: "m20261125_000001_failures",
        both: &[include_str!("../sql/m20261125_000001_failures.sql")],
        own: None,
    },
    Migration {
        name: "m20261126_000001_search",
        both: &[include_str!("../sql/m20261126_000001_search/search.sql")],
        own: Some((
            include_str!("../sql/m20261126_000001_search/topic_sqlite.sql"),
            include_str!("../sql/m20261126_000001_search/topic_postgres.sql"),
        )),
    },
    Migration {
        name: "m20261126_000002_mail_key",
        both: &[],
        own: Some((
            include_str!("../sql/m20261126_000002_mail_key/sqlite.sql"),
            include_str!("../sql/m20261126_000002_mail_key/postgres.sql"),
        )),
    },
    Migration {
        name: "m20261126_000003_claim",
        both: &[include_str!("../sql/m20261126_000003_claim.sql")],
        own: None,
    },
    Migration {
        name: "m20261127_000001_idempotency_key",
        both: &[include_str!("../sql/m20261127_000001_idempotency_key.sql")],
        own: None,
    },
    Migration {
        name: "m20261128_000001_allowance",
        both: &[include_str!("../sql/m20261128_000001_allowance.sql")],
        own: None,
    },
];

/// Gives the database's own names for the types of the portable SQL. SQLite's are those that sea-query gives, so that
/// sea-orm decodes them: a UUID is a 16-byte BLOB, an instant is RFC 3339 text (which sorts by time).
const fn type_names(backend: DbBackend) -> [(&'static str, &'static str); 6] {
    let sqlite = matches!(backend, DbBackend::Sqlite);
    [
        ("{uuid}", if sqlite { "uuid_text" } else { "uuid" }),
        (
            "{instant}",
            if sqlite {
                "timestamp_with_timezone_text"
            } else {
                "timestamptz"
            },
        ),
        ("{date}", if sqlite { "date_text" } else { "date" }),
        ("{time}", if sqlite { "time_text" } else { "time" }),
        ("{json}", if sqlite { "json_text" } else { "jsonb" }),
        ("{bool}", "boolean"),
    ]
}

impl MigrationName for Migration {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// On SQLite too, so that a failed migration leaves nothing behind.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let backend = db.get_database_backend();
        if backend == DbBackend::Postgres {
            // An index of a large table takes its time.
            db.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
        }
        for part in self.both {
            let filled = type_names(backend)
                .iter()
                .fold((*part).to_owned(), |sql, (token, name)| sql.replace(token, name));
            db.execute_unprepared(&filled).await?;
        }
        if let Some((sqlite, postgres)) = self.own {
            let own = if backend == DbBackend::Sqlite {
                sqlite
            } else {
                postgres
            };
            db.execute_unprepared(own).await?;
        }
        Ok(())
    }
}

/// Runs [`MIGRATIONS`].
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let boxed = |migration| Box::new(migration) as Box<dyn MigrationTrait>;
        MIGRATIONS.into_iter().map(boxed).collect()
    }
}

/// How the database's schema stands to this program's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Schema {
    /// It lacks this many migrations: `circles migrate` brings them.
    Older(usize),
    /// It is this program's.
    Current,
    /// A later release has migrated it. This program works with it: a release only adds to the schema of the one before
    /// (docs/operating.md, Releases side by side). The migrations that it does not know, in order.
    Newer(Vec<String>),
}

/// Compares the database's schema with this program's. Writes nothing.
///
/// # Errors
/// When the database fails, or has both migrations that are unknown here and lacks some that are known: then neither
/// release came before the other.
pub async fn compare(db: &DatabaseConnection) -> Result<Schema, DbErr> {
    let table = Migrator::migration_table_name();
    let applied = if SchemaManager::new(db).has_table(table.to_string()).await? {
        seaql_migrations::Entity::find()
            .order_by_asc(seaql_migrations::Column::Version)
            .all(db)
            .await?
    } else {
        Vec::new()
    };
    let known = |name: &str| MIGRATIONS.iter().any(|migration| migration.name == name);
    let (known, unknown): (Vec<_>, Vec<_>) = applied
        .into_iter()
        .map(|row| row.version)
        .partition(|name| known(name));
    match (MIGRATIONS.len().saturating_sub(known.len()), unknown.is_empty()) {
        (0, true) => Ok(Schema::Current),
        (0, false) => Ok(Schema::Newer(unknown)),
        (missing, true) => Ok(Schema::Older(missing)),
        (missing, false) => Err(DbErr::Custom(format!(
            "the database lacks {missing} migrations of this program and has some that it does not know ({}): \
             another line of releases migrated it",
            unknown.join(", ")
        ))),
    }
}

/// Any constant does; every replica must use the same one.
const ADVISORY_LOCK: i64 = 0x0043_4952_434C_4553;

/// Brings the schema up to date, and says how it stood before. Any number of replicas may call it at once: one migrates,
/// the others wait and then find nothing to do (PostgreSQL: an advisory lock on a second connection; SQLite: a lock on a
/// file beside the database). A newer schema stays as it is.
///
/// # Errors
/// When a migration fails, the lock cannot be taken, or [`compare`] fails.
pub async fn up(db: &DatabaseConnection, lock_file: Option<&std::path::Path>) -> Result<Schema, DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        let lock = db.begin().await?;
        lock.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
        let try_lock = format!("SELECT pg_try_advisory_xact_lock({ADVISORY_LOCK}) AS held");
        let held = lock
            .query_one_raw(Statement::from_string(DbBackend::Postgres, try_lock))
            .await?;
        if !held.is_some_and(|row| row.try_get("", "held").unwrap_or(false)) {
            tracing::info!("another process migrates the database; this one waits for it");
            lock.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({ADVISORY_LOCK})"))
                .await?;
        }
        let found = run(db).await?;
        lock.commit().await?;
        return Ok(found);
    }
    let _held = lock_file
        .map(hold)
        .transpose()
        .map_err(|error| DbErr::Custom(format!("migration lock: {error}")))?;
    run(db).await
}

async fn run(db: &DatabaseConnection) -> Result<Schema, DbErr> {
    let found = compare(db).await?;
    if let Schema::Older(_) = found {
        Migrator::up(db, None).await?;
    }
    Ok(found)
}

/// Takes the lock; it ends when the file is dropped, or with the process.
fn hold(path: &std::path::Path) -> std::io::Result<std::fs::File> {
    let file = std::fs::File::options().create(true).append(true).open(path)?;
    file.lock()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::MIGRATIONS;

    /// The last migration before releases were to work side by side.
    const BEFORE_THE_RULE: &str = "m20261125_000001_failures";

    /// What the release before could not work with (docs/operating.md, Releases side by side): the statements that are
    /// not a mere addition.
    fn not_additive(sql: &str) -> Vec<&str> {
        let without_comments = |statement: &str| {
            let lines = statement
                .lines()
                .filter(|line| !line.trim_start().starts_with("--"));
            lines.collect::<Vec<_>>().join(" ").to_uppercase()
        };
        sql.split(';')
            .filter(|statement| {
                let statement = without_comments(statement);
                let words = [
                    " RENAME ",
                    "DROP TABLE",
                    "DROP COLUMN",
                    " TYPE ",
                    "SET NOT NULL",
                    "DROP DEFAULT",
                ];
                let adds_required = statement.contains("ADD COLUMN")
                    && statement.contains("NOT NULL")
                    && !statement.contains("DEFAULT");
                adds_required || words.iter().any(|word| statement.contains(word))
            })
            .collect()
    }

    #[test]
    fn a_migration_only_adds() {
        for migration in MIGRATIONS {
            let own = migration.own.map(|(sqlite, postgres)| [sqlite, postgres]);
            for sql in migration.both.iter().copied().chain(own.into_iter().flatten()) {
                let found = not_additive(sql);
                assert!(
                    migration.name <= BEFORE_THE_RULE || found.is_empty(),
                    "{}: {found:?}",
                    migration.name
                );
            }
        }
    }

    #[test]
    fn what_does_more_than_add_is_found() {
        for sql in [
            "ALTER TABLE circle ADD COLUMN a text NOT NULL",
            "-- why\nALTER TABLE circle DROP COLUMN a",
            "CREATE TABLE a (b integer);\nDROP TABLE c",
            "ALTER TABLE circle ALTER COLUMN a SET NOT NULL",
            "ALTER TABLE circle RENAME COLUMN a TO b",
        ] {
            assert_eq!(not_additive(sql).len(), 1, "{sql}");
        }
        let adds = "ALTER TABLE circle ADD COLUMN a text;\nCREATE INDEX b ON circle (a);\nDROP INDEX c;";
        assert!(not_additive(adds).is_empty());
    }
}
