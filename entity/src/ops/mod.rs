//! ops
/// e
#[derive(Debug, thiserror::Error)]
pub enum OpError {
    #[error("db")]
    /// d
    Db(#[from] sea_orm::DbErr),
}
