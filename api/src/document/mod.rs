//! Executes the GraphQL documents that clients send, whatever transport brings them: no HTTP type occurs in here.
//!
//! A request passes through these steps:
//!
//! 1. [`Params`]: reads its members (`query`, `operationName`, `variables`) from a JSON object.
//! 2. [`Documents::prepare`]: finds the valid document in the cache, or counts its tokens, parses it, measures its
//!    shape and validates it; then coerces the variables, and plans the operation. What exceeds a limit or is wrong by
//!    itself is refused here, before anything is read from the database.
//! 3. [`Documents::execute`]: signs the caller in and runs the operation, within its time and with its panics caught.
//!    Answers an [`Answer`], whose errors all have a code.
//!
//! All limits are in [`limits`].
//!
//! The transport looks at `Prepared::kind` in between: HTTP runs no mutation for a GET, and only a transport with a
//! stream will run a subscription.

// Numbers from outside come in here: no sum and no product of them may wrap, and no conversion may cut.
#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        clippy::cast_sign_loss
    )
)]

mod answer;
mod cache;
mod errors;
mod guard;
pub mod harden;
mod inputs;
mod lexer;
pub mod limits;
mod literal;
#[cfg(test)]
mod oracle;
mod panics;
mod params;
mod pipeline;
mod plan;
mod position;
mod scalars;
mod shape;
mod validate;
mod variables;

pub(crate) use answer::{Answer, Status};
pub(crate) use errors::{Code, coded, rate_limited};
pub use panics::install_panic_hook;
pub(crate) use params::Params;
pub use pipeline::Documents;
