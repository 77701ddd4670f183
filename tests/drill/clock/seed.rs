//! Very many circles: some of each kind by the rules, and copies of these by the database.

use chrono::{DateTime, Days, Months, NaiveDate, TimeDelta, Utc};
use entity::model::enums::Decision;
use entity::model::register::{self, Columns};
use entity::rules::Policy;
use entity::support::db::Db;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use tests::rows;
use tests::world::Circle;

/// Kinds of circles whose term ends.
pub const KINDS: usize = 3;
/// Those who take part; they are in the database.
const PEOPLE: u128 = 100;
/// Where the numbers of circles begin: like all that are taken, one of those that go on.
const FIRST: u128 = 99_999;

/// The first day of a term that ends on `ends_on`.
fn started(ends_on: NaiveDate) -> NaiveDate {
    ends_on.checked_sub_months(Months::new(6)).unwrap_or(ends_on)
}

fn three(number: u128) -> [u128; 3] {
    [0, 1, 2].map(|place| 1 + (number * 3 + place) % PEOPLE)
}

/// One whose term ended an hour ago: it goes on, is over, or nobody has decided, in turn.
fn ending(number: u128, now: DateTime<Utc>) -> Circle {
    let (ends_on, decided) = (now.date_naive(), now - TimeDelta::days(10));
    let circle = Circle::active(number, "UTC", started(ends_on), 1, 1)
        .of_people(&three(number))
        .with(|row| row.term_ends_on = Some(ends_on))
        .played_until(now - TimeDelta::days(2));
    match number % 3 {
        0 => circle.decided(Decision::Continue, decided),
        1 => circle.decided(Decision::Disband, decided),
        _ => circle,
    }
}

/// One in the middle of its term: not due for months.
fn resting(number: u128, now: DateTime<Utc>) -> Circle {
    let on = started(now.date_naive() + Days::new(120));
    Circle::active(number, "UTC", on, 1, 1)
        .of_people(&three(number))
        .played_until(now)
}

/// Writes `due` circles that are due and `resting` that are not, beside people and a topic that are there.
pub async fn circles(db: &Db, due: usize, resting_ones: usize, now: DateTime<Utc>) -> anyhow::Result<()> {
    let policy = Policy::default();
    let (kinds, first) = (KINDS as u128, FIRST + u128::from(rand::random::<u32>()) * 999);
    if db.backend() == DbBackend::Sqlite {
        let ending = (0..due as u128).map(|number| ending(first + number, now));
        let resting = (0..resting_ones as u128).map(|number| resting(first + 1_000_000_000 + number, now));
        let all: Vec<_> = ending.chain(resting).collect();
        for some in all.chunks(2000) {
            let some = some.iter().cloned().flat_map(|circle| circle.rows(&policy));
            rows::seed(db, some.collect()).await;
        }
        return Ok(());
    }
    let templates = (0..kinds).map(|kind| ending(first + kind, now));
    let resting = (0..kinds).map(|kind| resting(first + 10 + kind, now));
    let rows: Vec<_> = templates
        .chain(resting)
        .flat_map(|circle| circle.rows(&policy))
        .collect();
    rows::seed(db, rows).await;
    let ids = |from: u128| (0..kinds).map(move |kind| rows::id(from + kind));
    // In one transaction: all are due at once.
    db.transaction(async |tx| {
        for (of, count) in [(first, due), (first + 10, resting_ones)] {
            for (place, id) in ids(of).enumerate() {
                let copies = count / KINDS + usize::from(place < count % KINDS);
                for table in tables() {
                    copy(tx, table, id, copies.saturating_sub(1)).await?;
                }
            }
        }
        anyhow::Ok(())
    })
    .await?;
    db.read().execute_unprepared("VACUUM ANALYZE").await?;
    Ok(())
}

/// The tables of a circle, each after those that it refers to.
fn tables() -> impl Iterator<Item = &'static str> {
    let of_a_circle = |columns: &Columns| columns.names.contains(&"circle_id");
    register::tables()
        .filter(move |table| table.name == "circle" || table.columns.iter().any(of_a_circle))
        .map(|table| table.name)
}

/// Copies the rows of one circle so many times, with ids of their own.
async fn copy(
    tx: &impl ConnectionTrait,
    table: &str,
    circle: uuid::Uuid,
    copies: usize,
) -> Result<(), DbErr> {
    let columns = "SELECT column_name FROM information_schema.columns WHERE table_name = $1 AND is_generated = 'NEVER' \
                   AND table_schema = 'public' ORDER BY ordinal_position";
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, columns, [table.into()]);
    let mut names = Vec::new();
    for row in tx.query_all_raw(statement).await? {
        names.push(row.try_get::<String>("", "column_name")?);
    }
    let value = |name: &String| match name.as_str() {
        "id" | "circle_id" => format!("md5({name}::text || n)::uuid"),
        name => name.to_owned(),
    };
    let values: Vec<_> = names.iter().map(value).collect();
    let own = if table == "circle" { "id" } else { "circle_id" };
    let sql = format!(
        "INSERT INTO {table} ({}) SELECT {} FROM {table}, generate_series(1, $1) AS n WHERE {own} = $2",
        names.join(", "),
        values.join(", ")
    );
    let copies = i32::try_from(copies).unwrap_or(i32::MAX);
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [copies.into(), circle.into()]);
    tx.execute_raw(statement).await.map(drop)
}
