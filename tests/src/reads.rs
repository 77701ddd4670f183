//! What PostgreSQL has read of the tables, by its own counts.

use entity::support::db::Db;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::time::Duration;

/// See the module.
#[derive(Clone, Copy, Debug)]
pub struct Reads {
    /// Rows, by index or one after the other.
    pub rows: i64,
    /// Blocks, of tables and indexes, cached or not.
    pub blocks: i64,
}

impl Reads {
    /// What has been read so far by sessions that have ended, and by this one; `None` on SQLite, which does not count.
    ///
    /// # Panics
    /// When the database fails.
    pub async fn of(db: &Db) -> Option<Self> {
        if db.backend() != DbBackend::Postgres {
            return None;
        }
        // A session that has just been closed needs a moment to hand in its counts.
        tokio::time::sleep(Duration::from_millis(500)).await;
        let sql = "SELECT (SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) FROM pg_stat_user_tables)\
                   ::bigint AS read, (SELECT sum(coalesce(heap_blks_read, 0) + coalesce(heap_blks_hit, 0) \
                   + coalesce(idx_blks_read, 0) + coalesce(idx_blks_hit, 0)) FROM pg_statio_user_tables)::bigint AS blocks";
        let row = db
            .read()
            .query_one_raw(Statement::from_string(DbBackend::Postgres, sql))
            .await
            .expect("PostgreSQL's counts")
            .expect("one row");
        let count = |name| row.try_get("", name).expect("a count");
        Some(Self {
            rows: count("read"),
            blocks: count("blocks"),
        })
    }
}
