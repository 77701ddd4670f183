//! The database handle: the one place that opens connections, and the one that begins transactions.

use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::sqlx::{self, ConnectOptions as _, Connection, Executor, SqliteConnection};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    ExecResult, IsolationLevel, QueryResult, SqliteTransactionMode, Statement, TransactionOptions,
    TransactionTrait,
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit};

/// How long PostgreSQL works on one statement where nothing else is set.
pub const STATEMENT_TIMEOUT: Duration = Duration::from_secs(8);

/// A handle to the database, cheap to clone.
///
/// On SQLite there are two pools over one file: many readers, and a single writer, so that writers queue in line
/// instead of spinning on `SQLITE_BUSY`. On PostgreSQL both are the same pool.
#[derive(Debug, Clone)]
pub struct Db {
    read: DatabaseConnection,
    write: DatabaseConnection,
    /// A transaction could not be committed, or was lost: whether there is room again is to be seen.
    lost_a_transaction: Arc<AtomicBool>,
}

impl Db {
    /// Opens `url` (`postgres://…` or `sqlite:PATH?mode=rwc`) with at most `max_connections` connections and
    /// [`STATEMENT_TIMEOUT`].
    ///
    /// # Errors
    /// When the database cannot be reached or the URL cannot be read.
    pub async fn connect(url: &str, max_connections: u32) -> Result<Self, DbErr> {
        Self::connect_bounded(url, max_connections, STATEMENT_TIMEOUT).await
    }

    /// Opens `url` with at most `max_connections` connections. PostgreSQL gives up a statement after `statement_timeout`, so
    /// that what nobody waits for any more does not go on; migrations have no such limit.
    ///
    /// # Errors
    /// When the database cannot be reached or the URL cannot be read.
    pub async fn connect_bounded(
        url: &str,
        max_connections: u32,
        statement_timeout: Duration,
    ) -> Result<Self, DbErr> {
        if url.starts_with("postgres") {
            try_postgres(url).await?;
        }
        let set_timeout = format!("SET statement_timeout = {}", statement_timeout.as_millis());
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(max_connections)
            .connect_timeout(CONNECTING)
            .acquire_timeout(CONNECTING)
            .sqlx_logging(false)
            .map_sqlx_postgres_opts(plain)
            .map_sqlx_postgres_pool_opts(move |pool| {
                let set_timeout = set_timeout.clone();
                pool.after_connect(move |connection, _| {
                    let set_timeout = set_timeout.clone();
                    Box::pin(async move {
                        connection
                            .execute(sqlx::AssertSqlSafe(set_timeout))
                            .await
                            .map(drop)
                    })
                })
            })
            .map_sqlx_sqlite_opts(|sqlite| {
                sqlite
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(10))
                    .pragma("journal_mode", "WAL")
                    .pragma("synchronous", "NORMAL")
            })
            .map_sqlx_sqlite_pool_opts(|pool| {
                pool.after_release(|connection, _| Box::pin(is_at_rest(connection)))
            });
        let read = Database::connect(options.clone()).await?;
        let write = if read.get_database_backend() == DbBackend::Sqlite {
            options
                .max_connections(1)
                .acquire_timeout(Duration::from_secs(30));
            Database::connect(options).await?
        } else {
            read.clone()
        };
        Ok(Self {
            read,
            write,
            lost_a_transaction: Arc::default(),
        })
    }

    /// An empty database in memory, for what is played and thrown away. It has one connection: a transaction is all that may
    /// use it while it lasts.
    ///
    /// # Errors
    /// When SQLite fails.
    pub async fn in_memory() -> Result<Self, DbErr> {
        let mut options = ConnectOptions::new("sqlite::memory:");
        // The database is the connection: it must not be closed for being old or idle.
        options
            .min_connections(1)
            .max_connections(1)
            .idle_timeout(None::<Duration>)
            .max_lifetime(None::<Duration>)
            .sqlx_logging(false)
            .map_sqlx_sqlite_opts(|sqlite| sqlite.foreign_keys(true));
        let only = Database::connect(options).await?;
        Ok(Self {
            read: only.clone(),
            write: only,
            lost_a_transaction: Arc::default(),
        })
    }

    /// The pool for reads. Never for writes: those go through [`Db::write`].
    #[must_use]
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// A reader for one request, which holds `connections` of the pool at most: whatever it asks for, others are served.
    #[must_use]
    pub fn reader(&self, connections: usize) -> Reader {
        Reader {
            read: self.read.clone(),
            turns: Semaphore::new(connections),
        }
    }

    /// Which database it is.
    #[must_use]
    pub fn backend(&self) -> DbBackend {
        self.read.get_database_backend()
    }

    /// Calls `observe` with every statement that is sent: how tests count queries.
    #[must_use]
    pub fn observed(self, observe: impl Fn(&str) + Send + Sync + Clone + 'static) -> Self {
        self.observed_with_values(move |statement| observe(&statement.sql))
    }

    /// Calls `observe` with every statement that is sent, and what is bound to it: how tests ask for plans.
    #[must_use]
    pub fn observed_with_values(
        mut self,
        observe: impl Fn(&Statement) + Send + Sync + Clone + 'static,
    ) -> Self {
        let second = observe.clone();
        self.read.set_metric_callback(move |info| observe(info.statement));
        self.write.set_metric_callback(move |info| second(info.statement));
        self
    }

    /// Runs `run` in one write transaction: commits what it wrote, or nothing if it fails.
    ///
    /// # Errors
    /// What `run` answers, or that the database failed.
    pub async fn transaction<T, E, F>(&self, run: F) -> Result<T, E>
    where
        E: From<DbErr>,
        F: AsyncFnOnce(&DatabaseTransaction) -> Result<T, E>,
    {
        let tx = self.begin().await?;
        match run(&tx).await {
            Ok(output) => {
                if let Err(error) = tx.commit().await {
                    self.lost_a_transaction.store(true, Ordering::Relaxed);
                    return Err(error.into());
                }
                Ok(output)
            }
            Err(error) => {
                // Why it failed says more than that there is nothing to roll back any more.
                if let Err(rollback) = tx.rollback().await {
                    self.lost_a_transaction.store(true, Ordering::Relaxed);
                    log::warn!("cannot roll back: {rollback}");
                }
                Err(error)
            }
        }
    }

    /// Runs `run` in one write transaction, and takes back what it wrote: for what is only tried or forecast.
    ///
    /// # Errors
    /// What `run` answers, or that the database failed.
    pub async fn rehearse<T, E, F>(&self, run: F) -> Result<T, E>
    where
        E: From<DbErr>,
        F: AsyncFnOnce(&DatabaseTransaction) -> Result<T, E>,
    {
        let tx = self.begin().await?;
        let outcome = run(&tx).await;
        tx.rollback().await?;
        outcome
    }

    /// Begins a write transaction: IMMEDIATE on SQLite (a deferred one that reads first cannot be upgraded once
    /// somebody else wrote), READ COMMITTED on PostgreSQL (operations lock the rows that they decide on). Private, so that
    /// nobody can forget to commit.
    async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        let sqlite = self.backend() == DbBackend::Sqlite;
        self.write
            .begin_with_options(TransactionOptions {
                isolation_level: (!sqlite).then_some(IsolationLevel::ReadCommitted),
                access_mode: None,
                sqlite_transaction_mode: sqlite.then_some(SqliteTransactionMode::Immediate),
            })
            .await
    }

    /// Checks that the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.read.ping().await
    }

    /// Checks that a write would be taken: commits one that changes nothing.
    ///
    /// # Errors
    /// When the disk is full, the database is read-only or a standby, or it does not answer.
    pub async fn check_writable(&self) -> Result<(), DbErr> {
        let sqlite = self.backend() == DbBackend::Sqlite;
        let lost_one = self.lost_a_transaction.load(Ordering::Relaxed);
        self.transaction(async |tx| {
            if sqlite {
                // Writes the file's first page, though the number stays what it is. That may fit where a change of the
                // programme did not: after one was lost, there has to be room for many pages.
                let pages =
                    "CREATE TABLE room (bytes); INSERT INTO room VALUES (zeroblob(524288)); DROP TABLE room";
                tx.execute_unprepared(if lost_one {
                    pages
                } else {
                    "PRAGMA user_version = 1"
                })
                .await?;
                return Ok(());
            }
            // A read-only transaction may have an id of its own; a standby may not.
            let sql =
                "SELECT current_setting('transaction_read_only') = 'on' AS read_only, pg_current_xact_id()";
            let row = tx
                .query_one_raw(Statement::from_string(DbBackend::Postgres, sql))
                .await?;
            match row.map(|row| row.try_get("", "read_only")).transpose()? {
                Some(false) => Ok(()),
                _ => Err(DbErr::Custom("the database is read-only".to_owned())),
            }
        })
        .await?;
        if lost_one {
            self.lost_a_transaction.store(false, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Closes the connections once they are idle.
    ///
    /// # Errors
    /// When closing fails.
    pub async fn close(self) -> Result<(), DbErr> {
        if self.backend() == DbBackend::Sqlite {
            self.write.close().await?;
        }
        self.read.close().await
    }
}

/// Reads for one request: see [`Db::reader`].
#[derive(Debug)]
pub struct Reader {
    read: DatabaseConnection,
    turns: Semaphore,
}

impl Reader {
    /// Waits for a turn. It ends when it is dropped.
    async fn turn(&self) -> Result<SemaphorePermit<'_>, DbErr> {
        let turn = self.turns.acquire().await;
        turn.map_err(|closed| DbErr::Custom(closed.to_string()))
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        self.read.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let _turn = self.turn().await?;
        self.read.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let _turn = self.turn().await?;
        self.read.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let _turn = self.turn().await?;
        self.read.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let _turn = self.turn().await?;
        self.read.query_all_raw(statement).await
    }
}

/// How long a connection to PostgreSQL may take to be made, and to answer first.
const CONNECTING: Duration = Duration::from_secs(10);

/// Leaves out what poolers refuse at the start of a connection and PostgreSQL does without: floats are exact since 12.
fn plain(options: PgConnectOptions) -> PgConnectOptions {
    options.extra_float_digits(None)
}

/// Connects outside of the pool, whose time-out would hide why it cannot. Two connections prepare the same statement: behind a
/// pooler in transaction mode they share one of PostgreSQL's, which refuses the second.
async fn try_postgres(url: &str) -> Result<(), DbErr> {
    let options = plain(url.parse().map_err(of_sqlx)?);
    let connected = async {
        let (mut first, mut second) = (options.connect().await?, options.connect().await?);
        for connection in [&mut first, &mut second] {
            sqlx::query("SELECT 1").execute(connection).await?;
        }
        first.close().await?;
        second.close().await
    };
    match tokio::time::timeout(CONNECTING, connected).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(sqlx::Error::Database(error))) if error.code().as_deref() == Some("42P05") => Err(DbErr::Custom(
            "a pooler in transaction mode is in between, which mixes up prepared statements: use its session mode, or \
             connect to PostgreSQL itself"
                .to_owned(),
        )),
        Ok(Err(error)) => Err(of_sqlx(error)),
        Err(_) => Err(DbErr::Custom("it does not answer within ten seconds".to_owned())),
    }
}

fn of_sqlx(error: sqlx::Error) -> DbErr {
    DbErr::Conn(sea_orm::RuntimeErr::SqlxError(Arc::new(error)))
}

/// Says whether a connection that comes back to the pool is in no transaction. A transaction that SQLite ended by itself
/// (disk full, I/O error, out of memory) is still counted by sqlx 0.9, whose next ones would be savepoints in one that is
/// never committed: such a connection is closed.
async fn is_at_rest(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    if connection.is_in_transaction() {
        // The rollback of a transaction that was dropped waits in the connection's queue; a ping comes after it.
        connection.ping().await?;
    }
    Ok(!connection.is_in_transaction())
}
