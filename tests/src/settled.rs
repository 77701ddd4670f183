//! What becomes of the mails that a test leaves behind: nothing may be pending, leased or given up when it ends.

use crate::world::replica;
use chrono::{DateTime, Utc};
use entity::model::{enums::OutboxStatus, outbox};
use entity::support::clock::ManualClock;
use entity::support::db::Db;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a program may take to send what it has, on a busy machine.
const SENT_WITHIN: Duration = Duration::from_secs(20);

/// Has a worker deliver what is in the outbox, at `now` or when the last of it is due, and fails if any of it remains.
pub(crate) fn deliver(url: &str, directory: &Path, flags: &[&str], now: DateTime<Utc>) {
    let delivering = async {
        let db = Db::connect(url, 2).await.expect("the test's database");
        let waiting = unsettled(&db).await;
        if waiting.is_empty() {
            return;
        }
        let due = waiting
            .iter()
            .flat_map(|mail| [Some(mail.available_at), mail.lease_until]);
        let clock = ManualClock::at(due.flatten().max().max(Some(now)).expect("a mail that is due"));
        let deps = replica::deps_at(url, directory, db.clone(), flags, Arc::new(clock));
        worker::drain(&deps).await.expect("a worker that delivers");
        assert_none(&unsettled(&db).await);
        db.close().await.expect("the connections close");
    };
    // On a thread and runtime of its own: the test's runtime is busy with the drop that this is part of.
    std::thread::scope(|scope| {
        let working = scope.spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(delivering);
        });
        if let Err(failure) = working.join() {
            std::panic::resume_unwind(failure);
        }
    });
}

/// Waits until the program on this database has sent what it has, and fails if it does not.
pub(crate) async fn wait(url: &str) {
    let db = Db::connect(url, 1).await.expect("the test's database");
    let since = Instant::now();
    let mut left = unsettled(&db).await;
    while left.iter().any(|mail| mail.status != OutboxStatus::Dead) && since.elapsed() < SENT_WITHIN {
        tokio::time::sleep(Duration::from_millis(20)).await;
        left = unsettled(&db).await;
    }
    assert_none(&left);
    db.close().await.expect("the connections close");
}

/// The mails that are neither sent nor, for a reason, left out.
async fn unsettled(db: &Db) -> Vec<outbox::Model> {
    let settled = [OutboxStatus::Sent, OutboxStatus::Skipped];
    let left = outbox::Entity::find().filter(outbox::Column::Status.is_not_in(settled));
    left.all(db.read()).await.expect("the outbox")
}

fn assert_none(left: &[outbox::Model]) {
    let told = left.iter().map(|mail| {
        let why = mail.last_error.as_deref().unwrap_or_default();
        format!(
            "{:?} {} to {} {why}",
            mail.status,
            mail.kind,
            mail.recipient_id.as_u128()
        )
    });
    let told: Vec<_> = told.collect();
    assert!(
        told.is_empty(),
        "the test leaves mails (on purpose? leaves_mail(why)):\n{}",
        told.join("\n")
    );
}
