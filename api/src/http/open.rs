//! Shows the pages that links in emails open (docs/product.md §4 and §5). They show the operations that a client would
//! send. They look nothing up and change nothing, because mail scanners follow links too, and a link must not tell what it
//! leads to.

use super::page;
use crate::app::AppState;
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use reqwest::Url;

/// An operation on what a link leads to.
struct Operation {
    label: &'static str,
    /// `{id}` stands for the id in the link.
    text: &'static str,
}

/// A kind of link: the part of the path that names it, a title, and its operations.
struct Kind {
    name: &'static str,
    title: &'static str,
    operations: &'static [Operation],
}

/// All kinds of links with an id. The paths are written again where mails are made (`worker`).
const KINDS: &[Kind] = &[
    Kind {
        name: "circle",
        title: "A circle",
        operations: &[Operation {
            label: "Look at it",
            text: "query {\n  circle(id: \"{id}\") { id title }\n}",
        }],
    },
    Kind {
        name: "join-request",
        title: "A request to join",
        operations: &[
            Operation {
                label: "Look at it",
                text: "query {\n  node(id: \"{id}\") {\n    ... on JoinRequest {\n      role status message answerBy\n      circle { id title }\n    }\n  }\n}",
            },
            Operation {
                label: "Approve it",
                text: "mutation {\n  approveJoinRequest(input: { joinRequestId: \"{id}\" }) {\n    userErrors { code message }\n  }\n}",
            },
            Operation {
                label: "Decline it",
                text: "mutation {\n  declineJoinRequest(input: { joinRequestId: \"{id}\" }) {\n    userErrors { code message }\n  }\n}",
            },
            Operation {
                label: "Withdraw it",
                text: "mutation {\n  withdrawJoinRequest(input: { joinRequestId: \"{id}\" }) {\n    userErrors { code message }\n  }\n}",
            },
        ],
    },
    Kind {
        name: "nomination",
        title: "A nomination as programme manager",
        operations: &[
            Operation {
                label: "Look at it",
                text: "query {\n  node(id: \"{id}\") {\n    ... on Nomination {\n      status expiresAt\n      circle { id title }\n    }\n  }\n}",
            },
            Operation {
                label: "Accept it",
                text: "mutation {\n  acceptNomination(input: { nominationId: \"{id}\" }) {\n    userErrors { code message }\n  }\n}",
            },
            Operation {
                label: "Decline it",
                text: "mutation {\n  declineNomination(input: { nominationId: \"{id}\" }) {\n    userErrors { code message }\n  }\n}",
            },
        ],
    },
    Kind {
        name: "seat",
        title: "A seat that is held for you",
        operations: &[
            Operation {
                label: "Look at it",
                text: "query {\n  node(id: \"{id}\") {\n    ... on JoinRequest {\n      role status offerExpiresAt\n      circle { id title }\n    }\n  }\n}",
            },
            Operation {
                label: "Take it",
                text: "mutation {\n  takeSeat(input: { joinRequestId: \"{id}\" }) {\n    userErrors { code message }\n  }\n}",
            },
            Operation {
                label: "Pass",
                text: "mutation {\n  passSeat(input: { joinRequestId: \"{id}\" }) {\n    userErrors { code message }\n  }\n}",
            },
        ],
    },
];

/// The one kind without an id: everybody's own preferences.
const PREFERENCES: Kind = Kind {
    name: "preferences",
    title: "Your preferences",
    operations: &[Operation {
        label: "Change them",
        text: "mutation {\n  updateProfile(input: {}) {\n    userErrors { code message }\n  }\n}",
    }],
};

struct ShownOperation {
    label: &'static str,
    text: String,
    link: Option<String>,
}

#[derive(Template)]
#[template(path = "open.html")]
struct Open {
    title: &'static str,
    operations: Vec<ShownOperation>,
    endpoint: String,
}

/// `/open/{kind}/{id}`: shows what can be done with what has this id.
pub(super) async fn open(
    State(state): State<AppState>,
    Path((kind, id)): Path<(String, String)>,
) -> Response {
    let found = KINDS.iter().find(|known| known.name == kind);
    match found {
        Some(kind) if is_id(&id) => show(&state, kind, &id),
        _ => page::not_found().await,
    }
}

/// `/open/preferences`: shows how to change one's preferences.
pub(super) async fn preferences(State(state): State<AppState>) -> Response {
    show(&state, &PREFERENCES, "")
}

fn show(state: &AppState, kind: &Kind, id: &str) -> Response {
    let operations = kind.operations.iter().map(|operation| {
        let text = operation.text.replace("{id}", id);
        let link = if state.settings.production() {
            None
        } else {
            prefilled(&state.public_url, &text)
        };
        ShownOperation {
            label: operation.label,
            text,
            link,
        }
    });
    page::page(&Open {
        title: kind.title,
        operations: operations.collect(),
        endpoint: format!("{}/graphql", state.public_url),
    })
}

/// Tells whether `text` can be an id: it holds no character that means something in HTML or GraphQL.
fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

fn prefilled(public_url: &str, query: &str) -> Option<String> {
    Url::parse_with_params(&format!("{public_url}/graphiql"), [("query", query)])
        .ok()
        .map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_operation_fits_the_schema() {
        use crate::{cli::Cli, graphql};
        use clap::Parser;
        let limits = Cli::parse_from(["circles"]).settings.limits;
        let schema = graphql::build(&limits, false);
        for kind in KINDS.iter().chain([&PREFERENCES]) {
            for operation in kind.operations {
                let answer = schema.execute(operation.text.replace("{id}", "abc")).await;
                // Nobody is signed in, so fields fail; a document that does not fit fails as a whole, without a path.
                let fits = answer.errors.iter().all(|error| !error.path.is_empty());
                assert!(fits, "{}: {:?}", kind.name, answer.errors);
            }
        }
    }

    #[test]
    fn ids_are_of_few_characters() {
        assert!(is_id("Q2lyY2xlOjAx-_"));
        for bad in ["", "a b", "a\"b", "<b>", "../x", "ä", &"a".repeat(65)] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
