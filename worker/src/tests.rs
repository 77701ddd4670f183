//! The worker against a real database: the delivery states, what each mail says or why it is skipped, and the running
//! whole.

mod clock_facts;
mod delivery;
mod digest;
mod duty_facts;
mod facts;
mod http;
mod running;
mod stage;
mod term_facts;
