//! What every operation is, and how it is run.

use super::OpError;
use crate::support::db::Db;
use crate::work::{Cx, Work};
use std::future::Future;

/// Something that a person or the clock does to the programme, in one transaction.
pub trait Operation: Send {
    /// What it answers.
    type Output: Send;

    /// Does it. Nothing that it wrote survives an error.
    fn run(self, work: Work<'_>) -> impl Future<Output = Result<Self::Output, OpError>> + Send;
}

impl Db {
    /// Runs `operation` in one write transaction: commits what it did, or nothing.
    ///
    /// # Errors
    /// What the operation answers, or that the database failed.
    pub async fn write<O: Operation>(&self, cx: &Cx, operation: O) -> Result<O::Output, OpError> {
        self.transaction(async |tx| operation.run(Work { tx, cx }).await)
            .await
    }
}
