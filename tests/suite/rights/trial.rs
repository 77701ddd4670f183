//! Operations on trial, each with an input that no check of the input refuses: what is refused then was known before.

use super::programme::{COLLEAGUE, Drawn, Programme, tie};
use entity::model::enums::{AdvisoryCode, JoinRequestStatus, Role, StayAnswer};
use entity::ops::{OpError, Operation, circle, join_request, membership, nomination};
use entity::rules::RuleViolation;
use entity::support::db::Db;
use entity::work::{Actor, Cx, Viewer, Work};
use sea_orm::Iterable;
use std::sync::Arc;
use tests::rows::id;
use tests::world::{World, mail_of};
use uuid::Uuid;

/// What came of it: nothing refused it, or the rules that did.
pub type Outcome = Result<(), String>;

/// Somebody who tries things, none of which stays.
pub struct Trial<'a> {
    db: &'a Db,
    cx: Cx,
}

impl<'a> Trial<'a> {
    pub fn by(viewer: Viewer, world: &'a World, programme: &Programme) -> Self {
        let cx = Cx {
            now: programme.now,
            actor: Actor::Employee(viewer),
            policy: Arc::clone(&world.policy()),
        };
        Self { db: &world.db, cx }
    }

    async fn run<O: Operation>(&self, operation: O) -> Result<O::Output, OpError> {
        let (db, cx) = (self.db, &self.cx);
        db.rehearse(async |tx| operation.run(Work { tx, cx }).await).await
    }

    async fn of<O: Operation>(&self, operation: O) -> Outcome {
        refusal(self.run(operation).await)
    }

    /// The fields of a circle, each with what came of the mutations that it speaks for. `None` where there is nothing to try it on.
    pub async fn circle(&self, circle: &Drawn) -> [(&'static str, Option<Outcome>); 12] {
        let circle_id = id(circle.number);
        let change = circle::Change {
            description: Some("Learn to listen".to_owned()),
            ..circle::Change::default()
        };
        let publish = circle::Publish {
            circle_id,
            acknowledge: all(),
        };
        let answer = circle::AnswerStay {
            circle_id,
            answer: StayAnswer::Stay,
        };
        let disband = circle::Disband {
            circle_id,
            reason: because(),
        };
        let reopen = circle::Reopen {
            circle_id,
            acknowledge: all(),
            reason: Some(because()),
        };
        let leave = membership::Leave {
            circle_id,
            leave_vacant: true,
        };
        [
            ("viewerCanAskToJoin", Some(self.ask(circle_id).await)),
            ("viewerCanLeave", Some(self.of(leave).await)),
            (
                "viewerCanUpdate",
                Some(self.of(circle::Update { circle_id, change }).await),
            ),
            ("viewerCanPublish", Some(self.of(publish).await)),
            (
                "viewerCanWithdraw",
                Some(self.of(circle::Withdraw { circle_id }).await),
            ),
            ("viewerCanDecideRequests", self.decide_requests(circle).await),
            ("viewerCanHandOutDuties", Some(self.hand_out_duties(circle).await)),
            ("viewerCanDecide", Some(self.decide(circle_id).await)),
            ("viewerCanDisband", Some(self.of(disband).await)),
            ("viewerCanReopen", Some(self.of(reopen).await)),
            ("viewerCanAnswerStay", Some(self.of(answer).await)),
            (
                "viewerCanTakeOver",
                Some(self.of(circle::TakeOver { circle_id }).await),
            ),
        ]
    }

    /// In one role or the other. Whoever is asking already is answered the same request, which is no asking.
    async fn ask(&self, circle_id: Uuid) -> Outcome {
        let mut outcome = Ok(());
        for role in [Role::Member, Role::Advisor] {
            let message = String::new();
            let asked = self.run(join_request::Ask {
                circle_id,
                role,
                message,
            });
            let asked = asked.await;
            if asked
                .as_ref()
                .is_ok_and(|request| request.created_at != self.cx.now)
            {
                return Err("asks already".to_owned());
            }
            outcome = refusal(asked);
            if outcome.is_ok() {
                break;
            }
        }
        outcome
    }

    /// On a request of somebody else's that nobody has decided.
    async fn decide_requests(&self, circle: &Drawn) -> Option<Outcome> {
        use JoinRequestStatus::{Pending, Waitlisted};
        let undecided = circle.requests.iter().find(|(person, status)| {
            matches!(status, Pending | Waitlisted) && Some(id(*person)) != self.cx.actor_id()
        });
        let (person, _) = undecided?;
        Some(self.decline(id(tie(circle, *person))).await)
    }

    /// Naming a colleague, or appointing a participant who has no duty, if there is one.
    async fn hand_out_duties(&self, circle: &Drawn) -> Outcome {
        let colleague = nomination::Nominee::Colleague {
            mail: mail_of(COLLEAGUE),
            role: Role::Member,
        };
        let name = nomination::Name {
            circle_id: id(circle.number),
            nominee: colleague,
        };
        let named = self.of(name).await;
        let free = circle
            .people
            .iter()
            .find(|person| !circle.duties.contains(person));
        let Some(person) = free.or(circle.people.first()).filter(|_| named.is_err()) else {
            return named;
        };
        let appoint = membership::AppointDeputy {
            membership_id: id(tie(circle, *person)),
        };
        match self.run(appoint).await {
            // Whom to appoint is input.
            Err(OpError::Refused(errors))
                if errors
                    .iter()
                    .all(|error| error.violation == RuleViolation::HasDuty) =>
            {
                Ok(())
            }
            outcome => refusal(outcome),
        }
    }

    /// Both decisions, which are open to the same people at the same time.
    async fn decide(&self, circle_id: Uuid) -> Outcome {
        let goes_on = circle::Continue {
            circle_id,
            acknowledge: all(),
            reason: Some(because()),
        };
        let goes_on = self.of(goes_on).await;
        let ends = self.of(circle::Complete { circle_id }).await;
        assert_eq!(goes_on, ends, "continueCircle and completeCircle");
        ends
    }

    /// The fields of a join request.
    pub async fn request(&self, join_request_id: Uuid) -> [(&'static str, Outcome); 5] {
        let approve = join_request::Approve {
            join_request_id,
            acknowledge: all(),
        };
        let pre_approve = join_request::PreApprove {
            join_request_id,
            acknowledge: all(),
        };
        let declined = self.decline(join_request_id).await;
        assert_eq!(
            self.of(pre_approve).await,
            declined,
            "pre-approving and declining"
        );
        [
            ("viewerCanApprove", self.of(approve).await),
            ("viewerCanDecline", declined),
            (
                "viewerCanReopen",
                self.of(join_request::Reopen { join_request_id }).await,
            ),
            (
                "viewerCanWithdraw",
                self.of(join_request::Withdraw { join_request_id }).await,
            ),
            (
                "viewerCanTakeSeat",
                self.of(join_request::TakeSeat { join_request_id }).await,
            ),
        ]
    }

    async fn decline(&self, join_request_id: Uuid) -> Outcome {
        let reason = Some(because());
        let decline = join_request::Decline {
            join_request_id,
            reason,
        };
        self.of(decline).await
    }

    /// The field of a nomination: who can accept can decline.
    pub async fn nomination(&self, nomination_id: Uuid) -> (&'static str, Outcome) {
        let accepted = self.of(nomination::Accept { nomination_id }).await;
        let declined = self.of(nomination::Decline { nomination_id }).await;
        (
            "viewerCanAnswer",
            match accepted {
                Ok(()) => Ok(()),
                Err(_) => declined,
            },
        )
    }
}

fn refusal<T>(outcome: Result<T, OpError>) -> Outcome {
    match outcome {
        Ok(_) => Ok(()),
        Err(OpError::Refused(errors)) => {
            let rules = errors.iter().map(|error| format!("{:?}", error.violation));
            Err(rules.collect::<Vec<_>>().join(", "))
        }
        Err(OpError::Database(error)) => panic!("{error}"),
    }
}

fn all() -> Vec<AdvisoryCode> {
    AdvisoryCode::iter().collect()
}

fn because() -> String {
    "We have good reasons for it.".to_owned()
}
