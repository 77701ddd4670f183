//! The ends of terms, and what waits for administrators.

use super::finders::{Finders, proofs};
use super::world::SOMEBODY;
use entity::query::{Place, administrator_tasks as tasks, term};
use entity::rules::rights::proof::{Counting, Inside};
use tests::rows::{at, id};

#[tokio::test]
async fn the_ends_of_terms() {
    let mut finders = Finders::new().await;
    let inside = proofs::<Inside>(&finders.quiet).await;
    let counting = proofs::<Counting>(&finders.quiet).await;
    let ids = [id(SOMEBODY), id(7)];
    finders
        .goes_by(
            "sqlite_autoindex_circle_decision_2|circle_decision_circle_id_term_key",
            "what was decided",
            async |db| {
                term::decisions(db.read(), &inside).await.unwrap();
            },
        )
        .await;
    finders
        .goes_by(
            "stay_answer_employee|sqlite_autoindex_stay_answer_1|stay_answer_pkey",
            "a person's own answers",
            async |db| {
                term::own_answers(db.read(), id(SOMEBODY), &ids).await.unwrap();
            },
        )
        .await;
    finders
        .goes_by(
            "stay_answer_employee|sqlite_autoindex_stay_answer_1|stay_answer_pkey",
            "how many stay",
            async |db| {
                term::stay_counts(db.read(), &counting).await.unwrap();
            },
        )
        .await;
    finders.end();
}

#[tokio::test]
async fn what_waits_for_administrators() {
    let mut finders = Finders::new().await;
    for (kind, index) in [
        (tasks::TaskKind::RequestsUnanswered, "join_request_escalated"),
        (tasks::TaskKind::ProgrammeManagerVacant, "circle_vacant"),
        (tasks::TaskKind::BelowMinimum, "circle_below_minimum"),
        (tasks::TaskKind::DecisionOverdue, "circle_overdue"),
    ] {
        for after in [
            None,
            Some(Place {
                at: at(40),
                id: id(1),
            }),
        ] {
            finders
                .walks(index, "a page of what waits", async |db| {
                    tasks::circles(db.read(), kind, after, 20).await.unwrap();
                })
                .await;
        }
        finders
            .walks(index, "how much waits", async |db| {
                tasks::count(db.read(), kind).await.unwrap();
            })
            .await;
    }
    finders.end();
}
