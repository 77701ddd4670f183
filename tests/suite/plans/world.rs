//! Some thousand rows in every table that grows, so that a planner has something to weigh.

use entity::support::db::Db;
use sea_orm::{ConnectionTrait, DbBackend};
use tests::rows::*;

/// How many circles there are; five in six of them are over.
pub const CIRCLES: u128 = 3000;

/// Who looks: somebody in the middle.
pub const SOMEBODY: u128 = 1500;

/// Circles that [`SOMEBODY`] is in as a deputy; their term ends soon.
pub const MANAGED: [u128; 2] = [4 * CIRCLES, 4 * CIRCLES + 1];

/// One that they are in without a duty.
pub const JOINED: u128 = 4 * CIRCLES + 2;

/// By which data most of them were planned.
pub const BASIS: &str = "2026a 0123456789abcdef";

/// Fills the database and has the planner look at it.
pub async fn fill(db: &Db) {
    let mut rows: Vec<Row> = (1..=20)
        .flat_map(|each| [topic(each), affinity_network(each)])
        .collect();
    for each in 1..=CIRCLES {
        let digest_at = (each % 50 == 0).then(|| at(i64::try_from(each).expect("few")));
        rows.extend([employee(each), profile(each).set("digest_at", digest_at)]);
    }
    for each in 1..=CIRCLES {
        let list = 1 + each % 20;
        let mut row = circle(each, list, each)
            .set("proposed_at", at(i64::try_from(each).expect("few")))
            .set("affinity_network_id", id(list))
            .set("language", format!("l{list}"))
            .set(
                "zone",
                if each % 20 == 0 {
                    "Asia/Kathmandu"
                } else {
                    "Europe/London"
                },
            )
            .set(
                "due_at",
                (each % 6 == 0).then(|| at(10 * i64::try_from(each).expect("few"))),
            )
            // Some are of an older release.
            .set("due_basis", if each % 500 == 0 { "2020a 0" } else { BASIS })
            .set("title", format!("Circle {each}"))
            .set(
                "search_text",
                format!(" circle number{each} about listening \n  "),
            );
        if each % 6 != 0 {
            row = row
                .set("state", "WITHDRAWN")
                .set("recruiting_open", false)
                .set("ended_at", at(5000));
        }
        let some = |every: u128| (each % (6 * every) == 0).then(|| at(i64::try_from(each).expect("few")));
        row = row
            .set("pm_vacant_since", some(5))
            .set("below_minimum_since", some(7))
            .set("overdue_since", some(11))
            .set("due_at", some(3))
            .set("due_basis", if each % 30 == 0 { "2024a 0" } else { "2025b 0" });
        if each % 6 == 0 {
            row = row.set("people_count", 1).set("max_people", 2);
        }
        rows.push(row);
        if each % 60 == 0 {
            let (asking, number) = (each - 3, 2 * CIRCLES + each);
            rows.push(tie(each, asking, "REQUEST"));
            rows.push(join_request(number, each, asking, 1).set("escalated_at", at(50)));
        }
        if each % 6 == 0 {
            let (inside, asking, number) = (each - 1, each - 2, CIRCLES + each);
            rows.extend([
                tie(each, inside, "MEMBERSHIP"),
                membership(number, each, inside),
                duty(number, each, inside, 1),
                tie(each, asking, "REQUEST"),
                join_request(number, each, asking, 1)
                    .set("status", "WAITLISTED")
                    .set("waitlisted_at", at(1)),
                stay_answer(each, 1, inside, "STAY"),
                pm_nomination(number, each, asking, inside),
                meeting(number, each, 2),
                outbox(number, "approved", each, inside),
            ]);
        }
        rows.extend([
            former_membership(each, each, each),
            answered_request(each, each, each, "DECLINED"),
            circle_event(each, each, 1),
            circle_decision(each, each, 1, each),
            circle_decision(CIRCLES + each, each, 2, each),
            meeting(each, each, 1).set("state", "HELD"),
            duty(each, each, each, 0).set("ended_at", at(2)),
            pm_nomination(each, each, each, each)
                .set("status", "DECLINED")
                .set("resolved_at", at(2)),
            outbox(2 * CIRCLES + each, "participant_joined", each, each)
                .set("status", "SKIPPED")
                .set("settled_at", at(2))
                .set("kept_at", at(2))
                .set("digest_id", (each % 3 == 0).then(|| id(each))),
            outbox(each, "approved", each, each)
                .set("status", "SENT")
                .set("settled_at", at(2)),
        ]);
        rows.push(
            Row::of("administrator_access")
                .set("id", id(each))
                .set("administrator_id", id(1 + each % 20))
                .set("subject_kind", "CIRCLE")
                .set("subject_id", id(each))
                .set("reason", "A complaint")
                .set("granted_at", at(1))
                .set("expires_at", at(2)),
        );
    }
    rows.extend(MANAGED.into_iter().chain([JOINED]).flat_map(own));
    rows.extend(MANAGED.map(|number| duty(number, number, SOMEBODY, 1)));
    seed(db, rows).await;
    let look = if db.backend() == DbBackend::Postgres {
        "VACUUM ANALYZE"
    } else {
        "ANALYZE"
    };
    db.read().execute_unprepared(look).await.unwrap();
}

fn own(number: u128) -> [Row; 4] {
    let circle = circle(number, 1, SOMEBODY)
        .set("state", "ACTIVE")
        .set("recruiting_open", false)
        .set("published_at", at(1))
        .set("started_on", at(1 - 24 * 345).date_naive())
        .set("term", 2)
        .set("term_ends_on", at(24 * 20).date_naive())
        .set("due_basis", BASIS);
    [
        circle.set("people_count", 1),
        tie(number, SOMEBODY, "MEMBERSHIP"),
        membership(number, number, SOMEBODY),
        stay_answer(number, 2, SOMEBODY, "STAY"),
    ]
}
