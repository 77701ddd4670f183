//! Bodies that are not what they say they are.

use crate::demo::Demo;
use reqwest::{StatusCode, header::CONTENT_TYPE};
use serde_json::Value;
use tests::gql::{http_client, text};

#[tokio::test]
async fn a_body_is_json_in_utf_8() {
    let service = Demo::start().await;
    let before = service.contents().await;
    let mutation = r#"{"query": "mutation($i: UpdateProfileInput!) { updateProfile(input: $i) { userErrors { code } } }", "variables": {"i": {"about": "@"}}}"#;
    let with = |about: &[u8]| {
        let (head, tail) = mutation.split_once('@').unwrap();
        [head.as_bytes(), about, tail.as_bytes()].concat()
    };
    for (body, says) in [
        (with(b"\xff"), "The body is not JSON (line 1, column"),
        (with(b"\xed\xa0\x80"), "The body is not JSON"),
        (with(b"\\ud800"), "The body is not JSON"),
        (with(b"\\udc00\\ud800"), "The body is not JSON"),
        (with(b"\0"), "The body is not JSON"),
        (with(b"\n"), "The body is not JSON"),
        (with(b"\\x"), "The body is not JSON"),
        (with(b"x\"}}}"), "The body is not JSON"),
        (b"\xef\xbb\xbf{}".to_vec(), "The body is not JSON"),
        (b"".to_vec(), "The body is not JSON"),
        (b"{".to_vec(), "The body is not JSON"),
        (b"[".repeat(60_000), "The body is not JSON"),
        (b"{\"query\": 1e999}".to_vec(), "The body is not JSON"),
        (b"null".to_vec(), "The body must be a JSON object"),
        (
            b"[{\"query\": \"{ __typename }\"}]".to_vec(),
            "Batches are not taken",
        ),
        (
            b"{\"query\": \"mutation { a(b: \\\"\\\\ud800\\\") }\"}".to_vec(),
            "Syntax error",
        ),
        (b"{\"query\": \"{ \\u0000 }\"}".to_vec(), "Syntax error"),
    ] {
        let shown = String::from_utf8_lossy(&body[..body.len().min(200)]).into_owned();
        let request = http_client()
            .post(format!("{}/graphql", service.base()))
            .header(CONTENT_TYPE, "application/json")
            .header("accept", "application/graphql-response+json")
            .bearer_auth(service.token("amara.okafor"))
            .body(body);
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), StatusCode::BAD_REQUEST, "{shown}");
        let answer: Value = response.json().await.unwrap();
        assert_eq!(
            text(&answer, "/errors/0/extensions/code"),
            "BAD_USER_INPUT",
            "{shown}"
        );
        assert!(
            text(&answer, "/errors/0/message").contains(says),
            "{shown}: {answer}"
        );
    }
    assert_eq!(service.contents().await, before);
}
