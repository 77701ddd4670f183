//! A forecast's copy has no more than the register says.

use super::{scene, stored};
use api::forecast::empty_database;
use chrono::TimeDelta;
use entity::forecast::copy;
use entity::model::register::{self, Event};
use entity::rules::Policy;

#[tokio::test]
async fn a_forecast_is_played_without_what_it_does_not_need() {
    // The original in memory as well: where both are SQLite, equal cells are equal texts.
    let (original, memory) = (empty_database().await.unwrap(), empty_database().await.unwrap());
    scene::write(&original).await;
    let until = scene::now() + TimeDelta::days(400);
    let copied = memory
        .transaction(async |tx| copy(original.read(), tx, &Policy::default(), until, 100).await)
        .await
        .unwrap();
    assert_eq!((copied.circles, copied.truncated), (6, false));
    let (before, after) = (stored::read(&original).await, stored::read(&memory).await);
    let mut wrong = Vec::new();
    for table in register::tables() {
        let Some(rows) = after.get(table.name) else {
            continue;
        };
        if rows.is_empty() != table.removed_by.contains(&Event::Forecast) {
            wrong.push(format!("{} has {} rows", table.name, rows.len()));
        }
        for columns in table.columns {
            let blanked = columns.blanked_by.contains(&Event::Forecast);
            for name in columns.names {
                let cells = || {
                    rows.iter()
                        .map(|(key, row)| (&row[name], &before[table.name][key][name]))
                };
                if blanked && cells().all(|(_, was)| stored::is_blank(was.as_ref())) {
                    wrong.push(format!("{}.{name} is not exercised", table.name));
                }
                let suits = cells().all(|(is, was)| {
                    if blanked {
                        stored::is_blank(is.as_ref())
                    } else {
                        is == was
                    }
                });
                if !suits {
                    wrong.push(format!(
                        "{}.{name} is not copied as the register says",
                        table.name
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
