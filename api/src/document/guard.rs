//! Runs a request within its time limit, and catches its panics.

use super::panics;
use std::{future::Future, time::Duration};

/// Says how a request ended.
#[derive(Debug)]
pub(super) enum Ended<T> {
    /// With what it came to.
    Done(T),
    /// By its time limit. What it did in a transaction is rolled back, as the transaction is dropped.
    TimedOut,
    /// With a panic, which had this message.
    Panicked(String),
}

/// Runs `work` for at most `limit`.
pub(super) async fn run<T>(limit: Duration, work: impl Future<Output = T>) -> Ended<T> {
    match tokio::time::timeout(limit, panics::catch(work)).await {
        Ok(Ok(done)) => Ended::Done(done),
        Ok(Err(cause)) => Ended::Panicked(cause),
        Err(_) => Ended::TimedOut,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::{EmptyMutation, EmptySubscription, Object, Response, Schema};

    struct Query;

    #[Object]
    impl Query {
        async fn good(&self) -> i32 {
            1
        }

        async fn slow(&self) -> i32 {
            std::future::pending().await
        }

        async fn bad(&self) -> i32 {
            tokio::task::yield_now().await;
            let shelf: Vec<i32> = Vec::new();
            shelf[7]
        }
    }

    async fn ended(query: &str) -> Ended<Response> {
        let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
        run(Duration::from_millis(50), schema.execute(query)).await
    }

    #[tokio::test]
    async fn a_request_ends_one_of_three_ways() {
        assert!(matches!(ended("{ good }").await, Ended::Done(response) if response.is_ok()));
        assert!(matches!(ended("{ slow }").await, Ended::TimedOut));
        assert!(matches!(ended("{ bad }").await, Ended::Panicked(cause) if cause.contains("index is 7")));
        assert!(
            matches!(ended("{ good }").await, Ended::Done(response) if response.is_ok()),
            "and life goes on"
        );
    }
}
