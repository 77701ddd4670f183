//! A forecast says what then happens, and leaves everything as it was.

use super::{circle, mails, number, programme, programme_at, write};
use api::forecast::{self, Horizon};
use chrono::{DateTime, TimeDelta, Utc};
use entity::forecast::{Assumption, Entry};
use entity::model::enums::CircleState;
use entity::query::due;
use std::sync::Arc;
use tests::world::Replica;
use tests::{ApiCommand, World, contents};

const DAYS: i64 = 400;

/// The programme in which nothing has happened yet.
async fn stage() -> (Replica, World) {
    let world = programme_at(programme::now()).start().await;
    let replica = world.replica(programme::now()).await;
    write(replica.db(), programme::circles(2)).await;
    (replica, world)
}

async fn forecast_of(replica: &Replica, assumption: Assumption) -> Vec<Entry> {
    let horizon = Horizon {
        from: programme::now(),
        until: programme::now() + TimeDelta::days(DAYS),
        assumption,
    };
    let policy = Arc::clone(&replica.deps.programme.policy);
    let mut entries = Vec::new();
    let see = |entry| {
        entries.push(entry);
        true
    };
    let copied = forecast::play_copy(replica.db(), &policy, horizon, 1000, see)
        .await
        .unwrap();
    assert!(!copied.truncated && copied.circles > 0);
    entries
}

/// A mail about a circle: when, which circle, which mail, to whom.
type Written = (DateTime<Utc>, u128, String, u128);

#[tokio::test]
async fn what_is_forecast_happens() {
    let (replica, _world) = stage().await;
    let before = contents::of(replica.db().read()).await;
    let forecast = forecast_of(&replica, Assumption::Nothing).await;
    assert_eq!(contents::of(replica.db().read()).await, before, "it is only read");

    let until = programme::now() + TimeDelta::days(DAYS);
    while let Some(at) = due::first(replica.db().read())
        .await
        .unwrap()
        .filter(|at| *at <= until)
    {
        replica.sweep_at(at.max(programme::now())).await;
    }
    let mut happened: Vec<Written> = mails(replica.db())
        .await
        .into_iter()
        // The administrators' week is about no circle, and not forecast.
        .filter_map(|mail| {
            let about = number(mail.circle_id?);
            Some((mail.created_at, about, mail.kind, number(mail.recipient_id)))
        })
        .collect();
    let mut foreseen: Vec<Written> = forecast
        .iter()
        .flat_map(|entry| {
            let written = entry.mails.iter();
            written.map(|mail| {
                let kind = mail.kind.name().to_owned();
                (entry.at, number(entry.circle_id), kind, number(mail.recipient_id))
            })
        })
        .collect();
    happened.sort();
    foreseen.sort();
    assert!(foreseen.len() > 100, "{}", foreseen.len());
    assert_eq!(foreseen, happened);
    for (of, entry) in forecast.iter().map(|entry| (number(entry.circle_id), entry)) {
        let last = forecast
            .iter()
            .rfind(|last| last.circle_id == entry.circle_id)
            .unwrap();
        assert_eq!(circle(replica.db(), of).await.state, last.state, "circle {of}");
    }
    assert!(forecast.is_sorted_by_key(|entry| entry.at));
}

#[tokio::test]
async fn an_assumption_is_carried_out_on_the_copy() {
    let (replica, _world) = stage().await;
    let terms = |entries: &[Entry], state| {
        entries
            .iter()
            .filter(|entry| entry.assumed.is_some() && entry.state == state)
            .count()
    };
    let goes_on = forecast_of(&replica, Assumption::Continue).await;
    let ends = forecast_of(&replica, Assumption::Complete).await;
    assert!(terms(&goes_on, CircleState::Active) > 0);
    // Where nobody is programme manager, nobody decides.
    for entries in [&goes_on, &ends] {
        let decided = |id| {
            entries
                .iter()
                .any(|entry| entry.circle_id == id && entry.assumed.is_some())
        };
        let mut lapsed = entries.iter().filter(|entry| entry.state == CircleState::Lapsed);
        assert!(lapsed.all(|entry| !decided(entry.circle_id)));
    }
    let twelve = |entries: &[Entry]| {
        let mails = entries.iter().flat_map(|entry| &entry.mails);
        mails.filter(|mail| mail.kind.name() == "twelve_months").count()
    };
    assert!(twelve(&goes_on) > twelve(&ends));
}

#[tokio::test]
async fn the_command_plays_the_demo_programme_where_there_are_no_data() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("circles.db");
    let simulate = |more: &[&str]| {
        let arguments: Vec<&str> = ["simulate", "--days", "400"]
            .iter()
            .chain(more)
            .copied()
            .collect();
        let database = format!("sqlite:{}?mode=rwc", file.display());
        ApiCommand::new(&arguments).env("DATABASE_URL", database).run()
    };
    let whole = simulate(&[]);
    assert!(whole.status.success(), "{whole:?}");
    let text = String::from_utf8(whole.stdout).unwrap();
    for line in [
        "400 days of the demo programme",
        "  30 days before the end of the term: decide\n",
        "    mail circle_lapsed → ",
        "  the lapsed circle is completed\n",
        "    ! for administrators to look after\n",
        "Kavya Iyer",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!file.exists(), "nothing is written");

    let summary = String::from_utf8(simulate(&["--summary", "--assume", "continue"]).stdout).unwrap();
    assert!(summary.contains("  decision_taken\n"), "{summary}");
    assert!(!summary.contains("    mail "), "{summary}");
    let none = simulate(&["--days", "0"]);
    assert!(!none.status.success());
}
