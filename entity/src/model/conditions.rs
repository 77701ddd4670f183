//! All conditions of partial indexes.

use super::index::IndexCondition;
use super::{circle, join_request, outbox};

/// All of them; a test compares each with its indexes in the migrated database.
pub const CONDITIONS: [IndexCondition; 7] = [
    circle::OPEN_TO_REQUESTS,
    join_request::ESCALATED,
    join_request::WAITLISTED,
    outbox::WAITING,
    outbox::IN_HAND,
    outbox::GIVEN_UP,
    outbox::KEPT_UNSENT,
];
