//! Nobody decided about a term's end (docs/product.md §3, "Circle").

use super::{LockedCircle, close};
use crate::model::event::Event;
use crate::ops::OpError;
use crate::outbox::{self, MailKind};
use crate::rules::rights::ActKind;
use crate::work::Work;

/// ACTIVE → LAPSED: read-only, nothing is deleted, the meetings to come are called off.
pub(in crate::ops) async fn lapse(work: Work<'_>, circle: &mut LockedCircle) -> Result<(), OpError> {
    circle.advance(ActKind::Lapse)?;
    circle.row.lapsed_at = Some(work.now);
    circle.row.overdue_since = None;
    let cancelled_meeting_ids = close::cancel_meetings(work, circle).await?;
    let event = circle.record(
        work,
        Event::Lapsed {
            cancelled_meeting_ids,
        },
    );
    let readers = circle.readers(work.tx).await?;
    Ok(outbox::enqueue(work, circle.mail(MailKind::CircleLapsed, event).to(readers)).await?)
}
