//! What every room needs and nobody's business: the clock, ids, the database handle, the operation context.

pub mod clock;
pub mod cx;
pub mod db;
pub mod gid;
pub mod ids;
pub mod link;
pub mod secret_file;
