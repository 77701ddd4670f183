//! One database per test, copied from a template that the real migrations made once.

use crate::Stack;
use entity::support::db::Db;
use reqwest::Url;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement};
use std::{
    fs::File,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// Connections of one test: enough for races, and many such tests at once stay under the server's limit.
const CONNECTIONS: u32 = 16;

/// A database that nobody else has, and a directory beside it. Both are gone when it is dropped.
pub struct TestDatabase {
    url: String,
    directory: TempDir,
    /// The server and the database's name there; `None` on SQLite.
    on_server: Option<(Url, String)>,
}

impl TestDatabase {
    /// A database with all tables and no rows.
    pub async fn migrated() -> Self {
        match Stack::current() {
            Stack::Embedded => {
                let database = Self::in_file();
                std::fs::copy(sqlite_template().await, database.file()).expect("a copy of the template");
                database
            }
            Stack::Production => {
                let server = Stack::postgres_url();
                let template = postgres_template(&server).await;
                Self::on_server(server, Some(&template)).await
            }
        }
    }

    /// A database without tables, for tests of the migrations.
    pub async fn empty() -> Self {
        match Stack::current() {
            Stack::Embedded => Self::in_file(),
            Stack::Production => Self::on_server(Stack::postgres_url(), None).await,
        }
    }

    /// The value for `DATABASE_URL`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A directory that lives as long as the database; on SQLite the database is in it.
    #[must_use]
    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// The lock file that [`migration::up`] needs on SQLite.
    #[must_use]
    pub fn lock_file(&self) -> Option<PathBuf> {
        self.on_server
            .is_none()
            .then(|| self.directory.path().join("migration.lock"))
    }

    /// A handle to it, of the kind that the service uses.
    pub async fn connect(&self) -> Db {
        Db::connect(&self.url, CONNECTIONS)
            .await
            .expect("the test's database")
    }

    fn in_file() -> Self {
        let directory = tempfile::tempdir().expect("a directory for the database");
        let url = sqlite_url(&directory.path().join("circles.db"));
        Self {
            url,
            directory,
            on_server: None,
        }
    }

    fn file(&self) -> PathBuf {
        self.directory.path().join("circles.db")
    }

    async fn on_server(server: Url, template: Option<&str>) -> Self {
        let name = format!("circles_test_{:016x}", rand::random::<u64>());
        let template = template.unwrap_or("template1");
        let admin = administer(&server).await.expect("the PostgreSQL server");
        execute(&admin, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        admin.close().await.expect("the connection closes");
        let directory = tempfile::tempdir().expect("a directory beside the database");
        Self {
            url: database_on(&server, &name).into(),
            directory,
            on_server: Some((server, name)),
        }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Some((server, name)) = self.on_server.take() else {
            return;
        };
        // On a thread of its own: the test's runtime is busy with this very drop. A database that stays is no reason
        // to fail the test; the private server of tests/run goes away with all of them.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .ok()?;
            let statement = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            runtime
                .block_on(async { administer(&server).await?.execute_unprepared(&statement).await })
                .ok()
        });
        let _ = dropping.join();
    }
}

/// The file that tests on SQLite copy, made by the first who asks for it.
async fn sqlite_template() -> PathBuf {
    let directory = std::env::temp_dir().join(format!("circles_template_{}", build_key()));
    std::fs::create_dir_all(&directory).expect("a directory for the template");
    let _lock = lock(directory.join("lock")).await;
    let (template, unfinished) = (directory.join("circles.db"), directory.join("unfinished.db"));
    if !template.exists() {
        // What an aborted run may have left.
        for suffix in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(directory.join(format!("unfinished.db{suffix}")));
        }
        migrate(&sqlite_url(&unfinished)).await;
        std::fs::rename(unfinished, &template).expect("the template in its place");
    }
    template
}

/// The database that tests on PostgreSQL copy, made by the first who asks for it.
async fn postgres_template(server: &Url) -> String {
    const LOCK: i64 = 0x5465_6D70_6C61_7465;
    let (name, unfinished) = (
        format!("circles_template_{}", build_key()),
        format!("circles_unfinished_{}", build_key()),
    );
    let admin = administer(server).await.expect("the PostgreSQL server");
    // Held by the session, as CREATE DATABASE refuses to be in a transaction; the pool has this one connection.
    execute(&admin, &format!("SELECT pg_advisory_lock({LOCK})")).await;
    let find = format!("SELECT 1 FROM pg_database WHERE datname = '{name}'");
    let found = admin
        .query_one_raw(Statement::from_string(DbBackend::Postgres, find))
        .await;
    if found.expect("a look at the databases").is_none() {
        execute(
            &admin,
            &format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)"),
        )
        .await;
        execute(&admin, &format!("CREATE DATABASE {unfinished}")).await;
        migrate(database_on(server, &unfinished).as_str()).await;
        execute(&admin, &format!("ALTER DATABASE {unfinished} RENAME TO {name}")).await;
    }
    // Closing ends the session, and with it the lock.
    admin.close().await.expect("the connection closes");
    name
}

/// Makes the schema the only way there is: by the real migrations.
async fn migrate(url: &str) {
    let database = Database::connect(ConnectOptions::new(url))
        .await
        .expect("the template's database");
    migration::up(&database, None)
        .await
        .expect("migrations that apply");
    // On SQLite this also writes the log back into the file, which is then whole on its own.
    database.close().await.expect("the template's connections close");
}

/// Takes a lock on a file without blocking the runtime; it ends when the file is dropped.
async fn lock(path: PathBuf) -> File {
    let locking = tokio::task::spawn_blocking(move || {
        let file = File::options().create(true).append(true).open(path)?;
        file.lock()?;
        std::io::Result::Ok(file)
    });
    locking
        .await
        .expect("the locking thread")
        .expect("the lock of the template")
}

/// Names this build of this test binary: a new build may have new migrations.
fn build_key() -> String {
    let program = std::env::current_exe().expect("the path of the test's binary");
    let built = program
        .metadata()
        .and_then(|metadata| metadata.modified())
        .expect("the age of the test's binary");
    let mut hasher = DefaultHasher::new();
    (program, built).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn sqlite_url(file: &Path) -> String {
    format!("sqlite:{}?mode=rwc", file.display())
}

fn database_on(server: &Url, name: &str) -> Url {
    let mut url = server.clone();
    url.set_path(name);
    url
}

/// One connection to the server's own database.
async fn administer(server: &Url) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(server.as_str());
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await
}

async fn execute(admin: &DatabaseConnection, statement: &str) {
    if let Err(error) = admin.execute_unprepared(statement).await {
        panic!("{statement}: {error}");
    }
}
