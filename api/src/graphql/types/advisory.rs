//! Advice (docs/product.md §2): acknowledged in the call, and recorded in the history.

use async_graphql::{Enum, SimpleObject};
use entity::rules::advice;

/// What the programme advises against. Acknowledge it in the call to go on all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "advice::AdvisoryCode")]
pub enum AdvisoryCode {
    /// The circle has no advisor.
    NoAdvisor,
    /// The circle has more than two advisors.
    AdvisorCount,
    /// An advisor is not one or two rungs above the members' median.
    LevelGap,
    /// Members are far apart in career stage.
    MembersFarApart,
    /// Somebody is in a circle with their own manager.
    ManagerInCircle,
    /// The circle has run for twelve months.
    TwelveMonths,
}

/// A piece of advice that applies.
#[derive(Debug, Clone, SimpleObject)]
pub struct Advisory {
    /// The code to acknowledge.
    code: AdvisoryCode,
    /// What the advice is, in English, to show to people.
    message: String,
}

impl From<advice::AdvisoryCode> for Advisory {
    fn from(code: advice::AdvisoryCode) -> Self {
        Self {
            code: code.into(),
            message: code.message().to_owned(),
        }
    }
}
