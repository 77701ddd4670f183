//! Whose requests fail again and again has to wait; others do not, and nobody says by a header who they are.

use reqwest::{Client, Response, StatusCode, header};
use serde_json::{Value, json};
use std::net::{IpAddr, Ipv4Addr};
use tests::{ApiCommand, ApiProcess, TestDatabase, gql::pick};

async fn start(settings: &[(&str, &str)]) -> (ApiProcess, TestDatabase) {
    let database = TestDatabase::migrated().await;
    let command = ApiCommand::new(&[])
        .on(&database)
        .env("DEMO", "false")
        .env("MAX_FAILURES_PER_MINUTE", "5");
    let command = settings
        .iter()
        .fold(command, |command, (name, value)| command.env(name, *value));
    (command.start().await, database)
}

fn client(last: u8) -> Client {
    let address: IpAddr = Ipv4Addr::new(127, 0, 0, last).into();
    Client::builder()
        .no_proxy()
        .local_address(address)
        .build()
        .unwrap()
}

async fn ask(api: &ApiProcess, client: &Client, query: &str, for_whom: &str) -> Response {
    let request = client
        .post(format!("{}/graphql", api.base()))
        .header("x-forwarded-for", for_whom)
        .json(&json!({ "query": query }));
    request.send().await.unwrap()
}

/// Fails until it has to wait: how often it was answered before, and what it is told then.
async fn until_slowed(
    api: &ApiProcess,
    client: &Client,
    for_whom: impl Fn(usize) -> String,
) -> (usize, Response) {
    for asked in 0.. {
        // With status 200, because the older media type has it so.
        let answer = ask(api, client, "{ nonsense }", &for_whom(asked)).await;
        if answer.status() != StatusCode::OK {
            return (asked, answer);
        }
        assert!(asked < 50, "never slowed");
    }
    unreachable!("the loop has no end")
}

#[tokio::test]
async fn who_fails_often_waits_and_others_do_not() {
    let (api, _database) = start(&[]).await;
    // Another name each time, which nobody believes.
    let (asked, answer) = until_slowed(&api, &client(2), |asked| format!("198.51.100.{asked}")).await;
    assert!((5..10).contains(&asked), "{asked}");
    assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
    let seconds: u64 = answer.headers()[header::RETRY_AFTER]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!((1..=12).contains(&seconds), "{seconds}");
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(pick(&answer, "/errors/0/extensions/code"), "RATE_LIMITED");
    assert_eq!(pick(&answer, "/errors/0/extensions/retryAfterSeconds"), seconds);
    for path in ["/guide", "/act/x", "/unsubscribe/x"] {
        let page = client(2)
            .get(format!("{}{path}", api.base()))
            .send()
            .await
            .unwrap();
        assert_eq!(page.status(), StatusCode::TOO_MANY_REQUESTS, "{path}");
    }
    let health = client(2)
        .get(format!("{}/health/live", api.base()))
        .send()
        .await
        .unwrap();
    assert_eq!(health.status(), StatusCode::OK, "those who watch are not slowed");
    for _ in 0..20 {
        let answer = ask(&api, &client(3), "{ __typename }", "127.0.0.2").await;
        assert_eq!(answer.status(), StatusCode::OK);
    }
}

#[tokio::test]
async fn every_kind_of_failure_counts() {
    let (api, _database) = start(&[]).await;
    for (last, path, token) in [
        (2, "/act/guessed", ""),
        (3, "/unsubscribe/guessed", ""),
        (4, "/nowhere", ""),
        (5, "/graphql?query={__typename}", "nonsense"),
        (6, "/graphql?query={topics{id}}", ""),
        (7, "/graphql?query={", ""),
    ] {
        let client = client(last);
        let mut slowed = false;
        for _ in 0..12 {
            let mut request = client.get(format!("{}{path}", api.base()));
            if !token.is_empty() {
                request = request.bearer_auth(token);
            }
            slowed |= request.send().await.unwrap().status() == StatusCode::TOO_MANY_REQUESTS;
        }
        assert!(slowed, "{path}");
    }
}

#[tokio::test]
async fn a_trusted_proxy_says_for_whom_it_speaks() {
    let (api, _database) = start(&[("TRUSTED_PROXIES", "127.0.0.2")]).await;
    let proxy = client(2);
    let (asked, _) = until_slowed(&api, &proxy, |asked| format!("203.0.113.{asked}, 198.51.100.7")).await;
    assert!((5..10).contains(&asked), "{asked}");
    let other = ask(&api, &proxy, "{ __typename }", "198.51.100.8").await;
    assert_eq!(other.status(), StatusCode::OK);
}

#[tokio::test]
async fn who_is_signed_in_answers_for_their_failures_and_not_their_office() {
    let (api, database) = start(&[("DEMO", "true")]).await;
    let token = |mail: &str| {
        let printed = ApiCommand::new(&["token", mail]).on(&database).run();
        String::from_utf8(printed.stdout).unwrap().trim().to_owned()
    };
    let (kavya, amara) = (token("kavya.iyer@example.com"), token("amara.okafor@example.com"));
    let office = client(2);
    let ask = async |token: &str, query: &str| {
        let request = office
            .post(format!("{}/graphql", api.base()))
            .json(&json!({ "query": query }));
        let request = match token {
            "" => request,
            token => request.bearer_auth(token),
        };
        request.send().await.unwrap()
    };
    for query in ["{ nonsense }", "{ circle(id: \"nonsense\") { id } }", "{"] {
        let mut asked = 0;
        while ask(&kavya, query).await.status() == StatusCode::OK {
            asked += 1;
            assert!(asked < 20, "never slowed: {query}");
        }
        let answer = ask(&kavya, "{ __typename }").await;
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
        let seconds: u64 = answer.headers()[header::RETRY_AFTER]
            .to_str()
            .unwrap()
            .parse()
            .unwrap();
        assert!((1..=12).contains(&seconds), "{seconds}");
        for token in [&amara, ""] {
            assert_eq!(ask(token, "{ __typename }").await.status(), StatusCode::OK);
        }
    }
    // And not for what nobody known does from there.
    let (asked, _) = until_slowed(&api, &office, |_| String::new()).await;
    assert!((5..10).contains(&asked), "{asked}");
    for token in ["", "nonsense"] {
        let answer = ask(token, "{ __typename }").await;
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS, "{token}");
    }
    assert_eq!(ask(&amara, "{ __typename }").await.status(), StatusCode::OK);
}
