//! Join requests: reminders, escalation, expiry, the end of an offer (docs/product.md §3, "Joining").

use super::source::{PlayedStep, Source};
use crate::model::event::Event;
use crate::model::join_request;
use crate::ops::circle::{LockedCircle, open_duties, settle_waitlist};
use crate::ops::join_request::{self as requests, enqueue_to_requester, schedule_next};
use crate::ops::{OpError, administrator};
use crate::outbox::{self, MailKind};
use crate::rules::rights::ActKind;
use crate::rules::schedule::{self, RequestStep, Step};
use crate::rules::zone::{self, UnknownZone};
use crate::work::{Cx, Work};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::prelude::async_trait::async_trait;
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

/// The circle's requests that wait for something.
#[derive(Default)]
pub(super) struct JoinRequests {
    /// The one that is due first.
    first: Option<join_request::Model>,
}

#[async_trait]
impl Source for JoinRequests {
    async fn reschedule(&mut self, work: Work<'_>, circle: &LockedCircle) -> Result<(), OpError> {
        let open = join_request::Entity::find()
            .filter(join_request::COLUMN.circle_id.eq(circle.row.id))
            .filter(join_request::open())
            .all(work.tx)
            .await?;
        for request in open {
            let due_at = schedule::next_of_request(&request, &work.policy).map(|(at, _)| at);
            if due_at != request.due_at {
                let request = join_request::Model { due_at, ..request };
                request.into_active_model().reset_all().update(work.tx).await?;
            }
        }
        Ok(())
    }

    async fn next(
        &mut self,
        work: Work<'_>,
        circle: &LockedCircle,
    ) -> Result<Option<DateTime<Utc>>, OpError> {
        self.first = join_request::Entity::find()
            .filter(join_request::COLUMN.circle_id.eq(circle.row.id))
            .filter(join_request::COLUMN.due_at.is_not_null())
            .order_by_asc(join_request::Column::DueAt)
            .order_by_asc(join_request::Column::Id)
            .one(work.tx)
            .await?;
        Ok(self.first.as_ref().and_then(|request| request.due_at))
    }

    async fn play(&mut self, work: Work<'_>, circle: &mut LockedCircle) -> Result<Vec<PlayedStep>, OpError> {
        let Some((request, found_at)) = self.first.take().and_then(|request| {
            let at = request.due_at?;
            Some((request, at))
        }) else {
            return Ok(Vec::new());
        };
        let Some((at, step)) =
            schedule::next_of_request(&request, &work.policy).filter(|(at, _)| *at <= work.now)
        else {
            // It is not due after all, as the settings are now.
            move_on(work, circle, request).await?;
            return Ok(Vec::new());
        };
        let later = schedule::request_due_after(&request, &work.policy, at, work.now);
        let overtaken = later.into_iter().any(|later| step.is_overtaken_by(later));
        do_step(work, circle, request, at, step, overtaken).await?;
        Ok(vec![PlayedStep {
            due_at: found_at,
            step: Step::JoinRequest(step),
            overtaken,
        }])
    }
}

async fn do_step(
    work: Work<'_>,
    circle: &mut LockedCircle,
    request: join_request::Model,
    at: DateTime<Utc>,
    step: RequestStep,
    overtaken: bool,
) -> Result<(), OpError> {
    match step {
        RequestStep::RemindOfRequest(_) => {
            if !overtaken {
                remind(work, circle).await?;
            }
            move_on(work, circle, played(request, at)).await?;
        }
        RequestStep::EscalateRequest => {
            let mut request = played(request, at);
            if !overtaken {
                request.escalated_at = Some(work.now);
                escalate(work, circle, &request).await?;
            }
            move_on(work, circle, request).await?;
        }
        RequestStep::ExpireRequest => expire(work, circle, request).await?,
        RequestStep::LapseOffer => {
            let request = requests::lapse_offer(work, circle, request, ActKind::LapseOffer).await?;
            enqueue_to_requester(work, MailKind::OfferLapsed, &request).await?;
        }
    }
    Ok(())
}

fn played(request: join_request::Model, at: DateTime<Utc>) -> join_request::Model {
    join_request::Model {
        played_until: Some(at),
        ..request
    }
}

async fn move_on(
    work: Work<'_>,
    circle: &mut LockedCircle,
    mut request: join_request::Model,
) -> Result<(), DbErr> {
    request.due_at = schedule_next(work.cx, circle, &request);
    request.into_active_model().reset_all().update(work.tx).await?;
    Ok(())
}

/// The date on the circle's clock: requests that are due on one day make one mail.
fn today(cx: &Cx, circle: &LockedCircle) -> Result<NaiveDate, UnknownZone> {
    Ok(zone::today(circle.row.zone()?, cx.now))
}

/// Mail 10 to those who decide.
async fn remind(work: Work<'_>, circle: &LockedCircle) -> Result<(), DbErr> {
    let managers = open_duties(work.tx, circle.row.id).await?;
    let cause = outbox::cause(
        circle.row.id,
        &format!("requests waiting {}", today(work.cx, circle)?),
    );
    outbox::enqueue(work, circle.mail(MailKind::RequestsWaiting, cause).to(managers)).await
}

/// Mail 10 to administrators.
async fn escalate(
    work: Work<'_>,
    circle: &mut LockedCircle,
    request: &join_request::Model,
) -> Result<(), DbErr> {
    let (person, join_request_id) = (request.employee_id, request.id);
    circle.record(
        work,
        Event::JoinRequestEscalated {
            person,
            join_request_id,
        },
    );
    let cause = outbox::cause(
        circle.row.id,
        &format!("requests escalated {}", today(work.cx, circle)?),
    );
    administrator::enqueue(work, circle, MailKind::RequestsEscalated, cause).await
}

/// PENDING → EXPIRED, which is not a refusal.
async fn expire(
    work: Work<'_>,
    circle: &mut LockedCircle,
    request: join_request::Model,
) -> Result<(), OpError> {
    let request = requests::resolve(work, request, ActKind::ExpireRequest, None).await?;
    requests::remove_tie(work.tx, circle.row.id, request.employee_id).await?;
    let (person, join_request_id) = (request.employee_id, request.id);
    circle.record(
        work,
        Event::JoinRequestExpired {
            person,
            join_request_id,
        },
    );
    enqueue_to_requester(work, MailKind::RequestExpired, &request).await?;
    settle_waitlist(work, circle).await
}
