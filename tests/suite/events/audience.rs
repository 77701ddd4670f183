//! Events go to those whom their kinds name, and what this program does not know to those who decide alone.

use super::proposal;
use super::verify::Verified;
use crate::calendar::programme;
use entity::model::enums::Role;
use entity::model::event::EventKind;
use entity::model::{circle, circle_event};
use entity::ops::join_request::Decline;
use entity::ops::membership::{ChangeRole, Leave};
use entity::query::{history, involvement};
use entity::rules::Policy;
use entity::rules::rights::proof::Proof;
use entity::work::Viewer;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tests::rows::id;
use uuid::Uuid;

/// Decides.
const MANAGER: u128 = 1;
/// Is inside from the beginning.
const EARLY: u128 = 2;
const LEFT: u128 = 3;
/// Joins after somebody left and somebody was refused.
const LATE: u128 = 4;
const REFUSED: u128 = 5;

impl Verified {
    async fn history_for(&self, person: u128, circle: Uuid) -> Vec<circle_event::Model> {
        let viewer = Viewer {
            employee_id: id(person),
            eligible: true,
            administrator: false,
        };
        let db = self.db.read();
        let found = involvement::of_viewer(db, &viewer, &[circle], self.now).await;
        let row = circle::Entity::find_by_id(circle).one(db).await.unwrap().unwrap();
        let reader = history::Reader::of(&found.unwrap()[&circle], &row, &Policy::default(), self.now);
        history::page(db, reader.expect("somebody inside"), 0, 100)
            .await
            .unwrap()
    }
}

fn names(event: &circle_event::Model, person: u128) -> bool {
    [event.actor_id, event.subject_employee_id].contains(&Some(id(person)))
}

fn tells_of(history: &[circle_event::Model], kind: EventKind, person: u128) -> bool {
    history
        .iter()
        .any(|event| event.kind == kind.name() && names(event, person))
}

/// Somebody left and somebody was refused before the last one joined.
async fn a_circle_with_a_past(all: &mut Verified) -> Uuid {
    let circle_id = all.done(MANAGER, proposal(false, None)).await.id;
    all.comes_in(EARLY, circle_id, MANAGER).await;
    all.comes_in(LEFT, circle_id, MANAGER).await;
    let (join_request_id, reason) = (all.asks(REFUSED, circle_id).await.id, None);
    let decline = Decline {
        join_request_id,
        reason,
    };
    all.done(MANAGER, decline).await;
    let leave_vacant = false;
    let leave = Leave {
        circle_id,
        leave_vacant,
    };
    all.done(LEFT, leave).await;
    let late = all.comes_in(LATE, circle_id, MANAGER).await;
    let change = ChangeRole {
        membership_id: late.id,
        role: Role::Advisor,
        acknowledge: super::all_advice(),
    };
    all.done(MANAGER, change).await;
    circle_id
}

#[tokio::test]
async fn who_joins_later_does_not_see_who_left_or_was_refused_before() {
    let mut all = Verified::new(6, programme::now()).await;
    let circle = a_circle_with_a_past(&mut all).await;

    let late = all.history_for(LATE, circle).await;
    assert!(tells_of(&late, EventKind::ParticipantJoined, LATE), "{late:#?}");
    for gone in [LEFT, REFUSED] {
        assert!(late.iter().all(|event| !names(event, gone)), "{late:#?}");
    }
    let early = all.history_for(EARLY, circle).await;
    assert!(tells_of(&early, EventKind::ParticipantLeft, LEFT), "{early:#?}");
    assert!(early.iter().all(|event| !names(event, REFUSED)), "{early:#?}");
    let manager = all.history_for(MANAGER, circle).await;
    assert!(
        tells_of(&manager, EventKind::ParticipantLeft, LEFT),
        "{manager:#?}"
    );
    assert!(
        tells_of(&manager, EventKind::JoinRequestDeclined, REFUSED),
        "{manager:#?}"
    );
}

/// Rows that a newer program wrote: everybody inside sees them until their kind, or their version, is not known here.
#[tokio::test]
async fn an_event_that_is_not_known_is_for_those_who_decide() {
    let mut all = Verified::new(6, programme::now()).await;
    let circle = a_circle_with_a_past(&mut all).await;
    let is_change = |event: &&circle_event::Model| {
        event.subject_employee_id == Some(id(LATE)) && event.kind != EventKind::ParticipantJoined.name()
    };
    let changed = all
        .history_for(EARLY, circle)
        .await
        .iter()
        .find(is_change)
        .unwrap()
        .seq;
    let newer = EventKind::LATEST_VERSION + 1;
    for (kind, version) in [("CIRCLE_TWINNED", 1), (EventKind::RoleChanged.name(), newer)] {
        for reader in [MANAGER, EARLY, LATE] {
            write_as(&all, circle, changed, EventKind::RoleChanged.name(), 1).await;
            let known = all.history_for(reader, circle).await;
            assert!(
                known.iter().any(|event| event.seq == changed),
                "{reader}: {known:#?}"
            );
            write_as(&all, circle, changed, kind, version).await;
            let unknown = all.history_for(reader, circle).await;
            let sees = unknown.iter().any(|event| event.seq == changed);
            assert_eq!(
                sees,
                reader == MANAGER,
                "{reader}, {kind} {version}: {unknown:#?}"
            );
        }
    }
}

async fn write_as(all: &Verified, circle: Uuid, seq: i32, kind: &str, version: i32) {
    let update = circle_event::Entity::update_many()
        .col_expr(circle_event::Column::Kind, Expr::value(kind))
        .col_expr(circle_event::Column::Version, Expr::value(version))
        .filter(circle_event::Column::CircleId.eq(circle))
        .filter(circle_event::Column::Seq.eq(seq));
    let updated = all.db.transaction(async |tx| update.exec(tx).await).await;
    assert_eq!(updated.unwrap().rows_affected, 1);
}
