//! Circles.
fn main() {}
