//! Decline a join request.

use super::{admit, lock};
use crate::model::event::Event;
use crate::model::join_request;
use crate::ops::Operation;
use crate::ops::{OpError, error, person};
use crate::outbox::{self, MailKind};
use crate::rules::rights::{Act, ActKind};
use crate::rules::text;
use crate::work::Work;
use uuid::Uuid;

/// PENDING or WAITLISTED → DECLINED; the person may ask again after the programme's days. For some days it can be taken back.
#[derive(Debug, Clone)]
pub struct Decline {
    /// The request.
    pub join_request_id: Uuid,
    /// Told to the person, if given.
    pub reason: Option<String>,
}

impl Operation for Decline {
    type Output = join_request::Model;

    async fn run(self, work: Work<'_>) -> Result<join_request::Model, OpError> {
        person::ready(work, ActKind::Decline).await?;
        let reason = error::clean(
            "reason",
            &text::OPTIONAL_REASON,
            self.reason.as_deref().unwrap_or_default(),
        )?;
        let (mut circle, request) = lock(work.tx, self.join_request_id).await?;
        circle.may(work, Act::Decline(&request)).await?;
        let reason = (!reason.is_empty()).then_some(reason);
        let request = admit::resolve(work, request, ActKind::Decline, reason).await?;
        admit::remove_tie(work.tx, circle.row.id, request.employee_id).await?;
        let (person, join_request_id) = (request.employee_id, request.id);
        let event = circle.record(
            work,
            Event::JoinRequestDeclined {
                person,
                join_request_id,
            },
        );
        // Of this refusal: it may be taken back, and another follow.
        let mail = circle.mail(MailKind::Declined, event).about(join_request_id);
        outbox::enqueue(work, mail.to([person])).await?;
        crate::ops::circle::settle_waitlist(work, &mut circle).await?;
        circle.save(work).await?;
        Ok(request)
    }
}
