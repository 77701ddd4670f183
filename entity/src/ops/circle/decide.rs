//! Decide about the end of the term: six more months, or the end (docs/product.md §3, "Circle").

use super::{LockedCircle, close, term};
use crate::model::enums::Decision;
use crate::model::event::Event;
use crate::model::{circle, circle_decision};
use crate::ops::Operation;
use crate::ops::{OpError, error, person};
use crate::outbox::{self, MailKind};
use crate::rules::advice::AdvisoryCode;
use crate::rules::rights::{Act, ActKind};
use crate::rules::{RuleViolation, schedule, text};
use crate::work::Work;
use sea_orm::{EntityTrait, IntoActiveModel};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The circle goes on for another term: when the running one ends, or at once if it is over. By the programme manager or an
/// administrator.
#[derive(Debug, Clone)]
pub struct Continue {
    /// The circle.
    pub circle_id: Uuid,
    /// The advisories that the caller has read.
    pub acknowledge: Vec<AdvisoryCode>,
    /// Why; needed where the next term begins at or past twelve months.
    pub reason: Option<String>,
}

/// The circle ends with its term, or at once if that is over. By the programme manager or an administrator.
#[derive(Debug, Clone)]
pub struct Complete {
    /// The circle.
    pub circle_id: Uuid,
}

impl Operation for Continue {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        person::ready(work, ActKind::Continue).await?;
        let reason = cleaned(self.reason.as_deref())?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        circle.may(work, Act::Continue).await?;
        let acknowledged = may_go_on(&circle, reason.as_deref(), &self.acknowledge)?;
        let over = schedule::is_undecided(&circle.row, work.now);
        decide(work, &mut circle, Decision::Continue, reason, acknowledged).await?;
        if over {
            term::begin_next(work, &mut circle).await?;
        }
        Ok(circle.save(work).await?)
    }
}

impl Operation for Complete {
    type Output = circle::Model;

    async fn run(self, work: Work<'_>) -> Result<circle::Model, OpError> {
        person::ready(work, ActKind::Complete).await?;
        let mut circle = LockedCircle::visible(work, self.circle_id).await?;
        circle.may(work, Act::Complete).await?;
        let over = schedule::is_undecided(&circle.row, work.now);
        decide(work, &mut circle, Decision::Disband, None, BTreeSet::new()).await?;
        if over {
            close(work, &mut circle, ActKind::EndTerm).await?;
        }
        Ok(circle.save(work).await?)
    }
}

/// Why the circle goes on, if that was said.
pub(super) fn cleaned(reason: Option<&str>) -> Result<Option<String>, OpError> {
    let reason = error::clean("reason", &text::OPTIONAL_REASON, reason.unwrap_or_default())?;
    Ok((!reason.is_empty()).then_some(reason))
}

/// At or past twelve months it takes having read the programme's advice, and a reason (docs/product.md §2). Answers what was acknowledged.
pub(super) fn may_go_on(
    circle: &LockedCircle,
    reason: Option<&str>,
    acknowledge: &[AdvisoryCode],
) -> Result<BTreeSet<AdvisoryCode>, OpError> {
    let advised = schedule::ends_past_twelve_months(&circle.row);
    let advisories: BTreeSet<_> = advised
        .then_some(AdvisoryCode::TwelveMonths)
        .into_iter()
        .collect();
    LockedCircle::must_acknowledge(&advisories, acknowledge)?;
    if advised && reason.is_none() {
        return Err(RuleViolation::ReasonNeeded.at("reason"));
    }
    Ok(advisories)
}

/// Writes the decision down, and tells everybody.
pub(super) async fn decide(
    work: Work<'_>,
    circle: &mut LockedCircle,
    decision: Decision,
    reason: Option<String>,
    acknowledged: BTreeSet<AdvisoryCode>,
) -> Result<(), OpError> {
    let row = circle_decision::Model {
        id: work.new_id(),
        circle_id: circle.row.id,
        term: circle.row.term,
        decision,
        decided_by: work.actor_id().ok_or(RuleViolation::NotProgrammeManager)?,
        as_administrator: circle.is_by_administrator(),
        reason,
        decided_at: work.now,
    };
    let id = row.id;
    circle_decision::Entity::insert(row.into_active_model())
        .exec_without_returning(work.tx)
        .await?;
    circle.row.decision = Some(decision);
    circle.row.overdue_since = None;
    let taken = Event::DecisionTaken {
        term: circle.row.term,
        decision,
        decision_id: Some(id),
        acknowledged,
    };
    let event = circle.record(work, taken);
    let mail = circle.mail(MailKind::DecisionTaken, event).about(id);
    Ok(outbox::enqueue(work, mail.to(circle.readers(work.tx).await?)).await?)
}
