//! Shows a request to join to those who decide about it, and takes their decision.

use super::form::Fields;
use super::problems::{Advice, Problems};
use super::{ActPage, Subject};
use crate::app::AppState;
use crate::http::link::Notice;
use crate::http::page;
use askama::Template;
use entity::model::enums::{JoinRequestStatus, Role};
use entity::ops::{OpError, UserError, join_request as ops};
use entity::query::decision::{self, Decision};
use entity::rules::zone::UnknownZone;
use entity::rules::{AdvisoryCode, RuleViolation};
use entity::work::Cx;
use sea_orm::DbErr;
use uuid::Uuid;

/// The join request with this id.
pub(super) struct JoinRequest(pub(super) Uuid);

/// The programme manager's decision.
pub(super) enum Answer {
    /// Approve, with the advice that was ticked as read.
    Approve(Vec<AdvisoryCode>),
    /// Decline, with the reason that the requester is told.
    Decline(String),
}

impl Subject for JoinRequest {
    type View = Decision;
    type Answer = Answer;
    const NO_ACCESS: Notice = Notice {
        title: "You do not decide about this request",
        paragraphs: &[
            "Requests are answered by the circle's programme manager and deputies, and you are not one of them now.",
            "Nothing was changed.",
        ],
    };

    async fn load(&self, act_page: &ActPage<'_, Self>) -> Result<Option<Decision>, DbErr> {
        let (state, now) = (act_page.state, act_page.now);
        let viewer = act_page.opened.viewer(state);
        decision::find(state.db.read(), &viewer, &state.policy, self.0, now).await
    }

    fn parse(fields: Fields) -> Option<Answer> {
        match fields.decision.as_str() {
            "approve" => Some(Answer::Approve(fields.acknowledged)),
            "decline" => Some(Answer::Decline(fields.reason)),
            _ => None,
        }
    }

    async fn perform(&self, answer: Answer, state: &AppState, cx: &Cx) -> Result<(), OpError> {
        let join_request_id = self.0;
        match answer {
            Answer::Approve(acknowledge) => {
                let approve = ops::Approve {
                    join_request_id,
                    acknowledge,
                };
                state.db.write(cx, approve).await.map(drop)
            }
            Answer::Decline(reason) => {
                let decline = ops::Decline {
                    join_request_id,
                    reason: Some(reason),
                };
                state.db.write(cx, decline).await.map(drop)
            }
        }
    }

    fn explain(error: &UserError) -> String {
        match &error.violation {
            RuleViolation::AdvisoriesNotAcknowledged(_) => {
                "There is advice on approving this request. Read it and tick each point, then approve again."
                    .to_owned()
            }
            RuleViolation::CircleFull => {
                "No seat is free any more, so the request was not approved.".to_owned()
            }
            RuleViolation::RequestNotOpen => {
                "The request was answered in the meantime, so your answer changed nothing.".to_owned()
            }
            RuleViolation::PersonNotEligible | RuleViolation::PersonNotSignedUp(_) => format!(
                "{} Decline the request, or leave it until that has changed.",
                error.violation
            ),
            RuleViolation::InvalidText(problem) => format!("The reason {problem}."),
            violation => violation.to_string(),
        }
    }

    fn template(
        decision: &Decision,
        act_page: &ActPage<'_, Self>,
        problems: Problems,
    ) -> Result<impl Template, UnknownZone> {
        let zone = act_page.opened.person.employee.zone()?;
        let request = &decision.request;
        let answer_by = request.answer_by.filter(|until| *until > act_page.now);
        Ok(ActTemplate {
            name: decision.requester.display_name.clone(),
            circle: decision.circle.title.clone(),
            role: match request.role {
                Role::Member => "a member",
                Role::Advisor => "an advisor",
            },
            level: decision.level.as_ref().map(|rung| rung.title.clone()),
            message: request.message.clone(),
            asked_at: page::moment(request.created_at, zone),
            answer_by: answer_by.map(|until| page::moment(until, zone)),
            people: decision.circle.people_count,
            free_seats: decision.circle.free_seats().max(0),
            advice: problems.advice(decision.advisories.iter().copied()),
            outcome: outcome(decision),
            problems,
        })
    }
}

#[derive(Template)]
#[template(path = "act.html")]
struct ActTemplate {
    name: String,
    circle: String,
    role: &'static str,
    level: Option<String>,
    message: String,
    asked_at: String,
    answer_by: Option<String>,
    people: i32,
    free_seats: i32,
    advice: Vec<Advice>,
    /// What became of the request, where there is nothing to answer.
    outcome: Option<String>,
    problems: Problems,
}

/// Says what became of a request that cannot be answered any more; `None` while it can.
fn outcome(decision: &Decision) -> Option<String> {
    let name = &decision.requester.display_name;
    let text = match decision.request.status {
        JoinRequestStatus::Pending | JoinRequestStatus::Waitlisted if decision.circle.takes_people() => {
            return None;
        }
        JoinRequestStatus::Pending | JoinRequestStatus::Waitlisted => {
            "The circle no longer takes anybody in, so there is nothing to answer.".to_owned()
        }
        JoinRequestStatus::Offered => format!("A seat is held for {name}, who can take it or pass."),
        JoinRequestStatus::Approved => format!("The request was approved. {name} was told by email."),
        JoinRequestStatus::Declined => format!("The request was declined. {name} was told by email."),
        JoinRequestStatus::Withdrawn => format!("{name} took the request back."),
        JoinRequestStatus::Expired => {
            "The request expired without an answer. That is not a refusal.".to_owned()
        }
        JoinRequestStatus::Voided => {
            format!("The request ended: the circle has ended, or {name} cannot take part any more.")
        }
        JoinRequestStatus::Lapsed => {
            format!("A seat was offered to {name}, who passed or did not take it in time.")
        }
    };
    Some(text)
}
