//! Events are complete: a reader that holds a circle as it was and applies what happened since has what a fresh read gives,
//! after every operation and every step of the clock. `suite/clock` asks the same of random years.

mod audience;
mod complete;
pub mod reader;
mod verify;

use crate::calendar::programme;
use chrono::TimeDelta;
use entity::model::enums::{Digest, DueKind, Role, StayAnswer};
use entity::model::event::EventKind;
use entity::model::{circle, employee, join_request, membership, pm_nomination};
use entity::ops::administrator::{Access, Subject, Weekly};
use entity::ops::circle::{
    AnswerStay, Change, Complete, Continue, Disband, IndexTexts, Propose, Publish, Reopen, Submit, TakeOver,
    Update, Withdraw,
};
use entity::ops::clock::{ForgetFailures, NoteFailure, PurgeKeys, PurgeMails, TakeSlot};
use entity::ops::join_request::{Approve, Ask, Decline, PassSeat, PreApprove, TakeSeat};
use entity::ops::membership::{AppointDeputy, ChangeRole, DismissDeputy, Leave, Remove};
use entity::ops::nomination::{Accept, Name, Nominee};
use entity::ops::profile::{Erase, NoteClaim, OptIn, Review, RevokeMailLinks, SendDigest, SignUp, Subscribe};
use entity::ops::{join_request as requests, nomination, profile};
use entity::outbox::Subscription;
use entity::rules::{AdvisoryCode, Policy};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, Iterable, QueryFilter};
use std::collections::BTreeSet;
use tests::rows::{self, id};
use tests::world::{Circle, mail_of};
use uuid::Uuid;
use verify::{ADMINISTRATOR, Verified};

/// Lists the steps of the clock, as the sources do.
macro_rules! step_names {
    ($(
        $(#[doc = $about:tt])+
        $source:ident($enum:ident) {
            $($(#[doc = $doc:tt])+ $name:ident$(($days:ident: $type:ty))? = $text:literal;)+
        }
    )+) => {
        [$($(stringify!($name),)+)+]
    };
}

/// `EndTerm` as `end_term`.
fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

#[tokio::test]
async fn a_reader_that_applies_the_events_has_what_a_fresh_read_gives() {
    let mut verified = Verified::new(20, programme::now()).await;
    let circles = programme::circles(1).into_iter().chain([without_meetings()]);
    let rows = circles.flat_map(|circle| circle.rows(&Policy::default()));
    rows::seed(&verified.db, rows.collect()).await;
    verified.read_anew().await;
    a_long_life(&mut verified).await;
    a_proposal_taken_back(&mut verified).await;
    people_off_boarded(&mut verified).await;
    what_touches_no_circle(&mut verified).await;
    let until = verified.now + TimeDelta::days(programme::DAYS + 600);
    verified.pass(until).await;

    let played: BTreeSet<String> = verified.played.iter().map(|name| (*name).to_owned()).collect();
    let missing: Vec<_> = complete::operations().difference(&played).cloned().collect();
    assert!(missing.is_empty(), "no case plays {missing:?}");
    let steps = entity::clock_steps!(step_names).map(snake_case);
    let steps = steps
        .iter()
        .filter(|step| !verified.steps.contains(step.as_str()));
    assert_eq!(
        steps.collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "steps that no case plays"
    );
    let unseen = EventKind::iter().filter(|kind| !verified.kinds.contains(kind));
    assert_eq!(unseen.collect::<Vec<_>>(), Vec::new(), "kinds that nothing wrote");
}

/// A circle that last met forty days ago, and has no meeting to come.
fn without_meetings() -> Circle {
    let (now, today) = (programme::now(), programme::now().date_naive());
    Circle::active(90, "Europe/Berlin", today - TimeDelta::days(30), 1, 3)
        .played_until(now)
        .with(|row| row.last_meeting_on = Some(today - TimeDelta::days(40)))
}

fn all_advice() -> Vec<AdvisoryCode> {
    AdvisoryCode::iter().collect()
}

fn proposal(draft: bool, named: Option<u128>) -> Propose {
    Propose {
        title: "Negotiation".to_owned(),
        description: "For those who have to".to_owned(),
        topic_id: id(1),
        affinity_network_id: None,
        language: "en".to_owned(),
        zone: Some("Europe/Berlin".to_owned()),
        max_people: Some(4),
        wants_advisor: true,
        role: Role::Member,
        programme_manager_mail: named.map(mail_of),
        draft,
    }
}

impl Verified {
    async fn asks(&mut self, by: u128, circle_id: Uuid) -> join_request::Model {
        let message = String::new();
        let role = Role::Member;
        self.done(
            by,
            Ask {
                circle_id,
                role,
                message,
            },
        )
        .await
    }

    async fn approves(&mut self, by: u128, request: &join_request::Model) -> membership::Model {
        let approve = Approve {
            join_request_id: request.id,
            acknowledge: all_advice(),
        };
        self.done(by, approve).await.membership
    }

    async fn comes_in(&mut self, person: u128, circle: Uuid, manager: u128) -> membership::Model {
        let request = self.asks(person, circle).await;
        self.approves(manager, &request).await
    }

    async fn pre_approves(&mut self, by: u128, request: &join_request::Model) {
        let pre_approve = PreApprove {
            join_request_id: request.id,
            acknowledge: all_advice(),
        };
        self.done(by, pre_approve).await;
    }

    async fn changes(&mut self, by: u128, circle_id: Uuid, change: Change) {
        self.done(by, Update { circle_id, change }).await;
    }

    async fn names(&mut self, by: u128, circle_id: Uuid, membership_id: Uuid) -> pm_nomination::Model {
        let nominee = Nominee::Participant { membership_id };
        self.done(by, Name { circle_id, nominee }).await
    }

    async fn publishes(&mut self, by: u128, circle_id: Uuid) {
        let acknowledge = all_advice();
        self.done(
            by,
            Publish {
                circle_id,
                acknowledge,
            },
        )
        .await;
    }

    async fn circle(&self, id: Uuid) -> circle::Model {
        let found = circle::Entity::find_by_id(id).one(self.db.read()).await;
        found.unwrap().unwrap()
    }

    /// Until so many days before the circle's term ends, or after.
    async fn until_the_term_ends(&mut self, circle: Uuid, days: i64) {
        let ends_on = self.circle(circle).await.term_ends_on.unwrap();
        let at = ends_on.and_hms_opt(12, 0, 0).unwrap().and_utc() + TimeDelta::days(days);
        self.pass(at).await;
    }

    /// HR says that the person is a contractor now.
    async fn loses_eligibility(&mut self, person: u128) {
        let update = employee::Entity::update_many()
            .col_expr(employee::Column::EmploymentType, Expr::value("contractor"))
            .filter(employee::Column::Id.eq(id(person)));
        let updated = self.db.transaction(async |tx| update.exec(tx).await);
        updated.await.unwrap();
        let employee_id = id(person);
        assert!(self.clock(Review { employee_id }).await);
    }
}

/// From a draft to its archive, by way of a waitlist, three programme managers and a lapse.
async fn a_long_life(all: &mut Verified) {
    let circle = all.done(1, proposal(true, None)).await.id;
    all.done(1, Submit { circle_id: circle }).await;
    let change = Change {
        title: Some("Negotiation, again".to_owned()),
        wants_advisor: Some(false),
        ..Change::default()
    };
    all.changes(1, circle, change).await;
    let second = all.comes_in(2, circle, 1).await;
    let third = all.comes_in(3, circle, 1).await;
    let fourth = all.comes_in(4, circle, 1).await;

    let waits = all.asks(5, circle).await;
    let first_in_line = all.asks(6, circle).await;
    all.pre_approves(1, &first_in_line).await;
    let (join_request_id, reason) = (all.asks(7, circle).await.id, None);
    all.done(
        1,
        Decline {
            join_request_id,
            reason,
        },
    )
    .await;
    all.done(1, requests::Reopen { join_request_id }).await;
    all.done(7, requests::Withdraw { join_request_id }).await;
    let join_request_id = all.asks(8, circle).await.id;
    all.done(8, requests::Withdraw { join_request_id }).await;

    let change = ChangeRole {
        membership_id: second.id,
        role: Role::Advisor,
        acknowledge: all_advice(),
    };
    all.done(1, change).await;
    for membership_id in [second.id, third.id] {
        all.done(1, AppointDeputy { membership_id }).await;
    }
    let membership_id = third.id;
    all.done(1, DismissDeputy { membership_id }).await;

    let (membership_id, reason) = (fourth.id, "Never came".to_owned());
    all.done(
        1,
        Remove {
            membership_id,
            reason,
        },
    )
    .await;
    let join_request_id = first_in_line.id;
    all.done(6, TakeSeat { join_request_id }).await;
    let change = Change {
        max_people: Some(5),
        ..Change::default()
    };
    all.changes(1, circle, change).await;
    all.approves(1, &waits).await;
    let passes = all.asks(9, circle).await;
    all.pre_approves(1, &passes).await;
    let (circle_id, leave_vacant) = (circle, false);
    all.done(
        5,
        Leave {
            circle_id,
            leave_vacant,
        },
    )
    .await;
    let join_request_id = passes.id;
    all.done(9, PassSeat { join_request_id }).await;

    let nomination_id = all.names(1, circle, third.id).await.id;
    all.done(3, nomination::Decline { nomination_id }).await;
    let nomination_id = all.names(1, circle, third.id).await.id;
    all.done(1, nomination::Withdraw { nomination_id }).await;
    let nomination_id = all.names(1, circle, third.id).await.id;
    all.done(3, Accept { nomination_id }).await;
    all.publishes(3, circle).await;
    let leave_vacant = true;
    all.done(
        3,
        Leave {
            circle_id,
            leave_vacant,
        },
    )
    .await;
    all.done(2, TakeOver { circle_id }).await;

    all.until_the_term_ends(circle, -20).await;
    let answer = StayAnswer::Leave;
    all.done(6, AnswerStay { circle_id, answer }).await;
    let (acknowledge, reason) = (all_advice(), Some("It goes well".to_owned()));
    all.done(
        2,
        Continue {
            circle_id,
            acknowledge,
            reason,
        },
    )
    .await;
    all.until_the_term_ends(circle, 10).await;
    all.comes_in(10, circle, 2).await;
    // Nobody decides: it lapses.
    all.until_the_term_ends(circle, 20).await;
    let (acknowledge, reason) = (all_advice(), Some("We meet after all".to_owned()));
    all.done(
        2,
        Reopen {
            circle_id,
            acknowledge,
            reason,
        },
    )
    .await;
    all.until_the_term_ends(circle, -20).await;
    all.done(2, Complete { circle_id }).await;
    all.until_the_term_ends(circle, 400).await;
    assert!(all.circle(circle).await.archived_at.is_some());
}

/// A proposal with an open request and a nominee is taken back; another circle is disbanded while it runs.
async fn a_proposal_taken_back(all: &mut Verified) {
    let circle_id = all.done(1, proposal(false, Some(11))).await.id;
    all.asks(12, circle_id).await;
    all.done(1, Withdraw { circle_id }).await;

    let circle_id = all.done(1, proposal(false, None)).await.id;
    all.comes_in(2, circle_id, 1).await;
    all.comes_in(3, circle_id, 1).await;
    all.publishes(1, circle_id).await;
    all.asks(12, circle_id).await;
    let reason = "We are too busy".to_owned();
    all.done(1, Disband { circle_id, reason }).await;
}

/// Those who asked, were named, took part and managed lose eligibility.
async fn people_off_boarded(all: &mut Verified) {
    let circle_id = all.done(13, proposal(false, Some(14))).await.id;
    let deputy = all.comes_in(15, circle_id, 13).await;
    let membership_id = deputy.id;
    all.done(13, AppointDeputy { membership_id }).await;
    all.asks(16, circle_id).await;
    for person in [14, 16] {
        all.loses_eligibility(person).await;
    }
    // A deputy follows, which takes the nomination back.
    all.names(13, circle_id, membership_id).await;
    all.loses_eligibility(13).await;
    all.loses_eligibility(15).await;
}

async fn what_touches_no_circle(all: &mut Verified) {
    let consent_version = Policy::default().privacy_notice_version;
    all.done(17, OptIn { consent_version }).await;
    let (member, advisor) = (true, false);
    all.done(17, SignUp { member, advisor }).await;
    let change = profile::Change {
        digest: Some(Digest::Daily),
        ..profile::Change::default()
    };
    all.done(17, profile::Update { change }).await;
    let (what, wanted) = (Subscription::News, false);
    all.done(17, Subscribe { what, wanted }).await;
    all.done(17, RevokeMailLinks).await;
    let excluded = false;
    all.done(17, NoteClaim { excluded }).await;
    let employee_id = id(17);
    all.clock(SendDigest { employee_id }).await;
    all.clock(Erase { employee_id }).await;
    let subject = Subject::Person(id(17));
    let reason = "A complaint".to_owned();
    all.done(ADMINISTRATOR, Access { subject, reason }).await;
    let slot = all.now;
    all.clock(Weekly { slot }).await;
    all.clock(PurgeMails { limit: 1 }).await;
    all.clock(PurgeKeys).await;
    all.clock(IndexTexts { limit: 1 }).await;
    let (schedule, length) = ("purge", TimeDelta::hours(1));
    all.clock(TakeSlot { schedule, length }).await;
    let failure = NoteFailure {
        kind: DueKind::Digest,
        subject_id: employee_id,
        error: "a fault".to_owned(),
    };
    all.clock(failure).await;
    all.clock(ForgetFailures).await;
}
