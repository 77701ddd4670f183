//! Migrations: once, again, and by many at once.

use super::catalogue;
use migration::{Migrator, MigratorTrait};
use sea_orm::Database;
use tests::TestDatabase;
use tokio::task::JoinSet;

#[tokio::test]
async fn migrating_twice_changes_nothing() {
    let database = TestDatabase::empty().await;
    let connection = Database::connect(database.url()).await.unwrap();
    migration::up(&connection, database.lock_file().as_deref())
        .await
        .unwrap();
    let db = database.connect().await;
    let schema = (catalogue::indexes(&db).await, catalogue::foreign_keys(&db).await);
    assert!(!schema.0.is_empty() && !schema.1.is_empty());

    migration::up(&connection, database.lock_file().as_deref())
        .await
        .unwrap();
    assert_eq!(
        schema,
        (catalogue::indexes(&db).await, catalogue::foreign_keys(&db).await)
    );
    assert!(
        Migrator::get_pending_migrations(&connection)
            .await
            .unwrap()
            .is_empty()
    );
}

// Threads of its own for the replicas: waiting for the lock file blocks one.
#[tokio::test(flavor = "multi_thread", worker_threads = 5)]
async fn four_replicas_migrate_at_once() {
    for _ in 0..3 {
        let database = TestDatabase::empty().await;
        let mut replicas = JoinSet::new();
        for _ in 0..4 {
            let (url, lock_file) = (database.url().to_owned(), database.lock_file());
            replicas.spawn(async move {
                let connection = Database::connect(url).await?;
                migration::up(&connection, lock_file.as_deref()).await?;
                connection.close().await
            });
        }
        for outcome in replicas.join_all().await {
            outcome.unwrap();
        }
        let migrated = catalogue::indexes(&database.connect().await).await;
        assert_eq!(
            migrated,
            catalogue::indexes(&TestDatabase::migrated().await.connect().await).await
        );
    }
}
