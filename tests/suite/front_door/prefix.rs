//! Behind a prefix, whose proxy takes it off, everything that a page needs is found; and without one as well.

use reqwest::{StatusCode, Url, header};
use tests::{ApiCommand, TestDatabase, gql::http_client};

const PUBLIC: &str = "http://circles.example/apps/circles";

/// The addresses in a page: of links, files and forms.
fn addresses(html: &str) -> Vec<&str> {
    let parts = ["href=\"", "src=\"", "action=\""];
    let of = |part: &'static str| html.split(part).skip(1).filter_map(|rest| rest.split('"').next());
    parts
        .into_iter()
        .flat_map(of)
        .filter(|at| !at.starts_with("data:"))
        .collect()
}

#[tokio::test]
async fn a_page_finds_what_it_needs_below_a_prefix() {
    let database = TestDatabase::migrated().await;
    let api = ApiCommand::new(&[])
        .on(&database)
        .env("PUBLIC_URL", PUBLIC)
        .start()
        .await;
    let mut followed = 0;
    for path in [
        "/",
        "/guide",
        "/graphiql",
        "/open/circle/abc",
        "/act/x",
        "/unsubscribe/x",
        "/not/here",
        "/guide/circles-guide.html",
    ] {
        let page = http_client()
            .get(format!("{}{path}", api.base()))
            .send()
            .await
            .unwrap();
        let policy = page.headers()[header::CONTENT_SECURITY_POLICY]
            .to_str()
            .unwrap()
            .to_owned();
        let html = page.text().await.unwrap();
        assert!(
            path == "/graphiql" || (html.contains("<style>") && policy.contains("style-src 'sha256-")),
            "{path}"
        );
        for address in addresses(&html) {
            let leads = Url::parse(&format!("{PUBLIC}{path}"))
                .unwrap()
                .join(address)
                .unwrap();
            let Some(rest) = leads.as_str().strip_prefix(PUBLIC) else {
                panic!("{path} leads to {leads}, out of the prefix");
            };
            let found = http_client()
                .get(format!("{}{rest}", api.base()))
                .send()
                .await
                .unwrap();
            assert_eq!(found.status(), StatusCode::OK, "{path} leads to {leads}");
            followed += 1;
        }
    }
    assert!(followed >= 10, "{followed}");
}

#[tokio::test]
async fn the_style_is_the_one_that_the_policy_allows() {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let database = TestDatabase::migrated().await;
    let api = ApiCommand::new(&[]).on(&database).start().await;
    let page = http_client()
        .get(format!("{}/guide", api.base()))
        .send()
        .await
        .unwrap();
    let policy = page.headers()[header::CONTENT_SECURITY_POLICY]
        .to_str()
        .unwrap()
        .to_owned();
    let html = page.text().await.unwrap();
    let style = html
        .split_once("<style>")
        .unwrap()
        .1
        .split_once("</style>")
        .unwrap()
        .0;
    let hash = ring::digest::digest(&ring::digest::SHA256, style.as_bytes());
    assert!(
        policy.contains(&format!("'sha256-{}'", STANDARD.encode(hash))),
        "{policy}"
    );
}
