//! What people want to be sent, and what they were sent.

mod lint;
mod mine;
mod unsubscribe;
