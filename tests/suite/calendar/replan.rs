//! Settings and time zone data change: what is due is computed anew. Nothing is early, nothing is said twice, and nothing is
//! lost, wherever the instants move to.

use super::{FLAGS, circle, happened, instant, programme_at, said, write};
use chrono::{DateTime, TimeDelta, Utc};
use entity::model::circle as circles;
use entity::model::enums::CircleState;
use entity::ops::clock::PlayCircle;
use entity::query::due;
use entity::rules::schedule;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use tests::{
    invariants,
    rows::id,
    world::{Circle, Replica, begin},
};

/// What a start of the worker does for circles that were computed by something else; how many there were.
async fn replan(replica: &Replica) -> usize {
    let basis = schedule::basis(&replica.deps.programme.policy);
    let (mut after, mut planned) = (None, 0);
    loop {
        let page = due::of_another_basis(replica.db().read(), &basis, after, 3)
            .await
            .unwrap();
        let Some(last) = page.last().cloned() else {
            return planned;
        };
        after = Some(last);
        for (_, circle_id) in page {
            replica
                .db()
                .write(&replica.cx(), PlayCircle { circle_id })
                .await
                .unwrap();
            planned += 1;
        }
    }
}

/// As if the circles had been computed by other time zone data, by which everything is due `later`.
async fn as_of_other_data(replica: &Replica, later: TimeDelta) {
    for row in circles::Entity::find().all(replica.db().read()).await.unwrap() {
        circles::Entity::update_many()
            .col_expr(circles::Column::DueBasis, Expr::value("2020a 0"))
            .col_expr(
                circles::Column::DueAt,
                Expr::value(row.due_at.map(|at| at + later)),
            )
            .col_expr(
                circles::Column::PlayedUntil,
                Expr::value(row.played_until.map(|at| at + later)),
            )
            .filter(circles::COLUMN.id.eq(row.id))
            .exec(replica.db().read())
            .await
            .unwrap();
    }
}

fn ends(zone: &str) -> (Circle, DateTime<Utc>) {
    let circle = Circle::active(7, zone, "2026-09-15".parse().unwrap(), 1, 3);
    (circle, begin(zone, "2027-03-15".parse().unwrap()))
}

async fn circle_mails(replica: &Replica) -> Vec<String> {
    let all = said(replica.db()).await;
    all.into_iter()
        .filter(|mail| !mail.starts_with("administrators_weekly"))
        .collect()
}

#[tokio::test]
async fn what_other_data_say_is_computed_anew_and_nothing_is_early() {
    for hours in [-1, 1] {
        let (circle_7, end) = ends("Africa/Casablanca");
        let world = programme_at(end - TimeDelta::days(2)).start().await;
        let replica = world.replica(end - TimeDelta::days(2)).await;
        write(replica.db(), [circle_7.played_until(end - TimeDelta::days(2))]).await;
        as_of_other_data(&replica, TimeDelta::hours(hours)).await;
        assert_ne!(circle(replica.db(), 7).await.due_at, Some(end));
        assert_eq!(replan(&replica).await, 1);
        assert_eq!(replan(&replica).await, 0);
        assert_eq!(circle(replica.db(), 7).await.due_at, Some(end));
        assert_eq!(happened(replica.db(), 7).await, [""; 0]);
        replica.sweep_at(end - TimeDelta::seconds(1)).await;
        assert_eq!(happened(replica.db(), 7).await, [""; 0], "early");
        replica.sweep_at(end).await;
        assert_eq!(happened(replica.db(), 7).await, ["DECISION_OVERDUE"]);
    }
}

#[tokio::test]
async fn what_was_done_by_other_data_is_not_done_again() {
    for hours in [-1, 1] {
        let (circle_7, end) = ends("Europe/Berlin");
        let world = programme_at(end - TimeDelta::days(40)).start().await;
        let replica = world.replica(end - TimeDelta::days(40)).await;
        write(replica.db(), [circle_7.played_until(end - TimeDelta::days(40))]).await;
        let by_then = [
            (-30, "the first reminder"),
            (-14, "the second"),
            (-3, "the third"),
            (0, "the end of the term"),
            (14, "the end of the grace period"),
        ];
        for (days, what) in by_then {
            let at = end + TimeDelta::days(days) + TimeDelta::hours(9);
            replica.sweep_at(at).await;
            let before = (happened(replica.db(), 7).await, circle_mails(&replica).await);
            // By the data that it was done by, it was due an hour earlier or later than by ours.
            as_of_other_data(&replica, TimeDelta::hours(hours)).await;
            replan(&replica).await;
            replica.sweep_at(at + TimeDelta::hours(2)).await;
            let after = (happened(replica.db(), 7).await, circle_mails(&replica).await);
            assert_eq!(before, after, "{what}, {hours} h");
        }
        assert_eq!(happened(replica.db(), 7).await, ["DECISION_OVERDUE", "LAPSED"]);
        invariants::assert_hold(replica.db().read(), "other data").await;
    }
}

#[tokio::test]
async fn a_shorter_setting_applies_to_what_waited_longer_already() {
    let proposed = instant("2026-12-01T10:00:00Z");
    let after = |days| proposed + TimeDelta::days(days);
    let world = programme_at(after(61)).start().await;
    let before = world.replica(after(61)).await;
    let (circle_7, end) = ends("Europe/Berlin");
    write(
        before.db(),
        [
            Circle::proposed(8, "Europe/Berlin", proposed),
            circle_7
                .played_until(after(60))
                .vacant_since(end + TimeDelta::days(3)),
        ],
    )
    .await;
    before.sweep().await;
    assert_eq!(
        circle_mails(&before).await,
        ["proposal_waiting 801"],
        "two reminders in one"
    );

    // Proposals expire after 50 days now: this one is 61 days old, and its second reminder went out on day 60.
    let shorter = [FLAGS[0], "--proposal-days=50", "--proposal-reminder-days=20,40"];
    let now = Replica::start(world.database(), &shorter, after(61)).await;
    assert_eq!(replan(&now).await, 2);
    assert_eq!(happened(now.db(), 8).await, ["EXPIRED"]);
    assert_eq!(
        circle_mails(&now).await,
        ["proposal_waiting 801", "will_not_start 801"]
    );

    // A circle that is overdue: everybody was asked to manage it on the eighth day of the fortnight. Then the fortnight
    // becomes a week.
    let late = end + TimeDelta::days(9);
    before.sweep_at(end).await;
    let replica = world.replica(late).await;
    replan(&replica).await;
    replica.sweep().await;
    assert_eq!(circle(now.db(), 7).await.state, CircleState::Active);
    assert!(circle(now.db(), 7).await.played_until > Some(end + TimeDelta::days(7)));
    let shorter = Replica::start(world.database(), &[FLAGS[0], "--grace-days=7"], late).await;
    replan(&shorter).await;
    assert_eq!(happened(now.db(), 7).await, ["DECISION_OVERDUE", "LAPSED"]);
    let cx = shorter.cx();
    let again = shorter
        .db()
        .write(&cx, PlayCircle { circle_id: id(7) })
        .await
        .unwrap();
    assert_eq!(again.steps, []);
    invariants::assert_hold(now.db().read(), "shorter settings").await;
}

#[tokio::test]
async fn a_longer_setting_takes_nothing_back_and_says_nothing_twice() {
    let proposed = instant("2026-12-01T10:00:00Z");
    let world = programme_at(proposed + TimeDelta::days(31)).start().await;
    let replica = world.replica(proposed + TimeDelta::days(31)).await;
    write(replica.db(), [Circle::proposed(8, "Europe/Berlin", proposed)]).await;
    replica.sweep().await;
    assert_eq!(circle_mails(&replica).await, ["proposal_waiting 801"]);
    let longer = [
        FLAGS[0],
        "--proposal-days=200",
        "--proposal-reminder-days=30,60,100",
    ];
    let longer = Replica::start(world.database(), &longer, proposed + TimeDelta::days(31)).await;
    replan(&longer).await;
    longer.sweep().await;
    assert_eq!(circle_mails(&longer).await, ["proposal_waiting 801"]);
    longer.sweep_at(proposed + TimeDelta::days(101)).await;
    assert_eq!(
        circle_mails(&longer).await.len(),
        2,
        "the third; the second is overtaken"
    );
    assert_eq!(happened(longer.db(), 8).await, [""; 0]);
    longer.sweep_at(proposed + TimeDelta::days(200)).await;
    assert_eq!(happened(longer.db(), 8).await, ["EXPIRED"]);
}
