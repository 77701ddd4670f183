//! In due order, and none early.

use super::{FLAGS, history, mails, programme, programme_at, write};
use chrono::{DateTime, TimeDelta, Utc};
use entity::model::circle;
use entity::ops::clock::PlayCircle;
use entity::query::due;
use entity::support::clock::Clock;
use sea_orm::{EntityTrait, QueryOrder};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tests::rows::id;
use tests::world::replica;

/// A clock that goes on by a microsecond whenever somebody looks: what was done first has the earlier instant.
struct Counting(Mutex<DateTime<Utc>>);

impl Clock for Counting {
    fn now(&self) -> DateTime<Utc> {
        let mut now = self.0.lock().unwrap();
        *now += TimeDelta::microseconds(1);
        *now
    }
}

#[tokio::test]
async fn nothing_happens_a_second_early_and_everything_on_time() {
    let world = programme_at(programme::now()).start().await;
    let replica = world.replica(programme::now()).await;
    let db = replica.db();
    write(db, programme::circles(2)).await;
    // What was due before is done.
    replica.sweep().await;
    let (mut now, mut steps) = (programme::now(), 0);
    while let Some(next) = due::first(db.read()).await.unwrap()
        && next <= programme::now() + TimeDelta::days(programme::DAYS)
    {
        assert!(next > now, "{next} is due still at {now}");
        let before = (history(db).await.len(), mails(db).await.len());
        let early = (next - TimeDelta::seconds(1)).max(now);
        replica.sweep_at(early).await;
        let weekly = mails(db)
            .await
            .iter()
            .filter(|mail| mail.circle_id.is_none() && mail.created_at == early)
            .count();
        let after = (history(db).await.len(), mails(db).await.len() - weekly);
        assert_eq!(after, before, "something happened before {next}");
        assert_eq!(due::first(db.read()).await.unwrap(), Some(next));
        replica.sweep_at(next).await;
        for mail in mails(db).await.iter().filter(|mail| mail.circle_id.is_some()) {
            assert!(mail.created_at <= next);
        }
        (now, steps) = (next, steps + 1);
    }
    assert!(steps > 40, "{steps} instants");
    for event in history(db).await {
        // On the minute: when it was due, and not when somebody looked.
        assert_eq!(event.at.timestamp() % 60, 0, "{event:?}");
    }
}

#[tokio::test]
async fn after_an_outage_circles_are_played_in_due_order() {
    let world = programme_at(programme::now()).start().await;
    let db = &world.db;
    write(db, programme::circles(3)).await;
    let due_before: HashMap<_, _> = circle::Entity::find()
        .order_by_asc(circle::Column::DueAt)
        .all(db.read())
        .await
        .unwrap()
        .into_iter()
        .map(|circle| (circle.id, circle.due_at))
        .collect();
    let clock = Counting(Mutex::new(programme::now() + TimeDelta::days(40)));
    let deps = replica::deps(world.database(), db.clone(), &FLAGS, Arc::new(clock));
    worker::sweep::once(&deps).await.unwrap();
    let mut first: HashMap<_, DateTime<Utc>> = HashMap::new();
    let said = mails(db).await;
    let said = said
        .iter()
        .filter_map(|mail| Some((mail.circle_id?, mail.created_at)));
    let happened = history(db).await;
    let happened = happened.iter().map(|event| (event.circle_id, event.at));
    for (circle, at) in said.chain(happened) {
        let known = first.entry(circle).or_insert(at);
        *known = at.min(*known);
    }
    let mut order: Vec<_> = first.into_iter().collect();
    order.sort_by_key(|(_, at)| *at);
    assert!(order.len() > 25, "{} circles were due", order.len());
    let instants: Vec<_> = order
        .iter()
        .map(|(circle, _)| due_before[circle].unwrap())
        .collect();
    assert!(instants.is_sorted(), "{instants:#?}");
}

#[tokio::test]
async fn the_steps_of_a_circle_are_done_in_due_order() {
    let late = programme::now() + TimeDelta::days(programme::DAYS);
    let world = programme_at(late).start().await;
    let replica = world.replica(late).await;
    let circles = programme::circles(1);
    write(replica.db(), circles.clone()).await;
    let mut overtaken = 0;
    for circle in circles {
        let circle_id = id(circle.number);
        let played = replica
            .db()
            .write(&replica.cx(), PlayCircle { circle_id })
            .await
            .unwrap();
        let instants: Vec<_> = played.steps.iter().map(|step| step.due_at).collect();
        assert!(instants.is_sorted(), "{played:#?}");
        assert!(instants.iter().all(|at| *at <= late), "{played:#?}");
        overtaken += played.steps.iter().filter(|step| step.overtaken).count();
        let again = replica
            .db()
            .write(&replica.cx(), PlayCircle { circle_id })
            .await
            .unwrap();
        assert_eq!(again.steps, [], "twice");
    }
    assert!(overtaken > 5, "{overtaken} mails were left out");
}
