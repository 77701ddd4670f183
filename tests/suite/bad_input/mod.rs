//! Bad input (docs/product.md §7): answered with an error that names the field and the mend, with nothing written.

mod bodies;
mod ids;
mod reads;
mod texts;
mod types;
mod values;

use crate::demo::{Demo, mutation};
use serde_json::{Value, json};
use tests::gql::{pick, text};

/// A user error that is expected: its code, where it is, and a part of what it says.
struct Expected {
    code: &'static str,
    path: &'static str,
    says: &'static str,
}

/// An error at an input field: `("title", "INVALID_INPUT", "must not be empty")`.
fn at(path: &'static str, code: &'static str, says: &'static str) -> Expected {
    Expected { code, path, says }
}

impl Demo {
    /// Sends a mutation that must be refused with exactly the expected user errors, in any order.
    async fn refuses(&self, name: &str, field: &str, input: Value, expected: &[Expected]) {
        let case = format!("{field} with {input}");
        let answer = self
            .without_effect(name, &mutation(field), json!({ "input": input }))
            .await;
        assert!(answer.get("errors").is_none(), "{case}: {answer:#}");
        let errors = pick(&answer, "/data/it/userErrors").as_array().unwrap();
        assert_eq!(errors.len(), expected.len(), "{case}: {errors:#?}");
        for Expected { code, path, says } in expected {
            let steps: Vec<&str> = std::iter::once("input").chain(path.split('.')).collect();
            let found = errors.iter().any(|error| {
                error["path"] == json!(steps)
                    && error["code"] == *code
                    && text(error, "/message").contains(says)
            });
            assert!(
                found,
                "{case}: no {code} at {path} that says \"{says}\" in {errors:#?}"
            );
        }
    }

    /// Sends an operation that must be refused as a whole or at its field, with a `BAD_USER_INPUT` that says so.
    async fn rejects(&self, query: &str, variables: Value, says: &str) {
        let answer = self
            .without_effect("amara.okafor", query, variables.clone())
            .await;
        let case = format!("{query} with {variables}");
        assert_eq!(
            answer.pointer("/errors/0/extensions/code"),
            Some(&json!("BAD_USER_INPUT")),
            "{case}: {answer:#}"
        );
        let message = text(&answer, "/errors/0/message");
        assert!(message.contains(says), "{case}: not \"{says}\" in \"{message}\"");
        assert!(message.len() <= 200, "{case}: {message}");
    }
}

/// `object` with one member changed; the way to it is dotted.
fn with(mut object: Value, path: &str, value: impl Into<Value>) -> Value {
    let pointer = format!("/{}", path.replace('.', "/"));
    let (parent, member) = pointer.rsplit_once('/').unwrap();
    object.pointer_mut(parent).unwrap()[member] = value.into();
    object
}
