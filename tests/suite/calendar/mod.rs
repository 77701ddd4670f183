//! The programme's clock under what real days bring: several replicas, deaths, clocks that are wrong, outages, daylight
//! saving, broken circles, changed time zone data. Each step once, in due order, none early.

mod forecast;
mod killed;
mod order;
mod outage;
mod poison;
pub(crate) mod programme;
mod replan;
mod replicas;
mod retention;
mod ticks;
mod zones;

use chrono::{DateTime, NaiveDate, Utc};
use entity::model::{circle, circle_event, outbox};
use entity::support::db::Db;
use sea_orm::{EntityTrait, QueryOrder};
use std::collections::BTreeMap;
use tests::World;
use tests::rows;
use tests::world::{Builder, Circle, Person};
use uuid::Uuid;

/// Who administers the programme.
const ADMINISTRATOR: u128 = 1;
const FLAGS: [&str; 1] = ["--admin-mails=person1@example.org"];

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A programme with its administrator, at that time.
fn programme_at(now: DateTime<Utc>) -> Builder {
    let administrator = Person::new(ADMINISTRATOR).not_opted_in();
    World::build().flags(&FLAGS).at(now).person(administrator)
}

/// Writes the circles.
async fn write(db: &Db, circles: impl IntoIterator<Item = Circle>) {
    let policy = entity::rules::Policy::default();
    let rows = circles.into_iter().flat_map(|circle| circle.rows(&policy));
    rows::seed(db, rows.collect()).await;
}

/// The circle with this number, as it stands.
async fn circle(db: &Db, number: u128) -> circle::Model {
    let found = circle::Entity::find_by_id(rows::id(number)).one(db.read()).await;
    found.unwrap().unwrap()
}

/// All history, circle by circle, in its order.
async fn history(db: &Db) -> Vec<circle_event::Model> {
    circle_event::Entity::find()
        .order_by_asc(circle_event::Column::CircleId)
        .order_by_asc(circle_event::Column::Seq)
        .all(db.read())
        .await
        .unwrap()
}

/// What happened in the circle with this number: the kinds of its history.
async fn happened(db: &Db, number: u128) -> Vec<String> {
    let history = history(db).await;
    let own = history
        .into_iter()
        .filter(|event| event.circle_id == rows::id(number));
    own.map(|event| event.kind).collect()
}

async fn mails(db: &Db) -> Vec<outbox::Model> {
    let all = outbox::Entity::find().order_by_asc(outbox::Column::CreatedAt);
    all.all(db.read()).await.unwrap()
}

/// All mails, each with how often it was written: kind and the recipient's number.
async fn letters(db: &Db) -> BTreeMap<(String, u128), usize> {
    let mut letters = BTreeMap::new();
    for mail in mails(db).await {
        *letters
            .entry((mail.kind, mail.recipient_id.as_u128()))
            .or_default() += 1;
    }
    letters
}

/// The same as a table would say it: `kind recipient`, once each, sorted.
async fn said(db: &Db) -> Vec<String> {
    let letters = letters(db).await.into_iter();
    letters
        .flat_map(|((kind, to), times)| std::iter::repeat_n(format!("{kind} {to}"), times))
        .collect()
}

/// The number of a row.
fn number(id: Uuid) -> u128 {
    id.as_u128()
}
