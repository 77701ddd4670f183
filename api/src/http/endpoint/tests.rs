//! The endpoint over the real router. Only what every schema has is asked for: introspection and `__typename`.

use crate::http::testing::{Service, service};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use serde_json::{Value, json};

const GRAPHQL: &str = "application/graphql-response+json";

impl Service {
    async fn post(&self, body: &Value) -> (StatusCode, Value) {
        let request = Request::post("/graphql")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, GRAPHQL)
            .body(Body::from(body.to_string()));
        let (status, headers, body) = self.send(request.unwrap()).await;
        assert_eq!(headers[header::CACHE_CONTROL], "no-store");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        (status, body)
    }

    async fn query(&self, query: &str) -> (StatusCode, Value) {
        self.post(&json!({"query": query})).await
    }
}

fn code(body: &Value) -> &str {
    body["errors"][0]["extensions"]["code"].as_str().unwrap_or("none")
}

#[tokio::test]
async fn a_query_is_answered_by_post_and_by_get() {
    let service = service(&[]).await;
    let (status, body) = service.query("{ __typename }").await;
    assert_eq!(
        (status, body),
        (StatusCode::OK, json!({"data": {"__typename": "Query"}}))
    );
    let get = Request::get("/graphql?query=%7B%20__typename%20%7D")
        .body(Body::empty())
        .unwrap();
    let (status, headers, body) = service.send(get).await;
    assert_eq!(
        (status, body["data"]["__typename"].as_str()),
        (StatusCode::OK, Some("Query"))
    );
    assert_eq!(headers[header::CONTENT_TYPE], "application/json; charset=utf-8");
}

#[tokio::test]
async fn a_simple_request_has_no_effect() {
    let service = service(&[]).await;
    let mutation = json!({"query": "mutation { __typename }"}).to_string();
    for sent in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "",
    ] {
        let mut request = Request::post("/graphql")
            .body(Body::from(mutation.clone()))
            .unwrap();
        if !sent.is_empty() {
            request
                .headers_mut()
                .insert(header::CONTENT_TYPE, sent.parse().unwrap());
        }
        let (status, _, body) = service.send(request).await;
        assert_eq!(
            (status, code(&body)),
            (StatusCode::UNSUPPORTED_MEDIA_TYPE, "BAD_USER_INPUT"),
            "{sent}"
        );
    }
    let get = Request::get("/graphql?query=mutation%20%7B%20__typename%20%7D")
        .body(Body::empty())
        .unwrap();
    let (status, headers, body) = service.send(get).await;
    assert_eq!(
        (status, code(&body)),
        (StatusCode::METHOD_NOT_ALLOWED, "BAD_USER_INPUT")
    );
    assert_eq!(headers[header::ALLOW], "POST");
    for method in [Method::PUT, Method::DELETE, Method::PATCH] {
        let request = Request::builder()
            .method(method)
            .uri("/graphql")
            .body(Body::empty())
            .unwrap();
        assert_eq!(service.send(request).await.0, StatusCode::METHOD_NOT_ALLOWED);
    }
}

#[tokio::test]
async fn what_is_no_request_is_refused_with_a_reason() {
    let service = service(&[]).await;
    let typename = "{ __typename }";
    for body in [
        json!([{"query": typename}]),
        json!("x"),
        json!({}),
        json!({"query": 1}),
        json!({"query": typename, "variables": []}),
        json!({"query": typename, "operationName": 1}),
        json!({"query": typename, "extensions": "x"}),
    ] {
        let (status, answer) = service.post(&body).await;
        assert_eq!(
            (status, code(&answer)),
            (StatusCode::BAD_REQUEST, "BAD_USER_INPUT"),
            "{body}"
        );
        assert!(answer.get("data").is_none());
    }
    let (status, answer) = service.query(&format!("{{ a }} # {}", "x".repeat(70_000))).await;
    assert_eq!(
        (status, code(&answer)),
        (StatusCode::PAYLOAD_TOO_LARGE, "TOO_COMPLEX")
    );
}

#[tokio::test]
async fn invalid_documents_are_bad_input_in_either_media_type() {
    let service = service(&[]).await;
    for query in [
        "{",
        "{ nope }",
        "",
        "query Q($a: Int!) { __typename @include(if: $a) }",
        "subscription { x }",
    ] {
        let (status, answer) = service.query(query).await;
        assert_eq!(
            (status, code(&answer)),
            (StatusCode::BAD_REQUEST, "BAD_USER_INPUT"),
            "{query}: {answer}"
        );
        let older = Request::post("/graphql")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(json!({"query": query}).to_string()))
            .unwrap();
        assert_eq!(service.send(older).await.0, StatusCode::OK);
    }
}

#[tokio::test]
async fn costly_documents_are_refused() {
    let service = service(&[]).await;
    let aliases: String = (0..60).map(|i| format!("a{i}: __typename ")).collect();
    let deep = format!(
        "{{ __schema {{ types {} {{ name }} {} }} }}",
        "{ fields { type ".repeat(9),
        "} } ".repeat(9)
    );
    let directives = format!("{{ __typename {} }}", "@skip(if: false) ".repeat(9));
    // 2^93 entries: more than a number of 64 bits holds.
    let pages = "{ circles(first: 2147483647) { edges { node { joinRequests(first: 2147483647) { edges { node { circle { \
                 history(first: 2147483647) { edges { node { kind } } } } } } } } } } }"
        .to_owned();
    for query in [
        format!("{{ {aliases} }}"),
        format!("{{ {} }}", "__typename ".repeat(2100)),
        format!("{{ a(x: {}{}) }}", "[".repeat(100), "]".repeat(100)),
        format!("{{ {} }}", "x".repeat(500)),
        deep,
        directives,
        pages,
    ] {
        let (status, answer) = service.query(&query).await;
        assert_eq!(
            (status, code(&answer)),
            (StatusCode::BAD_REQUEST, "TOO_COMPLEX"),
            "{answer}"
        );
        assert!(answer.to_string().len() < 400, "{answer}");
    }
}

#[tokio::test]
async fn errors_never_echo_more_than_200_bytes_of_the_query() {
    let service = service(&[]).await;
    let fields: String = (0..100).map(|i| format!("{}{i:02} ", "ab".repeat(45))).collect();
    let (_, answer) = service.query(&format!("{{ {fields} }}")).await;
    assert!(
        answer["errors"].to_string().matches("ab").count() * 2 <= 200,
        "{answer}"
    );
    let line = format!("{{ a(x: \"{}\") ! }}", "ab".repeat(5000));
    let (_, answer) = service.query(&line).await;
    assert!(!answer.to_string().contains("abab"), "{answer}");
    assert!(
        answer["errors"][0]["message"]
            .as_str()
            .unwrap()
            .starts_with("Syntax error"),
        "{answer}"
    );
}

#[tokio::test]
async fn the_introspection_of_tools_works_here_and_not_in_production() {
    let of_type = (0..9).fold("kind name".to_owned(), |inner, _| {
        format!("kind name ofType {{ {inner} }}")
    });
    let query = format!(
        "query I {{ __schema {{ queryType {{ name }} types {{ ...T }} directives {{ name args {{ ...V }} }} }} }} \
         fragment T on __Type {{ kind name fields(includeDeprecated: true) {{ name args {{ ...V }} type {{ ...R }} }} }} \
         fragment V on __InputValue {{ name type {{ ...R }} defaultValue }} fragment R on __Type {{ {of_type} }}"
    );
    let (status, answer) = service(&[]).await.query(&query).await;
    assert_eq!(
        (status, answer["data"]["__schema"]["queryType"]["name"].as_str()),
        (StatusCode::OK, Some("Query")),
        "{answer}"
    );
    let production = service(&["--circles-mode=production"]).await;
    let (_, answer) = production.query("{ __schema { queryType { name } } }").await;
    assert!(!answer.to_string().contains("Query"), "{answer}");
    let (_, answer) = production.query("{ __typenam }").await;
    assert!(!answer.to_string().contains("Did you mean"), "{answer}");
}

#[tokio::test]
async fn a_bad_token_is_401_and_is_not_echoed() {
    let service = service(&[]).await;
    let request = Request::post("/graphql")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::AUTHORIZATION, "Bearer sesame-sesame")
        .body(Body::from(json!({"query": "{ __typename }"}).to_string()))
        .unwrap();
    let (status, headers, answer) = service.send(request).await;
    assert_eq!(
        (status, code(&answer)),
        (StatusCode::UNAUTHORIZED, "UNAUTHENTICATED")
    );
    assert_eq!(
        headers[header::WWW_AUTHENTICATE],
        "Bearer error=\"invalid_token\""
    );
    assert!(!answer.to_string().contains("sesame"));
}
