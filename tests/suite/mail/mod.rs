//! What people want to be sent, and what they were sent.

mod mine;
mod unsubscribe;
