//! Somebody who is signed in: what they do and ask, through GraphQL over HTTP.

use crate::Gql;
use crate::gql::{mutation, user_error_codes};
use serde_json::{Value, json};

/// What the service answered: a payload, or the codes of the rules that were broken.
pub type Answer = Result<Value, String>;

/// A client that speaks for one person.
#[derive(Clone, Debug)]
pub struct Client {
    gql: Gql,
    token: String,
}

impl Client {
    /// The holder of `token` at this service.
    #[must_use]
    pub fn new(gql: Gql, token: String) -> Self {
        Self { gql, token }
    }

    /// The same person at another service that knows the token.
    #[must_use]
    pub fn at(&self, gql: Gql) -> Self {
        Self::new(gql, self.token.clone())
    }

    /// A mutation by its name, whose payload holds `selection`: it, or what refuses it.
    pub async fn tries(&self, field: &str, selection: &str, input: Value) -> Answer {
        let variables = json!({ "input": input });
        let payload = self
            .gql
            .payload(&self.token, &mutation(field, selection), variables)
            .await;
        match user_error_codes(&payload).as_slice() {
            [] => Ok(payload),
            codes => Err(codes.join(" ")),
        }
    }

    /// The same where it must do its work: the payload.
    pub async fn act(&self, field: &str, selection: &str, input: Value) -> Value {
        let answer = self.tries(field, selection, input).await;
        answer.unwrap_or_else(|codes| panic!("{field}: {codes}"))
    }

    /// The same where it must be refused: the codes.
    pub async fn refused(&self, field: &str, input: Value) -> Vec<String> {
        let variables = json!({ "input": input });
        self.gql
            .refused(&self.token, &mutation(field, "__typename"), variables)
            .await
    }

    /// Sends a document with one mutation that must do its work: the payload.
    pub async fn sends(&self, document: &str) -> Value {
        self.gql.act(&self.token, document, json!({})).await
    }

    /// A query that must succeed: its data.
    pub async fn asks(&self, query: &str, variables: Value) -> Value {
        self.gql.data(Some(&self.token), query, variables).await
    }

    /// An operation, and the whole answer to it.
    pub async fn posts(&self, document: &str, variables: Value) -> Value {
        self.gql.post(Some(&self.token), document, variables).await
    }
}
