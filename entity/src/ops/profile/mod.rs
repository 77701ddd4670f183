//! A person's own data: consent, the profile, what they sign up as.

mod opt_in;
mod sign_up;
mod update;

pub use opt_in::OptIn;
pub use sign_up::SignUp;
pub use update::{Change, Update};
