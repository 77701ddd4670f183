//! A GraphQL client for tests: HTTP as any client would speak it.

use reqwest::{Client, StatusCode, header::ACCEPT};
use serde_json::{Value, json};
use std::time::Duration;

/// Longer than the service itself allows a request.
const TIMEOUT: Duration = Duration::from_secs(60);

/// A client of one service; cheap to clone.
#[derive(Clone, Debug)]
pub struct Gql {
    http: Client,
    url: String,
}

impl Gql {
    /// A client of the service at `base`, such as `http://127.0.0.1:8000`.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self {
            http: http_client(),
            url: format!("{}/graphql", base.trim_end_matches('/')),
        }
    }

    /// Sends one operation as the holder of `token`, or anonymously, and gives the status and the whole answer.
    pub async fn send(&self, token: Option<&str>, query: &str, variables: Value) -> (StatusCode, Value) {
        let (status, body) = self.send_raw(token, query, variables).await;
        let answer = serde_json::from_str(&body).unwrap_or_else(|_| panic!("{status}, not JSON: {body}"));
        (status, answer)
    }

    /// Sends one operation as the holder of `token`, or anonymously, and gives the status and the answer as it came.
    pub async fn send_raw(&self, token: Option<&str>, query: &str, variables: Value) -> (StatusCode, String) {
        let answer = self.try_send(token, query, variables).await;
        answer.expect("a whole answer from the service")
    }

    /// The same where the service may be gone.
    ///
    /// # Errors
    /// When there is no whole answer: whether the operation was carried out is not known then.
    pub async fn try_send(
        &self,
        token: Option<&str>,
        query: &str,
        variables: Value,
    ) -> reqwest::Result<(StatusCode, String)> {
        let mut request = self
            .http
            .post(&self.url)
            .header(
                ACCEPT,
                "application/graphql-response+json, application/json;q=0.9",
            )
            .json(&json!({ "query": query, "variables": variables }));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let response = request.send().await?;
        let status = response.status();
        Ok((status, response.text().await?))
    }

    /// Sends one operation and gives the whole answer: `data`, `errors`, `extensions`.
    pub async fn post(&self, token: Option<&str>, query: &str, variables: Value) -> Value {
        self.send(token, query, variables).await.1
    }

    /// Sends one operation that must succeed, and gives its `data`. User errors in a payload are data.
    pub async fn data(&self, token: Option<&str>, query: &str, variables: Value) -> Value {
        let mut answer = self.post(token, query, variables).await;
        assert!(answer.get("errors").is_none(), "errors for {query}: {answer:#}");
        answer
            .get_mut("data")
            .map(Value::take)
            .unwrap_or_else(|| panic!("no data for {query}: {answer:#}"))
    }

    /// Sends a mutation with one root field that must do its work, and gives the field's payload.
    pub async fn act(&self, token: &str, mutation: &str, variables: Value) -> Value {
        let payload = self.payload(token, mutation, variables).await;
        assert_eq!(user_error_codes(&payload), [""; 0], "{mutation}: {payload:#}");
        payload
    }

    /// Sends a mutation with one root field that must be refused, and gives the codes of its user errors.
    pub async fn refused(&self, token: &str, mutation: &str, variables: Value) -> Vec<String> {
        let payload = self.payload(token, mutation, variables).await;
        let codes = user_error_codes(&payload);
        assert!(!codes.is_empty(), "not refused: {mutation}: {payload:#}");
        codes
    }

    /// Sends a mutation with one root field and gives its payload, user errors or not.
    pub async fn payload(&self, token: &str, mutation: &str, variables: Value) -> Value {
        let mut data = self.data(Some(token), mutation, variables).await;
        let mut fields = data
            .as_object_mut()
            .into_iter()
            .flat_map(|fields| fields.values_mut());
        match (fields.next(), fields.next()) {
            (Some(payload), None) => payload.take(),
            _ => panic!("not one root field: {mutation}"),
        }
    }
}

/// A mutation of one root field by the schema's conventions: `$input` in; `selection` and `userErrors` out.
#[must_use]
pub fn mutation(field: &str, selection: &str) -> String {
    let (first, rest) = field.split_at(1);
    format!(
        "mutation($input: {}{rest}Input!) {{ {field}(input: $input) {{ {selection} userErrors {{ code advisories }} }} }}",
        first.to_uppercase()
    )
}

/// An HTTP client for services on this machine.
#[must_use]
pub fn http_client() -> Client {
    // reqwest asks for a provider of TLS although nothing here speaks it. Somebody else may have set one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .no_proxy()
        .timeout(TIMEOUT)
        .build()
        .expect("an HTTP client")
}

/// The value at `pointer` (RFC 6901: `/circle/title`), which must be there.
#[must_use]
pub fn pick<'a>(value: &'a Value, pointer: &str) -> &'a Value {
    value
        .pointer(pointer)
        .unwrap_or_else(|| panic!("no {pointer} in {value:#}"))
}

/// The text at `pointer`, which must be one.
#[must_use]
pub fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    pick(value, pointer)
        .as_str()
        .unwrap_or_else(|| panic!("{pointer} is not text in {value:#}"))
}

/// The codes in a payload's `userErrors`, in order. The selection must have asked for them.
#[must_use]
pub fn user_error_codes(payload: &Value) -> Vec<String> {
    let errors = pick(payload, "/userErrors")
        .as_array()
        .expect("a list of user errors");
    errors
        .iter()
        .map(|error| text(error, "/code").to_owned())
        .collect()
}

/// The codes in an answer's top-level `errors`, in order; `""` where there is none.
#[must_use]
pub fn error_codes(answer: &Value) -> Vec<String> {
    let errors = answer.get("errors").and_then(Value::as_array);
    let code = |error: &Value| {
        error
            .pointer("/extensions/code")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    errors.into_iter().flatten().map(code).collect()
}
