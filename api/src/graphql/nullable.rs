//! Fields that may be null, and are when they fail.

use async_graphql::Result;
use std::future::Future;

/// What a nullable field resolves to. One that returns `Result<Option<T>>` takes its parent along when it fails:
/// async-graphql 8 looks for the failure inside the option (GraphQL specification §6.4.4).
pub(crate) type Nullable<T> = Option<Result<T>>;

/// Resolves a nullable field.
pub(crate) async fn nullable<T>(value: impl Future<Output = Result<Option<T>>>) -> Nullable<T> {
    value.await.transpose()
}
