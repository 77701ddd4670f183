//! Nobody decided about a term's end (docs/product.md §3, "Circle").

use super::{LockedCircle, close};
use crate::model::enums::CircleState;
use crate::ops::{EventKind, OpError};
use crate::outbox::{self, Mail, MailKind};
use crate::work::Work;
use serde_json::json;

/// ACTIVE → LAPSED: read-only, nothing is deleted, the meetings to come are called off.
pub(in crate::ops) async fn lapse(work: Work<'_>, circle: &mut LockedCircle) -> Result<(), OpError> {
    circle.row.state = CircleState::Lapsed;
    circle.row.lapsed_at = Some(work.now);
    circle.row.overdue_since = None;
    close::cancel_meetings(work, circle).await?;
    let event = circle.record(work, EventKind::Lapsed, None, json!({})).await?;
    let mails = circle.readers(work.tx).await?.into_iter().map(|person| Mail {
        kind: MailKind::CircleLapsed,
        recipient: person.employee_id,
        circle: Some(circle.row.id),
        subject: None,
        cause: event,
    });
    Ok(outbox::enqueue(work, mails).await?)
}
