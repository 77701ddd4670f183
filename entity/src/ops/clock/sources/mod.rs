//! What can be due in a circle. A source is a file here and a line in [`all`].

mod circle;
mod join_request;
mod nomination;
mod source;

pub use source::PlayedStep;
pub(super) use source::Source;

/// All sources. Of steps that are due at the same instant, those of an earlier source are done first.
pub(super) fn all() -> [Box<dyn Source>; 3] {
    [
        Box::<circle::CircleSteps>::default(),
        Box::<join_request::JoinRequests>::default(),
        Box::<nomination::Nominations>::default(),
    ]
}
