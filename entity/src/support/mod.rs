//! What every room needs, and what knows nothing of the programme: the clock, ids, the database handle.

pub mod clock;
pub mod db;
pub mod gid;
pub mod ids;
pub mod secret_file;
