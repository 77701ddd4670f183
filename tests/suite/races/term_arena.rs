//! Words for races about terms: what people decide, what the calendar does, and how a circle stands.

use super::arena::{Answer, Arena, MANAGER, Person, key};
use chrono::{Days, Months, NaiveDate};
use entity::model::{circle, circle_event, employee, membership};
use entity::ops::OpError;
use entity::ops::Operation;
use entity::ops::clock::PlayCircle;
use entity::ops::profile::Review;
use entity::rules::{Policy, zone};
use entity::support::clock::Clock;
use entity::support::gid::{self, Kind};
use entity::work::{Actor, Cx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveEnum, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use std::sync::Arc;
use tests::rows::id;

impl Arena {
    pub(super) async fn go_on(&self, circle: &str) -> Answer {
        let input = json!({ "circleId": circle });
        self.act(MANAGER, "continueCircle", "circle { state }", input)
            .await
    }

    pub(super) async fn complete(&self, circle: &str) -> Answer {
        let input = json!({ "circleId": circle });
        self.act(MANAGER, "completeCircle", "circle { state }", input)
            .await
    }

    pub(super) async fn disband(&self, circle: &str) -> Answer {
        self.disband_as(MANAGER, circle).await
    }

    pub(super) async fn disband_as(&self, manager: Person, circle: &str) -> Answer {
        let input = json!({ "circleId": circle, "reason": "The race is over." });
        self.act(manager, "disbandCircle", "circle { state }", input)
            .await
    }

    pub(super) async fn appoint(&self, circle: &str, person: Person) {
        let membership = membership::Entity::find()
            .filter(membership::COLUMN.circle_id.eq(key(circle)))
            .filter(membership::COLUMN.employee_id.eq(id(person)))
            .one(self.db.read())
            .await
            .unwrap();
        let membership = gid::encode(Kind::Membership, membership.unwrap().id);
        let input = json!({ "membershipId": membership });
        self.act(MANAGER, "appointDeputy", "circle { state }", input)
            .await
            .unwrap();
    }

    /// Moves the circle in time, as if it had been published long ago: its term ends in so many days, at midnight.
    pub(super) async fn term_ends_in(&self, circle: &str, days: u64) {
        let id = key(circle);
        let row = circle::Entity::find_by_id(id)
            .one(self.db.read())
            .await
            .unwrap()
            .unwrap();
        let place = zone::parse(&row.zone).unwrap();
        let ends_on = zone::today(place, self.clock.now()) + Days::new(days);
        let started_on: NaiveDate = ends_on - Months::new(6);
        let update = circle::Entity::update_many()
            .col_expr(circle::Column::StartedOn, Expr::value(started_on))
            .col_expr(circle::Column::TermEndsOn, Expr::value(ends_on))
            // Everything before the end has been played.
            .col_expr(
                circle::Column::PlayedUntil,
                Expr::value(zone::start_of_day(place, ends_on - Days::new(1))),
            )
            .col_expr(
                circle::Column::DueAt,
                Expr::value(zone::start_of_day(place, ends_on)),
            )
            .filter(circle::COLUMN.id.eq(id));
        let updated = self.db.transaction(async |tx| update.exec(tx).await);
        updated.await.unwrap();
    }

    /// A replica's clock comes by.
    pub(super) async fn play(&self, circle: &str) -> Answer {
        self.by_the_clock(PlayCircle {
            circle_id: key(circle),
        })
        .await
    }

    /// A replica looks at somebody whose employment changed.
    pub(super) async fn review(&self, person: Person) -> Answer {
        self.by_the_clock(Review {
            employee_id: id(person),
        })
        .await
    }

    async fn by_the_clock<O: Operation>(&self, operation: O) -> Answer {
        let cx = Cx {
            now: self.clock.now(),
            actor: Actor::System,
            policy: Arc::new(Policy::default()),
        };
        match self.db.write(&cx, operation).await {
            Ok(_) => Ok(Value::Null),
            Err(OpError::Refused(errors)) => Err(format!("{errors:?}")),
            Err(OpError::Database(error)) => Err(error.to_string()),
        }
    }

    /// HR's data change.
    pub(super) async fn employ(&self, person: Person, employment_type: &str) {
        let update = employee::Entity::update_many()
            .col_expr(employee::Column::EmploymentType, Expr::value(employment_type))
            .filter(employee::COLUMN.id.eq(id(person)));
        let updated = self.db.transaction(async |tx| update.exec(tx).await);
        updated.await.unwrap();
    }

    /// How often something happened to the circle.
    pub(super) async fn events(&self, circle: &str, kind: &str) -> u64 {
        circle_event::Entity::find()
            .filter(circle_event::COLUMN.circle_id.eq(key(circle)))
            .filter(circle_event::COLUMN.kind.eq(kind))
            .count(self.db.read())
            .await
            .unwrap()
    }

    pub(super) async fn state_and_term(&self, circle: &str) -> (String, i32) {
        let row = circle::Entity::find_by_id(key(circle))
            .one(self.db.read())
            .await
            .unwrap();
        let row = row.unwrap();
        (row.state.to_value(), row.term)
    }
}
