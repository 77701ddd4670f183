//! However it ends, no mail is lost: the outbox holds it until it was sent.

use super::{circles, count};
use futures::{FutureExt, future::join_all};
use sea_orm::ConnectionTrait;
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};
use tests::{ApiProcess, SmtpSink, TestDatabase, rows::seed, world::Person, world::mail_of};

/// More than are on their way at once.
const PEOPLE: u128 = 20;
/// How many mails are on their way at once, when the mail server lets all wait: two in the fast lane, eight times as many in
/// the slow one (`worker::lanes`).
const AT_ONCE: usize = 18;

/// A database of people who have not opted in yet.
async fn people() -> TestDatabase {
    let database = TestDatabase::migrated().await;
    let rows = (1..=PEOPLE).flat_map(|number| Person::new(number).not_opted_in().rows());
    seed(&database.connect().await, rows.collect()).await;
    database
}

async fn start(database: &TestDatabase, mails: &SmtpSink) -> ApiProcess {
    let circles = circles(database)
        .leaves_mail("stopped while the mail server holds them")
        .env("SMTP_URL", mails.url());
    circles.env("MAIL_CONCURRENCY", "2").start().await
}

/// Opts everybody in, which is one mail each.
async fn opt_everybody_in(database: &TestDatabase, api: &ApiProcess) {
    let opt_in = "mutation { optIn(input: { consentVersion: \"2026-01\" }) { userErrors { code } } }";
    let each = (1..=PEOPLE).map(async |number| api.person(database, number).sends(opt_in).await);
    join_all(each).await;
}

/// The Message-IDs of the mails that each person got.
fn received(mails: &SmtpSink) -> BTreeMap<String, Vec<String>> {
    let mut received: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for mail in mails.mails() {
        let id = mail.header("Message-ID").unwrap();
        received.entry(mail.recipient().to_owned()).or_default().push(id);
    }
    received
}

async fn stops_in_order(interrupt: bool) {
    let (database, mails) = (people().await, SmtpSink::start_holding().await);
    let api = start(&database, &mails).await;
    opt_everybody_in(&database, &api).await;
    mails.wait_until_holding(AT_ONCE).await;
    let since = Instant::now();
    let mut stopping = if interrupt {
        api.interrupt().boxed()
    } else {
        api.terminate().boxed()
    };
    // Polled once, so that the signal is on its way before the mail server answers.
    assert!(
        stopping.as_mut().now_or_never().is_none(),
        "mails are on their way"
    );
    // On a busy machine the signal takes a moment to be seen, and all mails could be sent in it.
    tokio::time::sleep(Duration::from_millis(500)).await;
    mails.release();
    let (status, output) = stopping.await;
    assert!(status.success(), "{status}:\n{output}");
    assert!(
        since.elapsed() < Duration::from_secs(10),
        "{:?}:\n{output}",
        since.elapsed()
    );
    let db = database.connect().await;
    let (sent, waiting) = (
        count(&db, "outbox", "status = 'SENT'").await,
        // Not begun: in the database, or in Redis for others to begin.
        count(&db, "outbox", "status IN ('PENDING', 'LEASED')").await,
    );
    assert_eq!(
        usize::try_from(sent).unwrap(),
        mails.mails().len(),
        "what arrived is known as sent"
    );
    assert_eq!(
        sent + waiting,
        i64::try_from(PEOPLE).unwrap(),
        "and the rest waits"
    );
    assert!(waiting > 0, "or nothing was interrupted");
    let _api = start(&database, &mails).await;
    mails.wait_for(PEOPLE.try_into().unwrap()).await;
    assert!(
        received(&mails).values().all(|ids| ids.len() == 1),
        "{:#?}",
        received(&mails)
    );
}

#[tokio::test]
async fn sigterm_ends_it_within_seconds_and_loses_nothing() {
    stops_in_order(false).await;
}

#[tokio::test]
async fn ctrl_c_ends_it_within_seconds_and_loses_nothing() {
    stops_in_order(true).await;
}

#[tokio::test]
async fn a_mail_server_that_never_answers_does_not_hold_up_the_end() {
    let (database, mails) = (people().await, SmtpSink::start_holding().await);
    let api = start(&database, &mails).await;
    opt_everybody_in(&database, &api).await;
    mails.wait_until_holding(AT_ONCE).await;
    let (status, output) = api.terminate().await;
    assert!(status.success(), "{status}:\n{output}");
    let db = database.connect().await;
    let lost = count(&db, "outbox", "status NOT IN ('PENDING', 'LEASED', 'RUNNING')").await;
    assert_eq!(lost, 0, "{output}");
}

#[tokio::test]
async fn what_was_pending_at_a_kill_is_delivered_after_the_next_start() {
    let (database, mails) = (people().await, SmtpSink::start_holding().await);
    let api = start(&database, &mails).await;
    opt_everybody_in(&database, &api).await;
    mails.wait_until_holding(AT_ONCE).await;
    api.kill();
    let db = database.connect().await;
    assert_eq!(count(&db, "outbox", "status = 'SENT'").await, 0);
    // As if the leases' minutes had gone by.
    let past = "UPDATE outbox SET lease_until = created_at WHERE lease_until IS NOT NULL";
    db.transaction(async |tx| tx.execute_unprepared(past).await)
        .await
        .unwrap();
    mails.release();
    let _api = start(&database, &mails).await;
    let everybody = |mails: &[tests::Mail]| {
        (1..=PEOPLE).all(|number| mails.iter().any(|mail| mail.recipient() == mail_of(number)))
    };
    mails.wait_until(everybody, Duration::from_secs(30)).await;
    // Those that were on their way come twice, by the same Message-ID: a mail program shows one.
    for (person, ids) in received(&mails) {
        assert!(ids.iter().all(|id| *id == ids[0]), "{person}: {ids:?}");
    }
}
