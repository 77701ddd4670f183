//! rules
/// P
#[derive(Debug)]
pub struct Policy;
