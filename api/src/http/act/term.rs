//! Shows the end of a circle's term to its participants, and takes what they answer: all say whether they stay, and the
//! programme manager decides whether there is another term.

use super::form::Fields;
use super::problems::{Advice, Problems};
use super::{ActPage, Subject};
use crate::app::AppState;
use crate::http::link::Notice;
use crate::http::page;
use askama::Template;
use chrono::{DateTime, Utc};
use entity::model::employee;
use entity::model::enums::{CircleState, Decision, StayAnswer};
use entity::ops::{OpError, UserError, circle as ops};
use entity::query::term::{self, EndOfTerm, StayCounts};
use entity::rules::rights::{self, Act};
use entity::rules::term::end_of_term;
use entity::rules::zone::UnknownZone;
use entity::rules::{AdvisoryCode, ClockPolicy, RuleViolation, schedule, zone};
use entity::work::Cx;
use sea_orm::DbErr;
use uuid::Uuid;

/// The running term of the circle with this id.
pub(super) struct Term(pub(super) Uuid);

/// A participant's answer.
pub(super) enum Answer {
    /// The circle goes on: with the advice that was ticked as read, and the reason.
    Continue(Vec<AdvisoryCode>, String),
    /// The circle ends with its term.
    Complete,
    /// The person stays, or leaves.
    Stay(StayAnswer),
    /// The person takes the programme manager's place over.
    TakeOver,
}

impl Subject for Term {
    type View = EndOfTerm;
    type Answer = Answer;
    const NO_ACCESS: Notice = Notice {
        title: "You do not take part in this circle",
        paragraphs: &[
            "Whether a circle goes on is decided by the people in it, and you are not one of them now.",
            "Nothing was changed.",
        ],
    };

    async fn load(&self, act_page: &ActPage<'_, Self>) -> Result<Option<EndOfTerm>, DbErr> {
        let (state, now) = (act_page.state, act_page.now);
        let viewer = act_page.opened.viewer(state);
        term::find(state.db.read(), &viewer, &state.policy, self.0, now).await
    }

    fn parse(fields: Fields) -> Option<Answer> {
        match fields.decision.as_str() {
            "continue" => Some(Answer::Continue(fields.acknowledged, fields.reason)),
            "complete" => Some(Answer::Complete),
            "stay" => Some(Answer::Stay(StayAnswer::Stay)),
            "leave" => Some(Answer::Stay(StayAnswer::Leave)),
            "take-over" => Some(Answer::TakeOver),
            _ => None,
        }
    }

    async fn perform(&self, answer: Answer, state: &AppState, cx: &Cx) -> Result<(), OpError> {
        let (db, circle_id) = (&state.db, self.0);
        let done = match answer {
            Answer::Continue(acknowledge, reason) => {
                let go_on = ops::Continue {
                    circle_id,
                    acknowledge,
                    reason: Some(reason),
                };
                db.write(cx, go_on).await
            }
            Answer::Complete => db.write(cx, ops::Complete { circle_id }).await,
            Answer::Stay(answer) => db.write(cx, ops::AnswerStay { circle_id, answer }).await,
            Answer::TakeOver => db.write(cx, ops::TakeOver { circle_id }).await,
        };
        done.map(drop)
    }

    fn explain(error: &UserError) -> String {
        match &error.violation {
            RuleViolation::AdvisoriesNotAcknowledged(_) => {
                "The programme has advice on another term. Read it and tick it, then continue again."
                    .to_owned()
            }
            RuleViolation::ReasonNeeded => {
                "Say why the circle goes on after twelve months, then continue again.".to_owned()
            }
            RuleViolation::InvalidText(problem) => format!("The reason {problem}."),
            RuleViolation::NotProgrammeManager => {
                "You are not the circle's programme manager now, so your decision changed nothing.".to_owned()
            }
            RuleViolation::DecisionTaken(_) => {
                format!("{} So your answer changed nothing.", error.violation)
            }
            RuleViolation::HasDuty => "You are the circle's programme manager already.".to_owned(),
            violation => violation.to_string(),
        }
    }

    fn template(
        seen: &EndOfTerm,
        act_page: &ActPage<'_, Self>,
        problems: Problems,
    ) -> Result<impl Template, UnknownZone> {
        let circle = &seen.circle;
        let (policy, now) = (&act_page.state.policy.clock, act_page.now);
        let may = |act| rights::may(act, &seen.who, circle, &act_page.state.policy, now).is_ok();
        let outcome = outcome(seen, policy, now, &act_page.opened.person.employee)?;
        let zone = circle.zone()?;
        let advised = schedule::ends_past_twelve_months(circle).then_some(AdvisoryCode::TwelveMonths);
        Ok(TermTemplate {
            circle: circle.title.clone(),
            zone: zone.name(),
            ends_on: circle.term_ends_on.map(page::day),
            days_left: circle
                .term_ends_on
                .map_or(0, |on| (on - zone::today(zone, now)).num_days()),
            lapses_on: schedule::grace_ends_on(circle, policy).map(page::day),
            is_over: schedule::is_undecided(circle, now),
            counts: seen.counts,
            decides: may(Act::Complete),
            takes_over: outcome.is_none() && may(Act::TakeOver),
            answers: may(Act::AnswerStay),
            own: seen.own.filter(|_| circle.state == CircleState::Active),
            advice: problems.advice(advised),
            outcome,
            problems,
        })
    }
}

#[derive(Template)]
#[template(path = "act_term.html")]
struct TermTemplate {
    circle: String,
    /// The zone of all days here: the circle's.
    zone: &'static str,
    ends_on: Option<String>,
    days_left: i64,
    lapses_on: Option<String>,
    /// Whether the term is over and nobody has decided.
    is_over: bool,
    counts: Option<StayCounts>,
    decides: bool,
    takes_over: bool,
    answers: bool,
    own: Option<StayAnswer>,
    /// The advice to acknowledge before the circle goes on.
    advice: Vec<Advice>,
    /// What was decided or became of the circle, where there is nothing to decide.
    outcome: Option<String>,
    problems: Problems,
}

impl TermTemplate {
    fn leaves(&self) -> bool {
        self.own == Some(StayAnswer::Leave)
    }
}

/// Says what was decided or became of a circle about which there is nothing to decide; `None` while there is.
fn outcome(
    seen: &EndOfTerm,
    policy: &ClockPolicy,
    now: DateTime<Utc>,
    reader: &employee::Model,
) -> Result<Option<String>, UnknownZone> {
    let circle = &seen.circle;
    let day = |on: Option<_>| on.map(page::day).unwrap_or_default();
    let text = match (circle.state, circle.decision) {
        (CircleState::Active, _) if seen.who.membership().is_none() => {
            "The circle goes on. Your place in it ended with the term, as you had chosen.".to_owned()
        }
        (CircleState::Active, Some(Decision::Continue)) => {
            let next = u32::try_from(circle.term).unwrap_or(0).saturating_add(1);
            let until = circle.started_on.map(|on| end_of_term(on, next));
            format!(
                "It is decided: the circle goes on for six more months, until {}.",
                day(until)
            )
        }
        (CircleState::Active, Some(Decision::Disband)) => format!(
            "It is decided: the circle ends with its term, on {}.",
            day(circle.term_ends_on)
        ),
        (CircleState::Active, None) if schedule::may_decide(circle, policy, now) => return Ok(None),
        (CircleState::Active, None) => format!(
            "The circle goes on: its term ends on {}. Whether there is another can be decided from {} on.",
            day(circle.term_ends_on),
            day(schedule::decision_opens_on(circle, policy))
        ),
        (CircleState::Lapsed, _) => {
            let zone = reader.zone()?;
            let until = schedule::reopen_until(circle, policy).map(|until| page::moment(until, zone));
            format!(
                "Nobody decided in time, so the circle has lapsed. Its programme manager can take it up again until {}, \
                 after signing in to Circles.",
                until.unwrap_or_default()
            )
        }
        (CircleState::Completed, _) => "The circle has ended.".to_owned(),
        (CircleState::Disbanded, _) => "The circle has been disbanded.".to_owned(),
        _ => "There is nothing to decide about this circle.".to_owned(),
    };
    Ok(Some(text))
}
