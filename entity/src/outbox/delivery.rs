//! Handing outbox rows to a queue, and settling them.
