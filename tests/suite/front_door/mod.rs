//! What a page of another site can send without asking first has no effect, nor has what is no request at all.

mod connections;
mod failures;
mod prefix;

use crate::demo::Demo;
use reqwest::{Method, RequestBuilder, StatusCode, header::CONTENT_TYPE};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::gql::{http_client, pick, text};

const CHANGE: &str = "mutation { updateProfile(input: { about: \"changed\" }) { userErrors { code } } }";

impl Demo {
    /// A request as somebody who may change what [`CHANGE`] changes.
    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        http_client()
            .request(method, format!("{}{path}", self.base()))
            .bearer_auth(self.token("amara.okafor"))
    }

    /// Sends a request that must be refused with this status, and must change nothing.
    async fn turns_away(&self, request: RequestBuilder, status: StatusCode, case: &str) {
        let before = self.contents().await;
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), status, "{case}");
        assert_eq!(self.contents().await, before, "{case}");
    }
}

fn query_string() -> String {
    reqwest::Url::parse_with_params("http://x/graphql", [("query", CHANGE)])
        .unwrap()
        .query()
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn the_same_change_has_an_effect_when_it_is_sent_as_it_should_be() {
    let service = Demo::start().await;
    let before = service.contents().await;
    let body = json!({ "query": CHANGE });
    let response = service
        .request(Method::POST, "/graphql")
        .json(&body)
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_ne!(
        service.contents().await,
        before,
        "or the tests below could not fail"
    );
}

#[tokio::test]
async fn no_simple_request_has_an_effect() {
    let service = Demo::start().await;
    let json = json!({ "query": CHANGE }).to_string();
    let parts = format!(
        "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{json}\r\n--x\r\n\
         Content-Disposition: form-data; name=\"map\"\r\n\r\n{{}}\r\n--x--\r\n"
    );
    for (sent, body) in [
        ("text/plain", &json),
        ("text/plain; charset=utf-8", &json),
        ("text/plain; application/json", &json),
        ("application/graphql", &CHANGE.to_owned()),
        ("application/x-www-form-urlencoded", &json),
        ("application/x-www-form-urlencoded", &query_string()),
        ("multipart/form-data; boundary=x", &parts),
        ("application/jsonp", &json),
        ("application/json, text/plain", &json),
        ("application/json; charset=utf-16", &json),
    ] {
        let request = service
            .request(Method::POST, "/graphql")
            .header(CONTENT_TYPE, sent)
            .body(body.clone());
        service
            .turns_away(request, StatusCode::UNSUPPORTED_MEDIA_TYPE, sent)
            .await;
    }
    let bare = service.request(Method::POST, "/graphql").body(json);
    service
        .turns_away(bare, StatusCode::UNSUPPORTED_MEDIA_TYPE, "no content type")
        .await;
}

#[tokio::test]
async fn utf8_is_known_by_both_its_names() {
    let service = Demo::start().await;
    for kind in [
        "application/json; charset=utf8",
        "application/json;charset=UTF8",
        "Application/JSON; Charset=\"Utf-8\"",
    ] {
        let request = service
            .request(Method::POST, "/graphql")
            .header(CONTENT_TYPE, kind);
        let response = request
            .body("{\"query\":\"{ __typename }\"}")
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{kind}");
    }
}

#[tokio::test]
async fn a_link_has_no_effect() {
    let service = Demo::start().await;
    let link = format!("/graphql?{}", query_string());
    let get = service.request(Method::GET, &link);
    service
        .turns_away(get, StatusCode::METHOD_NOT_ALLOWED, "GET")
        .await;
    let head = service.request(Method::HEAD, &link);
    service
        .turns_away(head, StatusCode::METHOD_NOT_ALLOWED, "HEAD")
        .await;
    let named = format!("{link}&operationName=");
    let get = service
        .request(Method::GET, &named)
        .header("accept", "application/graphql-response+json");
    service
        .turns_away(get, StatusCode::BAD_REQUEST, "GET with an empty name")
        .await;
    let post = service.request(Method::POST, &link);
    service
        .turns_away(
            post,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "POST with a query string",
        )
        .await;
    let post = service.request(Method::POST, &link).json(&json!({}));
    service
        .turns_away(
            post,
            StatusCode::BAD_REQUEST,
            "POST with a query string and an empty object",
        )
        .await;
    for method in [Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS] {
        let request = service
            .request(method.clone(), &link)
            .json(&json!({ "query": CHANGE }));
        service
            .turns_away(request, StatusCode::METHOD_NOT_ALLOWED, method.as_str())
            .await;
    }
}

#[tokio::test]
async fn the_query_string_of_a_post_is_not_read() {
    let service = Demo::start().await;
    let before = service.contents().await;
    let link = format!("/graphql?{}", query_string());
    let request = service
        .request(Method::POST, &link)
        .json(&json!({ "query": "{ __typename }" }));
    let answer: Value = request.send().await.unwrap().json().await.unwrap();
    assert_eq!(answer, json!({ "data": { "__typename": "Query" } }));
    assert_eq!(service.contents().await, before);
}

#[tokio::test]
async fn bodies_end_at_64_kib() {
    let service = Demo::start().await;
    let sized = |length: usize| {
        let head = format!("{{\"query\": \"{CHANGE}");
        let head = head.replace("\"changed\"", "\\\"changed\\\"");
        format!("{head}{}\"}}", " ".repeat(length - head.len() - 2))
    };
    let post = |body: String| {
        service
            .request(Method::POST, "/graphql")
            .header(CONTENT_TYPE, "application/json")
            .body(body)
    };
    let limit = 64 * 1024;
    let over = post(sized(limit + 1));
    service
        .turns_away(over, StatusCode::PAYLOAD_TOO_LARGE, "one byte too long")
        .await;
    let far_over = post(sized(8 << 20));
    service
        .turns_away(far_over, StatusCode::PAYLOAD_TOO_LARGE, "8 MiB")
        .await;
    let fits = post(sized(limit)).send().await.unwrap();
    assert_eq!(fits.status(), StatusCode::OK);
    let answer: Value = fits.json().await.unwrap();
    assert_eq!(pick(&answer, "/data/updateProfile/userErrors"), &json!([]));
}

#[tokio::test]
async fn what_is_not_there_is_404_and_says_nothing_of_the_path() {
    let service = Demo::start().await;
    let mut pages = BTreeSet::new();
    for path in [
        "/nowhere",
        "/graphql/",
        "/open/circle",
        "/open/nothing/abc",
        "/open/circle/a%22b",
        "/open/circle/%3Cscript%3E",
        "/assets/",
        "/assets/../Cargo.toml",
        "/assets/%2e%2e/Cargo.toml",
        "/dev/mail/..%2Fsecret",
        "/dev/mail/nothing",
        "/.well-known/x",
    ] {
        let response = service.request(Method::GET, path).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        pages.insert(response.text().await.unwrap());
    }
    assert_eq!(pages.len(), 1, "{pages:#?}");
}

#[tokio::test]
async fn what_is_refused_says_why() {
    let service = Demo::start().await;
    let request = service.request(Method::POST, "/graphql").body("{}");
    let answer: Value = request.send().await.unwrap().json().await.unwrap();
    assert_eq!(text(&answer, "/errors/0/extensions/code"), "BAD_USER_INPUT");
    assert!(text(&answer, "/errors/0/message").contains("Content-Type: application/json"));
    // Over a link, too, a change is told how to travel.
    let link = format!("/graphql?{}", query_string());
    let answer: Value = service
        .request(Method::GET, &link)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert!(text(&answer, "/errors/0/message").contains("with POST"));
}
