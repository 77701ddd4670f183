//! The page in words.

use super::answer::Answer;
use crate::app::AppState;
use crate::http::link::{Notice, Opened};
use crate::http::page;
use askama::Template;
use axum::{http::StatusCode, response::Response};
use chrono::{DateTime, Utc};
use entity::model::enums::{CircleState, JoinRequestStatus, Role};
use entity::ops::UserError;
use entity::query::decision::Decision;
use entity::rules::{AdvisoryCode, RuleViolation, zone};

/// What went wrong with an answer, and what of it to keep in the form.
#[derive(Default)]
pub(super) struct Problems {
    messages: Vec<String>,
    acknowledged: Vec<AdvisoryCode>,
    reason: String,
}

impl Problems {
    /// The form was not filled in by the page.
    pub(super) fn unreadable() -> Self {
        Self {
            messages: vec![
                "The answer was not understood, and nothing was changed. Please use the buttons below."
                    .to_owned(),
            ],
            ..Self::default()
        }
    }

    /// What the operation refused.
    pub(super) fn of(answer: &Answer, errors: &[UserError]) -> Self {
        let messages = errors.iter().map(explain).collect();
        let (acknowledged, reason) = match answer.clone() {
            Answer::Approve(acknowledged) => (acknowledged, String::new()),
            Answer::Decline(reason) => (Vec::new(), reason),
        };
        Self {
            messages,
            acknowledged,
            reason,
        }
    }
}

/// A refusal in words for people with a form before them, where the rule's own words are for callers of the API.
fn explain(error: &UserError) -> String {
    match &error.violation {
        RuleViolation::AdvisoriesNotAcknowledged(_) => {
            "There is advice on approving this request. Read it and tick each point, then approve again."
                .to_owned()
        }
        RuleViolation::CircleFull => "No seat is free any more, so the request was not approved.".to_owned(),
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

/// Why somebody with a good link is shown nothing of the request, whoever they are.
pub(super) fn barred(state: &AppState, opened: &Opened) -> Option<Notice> {
    if !opened.viewer(state).eligible {
        return Some(Notice {
            title: "You cannot answer this request",
            paragraphs: &[
                "Circles are open to regular employees, and you are not one by the company's records. If they are wrong, ask HR.",
                "A deputy of the circle or a programme administrator will answer it.",
            ],
        });
    }
    let consents = opened.person.profile.as_ref();
    if consents.is_none_or(|profile| profile.consent_version != state.policy.privacy_notice_version) {
        return Some(Notice {
            title: "You cannot answer this request yet",
            paragraphs: &[
                "There is a privacy notice that you have not agreed to. Sign in to Circles, read it and agree to it.",
                "Then open the link in the mail again.",
            ],
        });
    }
    None
}

const NOT_YOURS: Notice = Notice {
    title: "You do not decide about this request",
    paragraphs: &[
        "Requests are answered by the circle's programme manager and deputies, and you are not one of them now.",
        "Nothing was changed.",
    ],
};

/// A piece of advice to tick.
struct Advice {
    code: &'static str,
    message: &'static str,
    acknowledged: bool,
}

#[derive(Template)]
#[template(path = "act.html")]
struct Act {
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
    /// How it stands, where there is nothing to answer.
    outcome: Option<String>,
    problems: Vec<String>,
    reason: String,
}

impl Act {
    fn is_missing_advice(&self) -> bool {
        !self.problems.is_empty() && self.advice.iter().any(|advice| !advice.acknowledged)
    }
}

/// The page for what the person may see: the request with its form, how it ended, or why there is nothing to see.
pub(super) fn page(
    state: &AppState,
    opened: &Opened,
    decision: Option<&Decision>,
    now: DateTime<Utc>,
    problems: Problems,
) -> Response {
    if let Some(notice) = barred(state, opened) {
        return page::page_with_status(StatusCode::FORBIDDEN, &notice);
    }
    let Some(decision) = decision else {
        return page::page_with_status(StatusCode::FORBIDDEN, &NOT_YOURS);
    };
    let status = if problems.messages.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    page::page_with_status(status, &act(opened, decision, now, problems))
}

fn act(opened: &Opened, decision: &Decision, now: DateTime<Utc>, problems: Problems) -> Act {
    let zone = zone::parse(&opened.person.employee.zone).unwrap_or(chrono_tz::UTC);
    let request = &decision.request;
    let advice = decision.advisories.iter().map(|code| Advice {
        code: (*code).into(),
        message: code.message(),
        acknowledged: problems.acknowledged.contains(code),
    });
    let answer_by = request.answer_by.filter(|until| *until > now);
    Act {
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
        free_seats: decision.free_seats(),
        advice: advice.collect(),
        outcome: outcome(decision),
        problems: problems.messages,
        reason: problems.reason,
    }
}

/// How a request stands that cannot be answered (any more); `None` while it can.
fn outcome(decision: &Decision) -> Option<String> {
    let name = &decision.requester.display_name;
    let text = match decision.request.status {
        JoinRequestStatus::Pending | JoinRequestStatus::Waitlisted => match decision.circle.state {
            CircleState::Proposed | CircleState::Active => return None,
            _ => "The circle takes nobody in any more, so there is nothing to answer.".to_owned(),
        },
        JoinRequestStatus::Offered => format!("A seat is held for {name}, who can take it or pass."),
        JoinRequestStatus::Approved => format!("The request was approved. {name} was told by mail."),
        JoinRequestStatus::Declined => format!("The request was declined. {name} was told by mail."),
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
