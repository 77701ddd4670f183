//! The pages, and which of them are there in which mode.

use super::testing::{Service, service};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use sea_orm::ConnectionTrait;
use serde_json::json;

#[tokio::test]
async fn links_of_mails_show_what_to_send_and_look_nothing_up() {
    // A database without tables: a look-up would fail.
    let service = service(&[]).await;
    let (status, headers, body) = service.get("/open/join-request/abc-123").await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        body.contains("approveJoinRequest") && body.contains("abc-123"),
        "{body}"
    );
    assert!(body.contains("http://circles.example/graphiql?query="), "{body}");
    assert!(
        headers[header::CONTENT_SECURITY_POLICY]
            .to_str()
            .unwrap()
            .starts_with("default-src 'none'")
    );
    for path in [
        "/open/circle/x",
        "/open/nomination/x",
        "/open/seat/x",
        "/open/preferences",
        "/guide",
    ] {
        assert_eq!(service.get(path).await.0, StatusCode::OK, "{path}");
    }
    for path in [
        "/open/circle/%3Cscript%3E",
        "/open/nothing/x",
        "/open/circle",
        "/nothing",
    ] {
        assert_eq!(service.get(path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    let post = Request::post("/open/join-request/abc")
        .body(Body::empty())
        .unwrap();
    assert_eq!(service.text(post).await.0, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn production_shows_nothing_that_is_for_developing() {
    let production = service(&["--circles-mode=production"]).await;
    for path in [
        "/",
        "/graphiql",
        "/dev/mail",
        "/dev/people",
        "/assets/graphiql.js",
    ] {
        assert_eq!(production.get(path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    let (_, _, body) = production.get("/open/circle/x").await;
    assert!(!body.contains("graphiql"), "{body}");
}

#[tokio::test]
async fn graphiql_needs_nothing_from_elsewhere() {
    let service = service(&[]).await;
    let (status, headers, body) = service.get("/graphiql").await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        !headers[header::CONTENT_SECURITY_POLICY]
            .to_str()
            .unwrap()
            .contains("http")
    );
    let files: Vec<&str> = body
        .split('"')
        .filter(|part| part.starts_with("assets/"))
        .collect();
    assert_eq!(files.len(), 7, "{files:?}");
    for file in files {
        assert_eq!(service.get(&format!("/{file}")).await.0, StatusCode::OK, "{file}");
    }
    assert!(!body.contains("://"), "{body}");
}

async fn token(service: &Service, kind: &str, mail: &str) -> (StatusCode, String) {
    let request = Request::post("/dev/token")
        .header(header::CONTENT_TYPE, kind)
        .body(Body::from(json!({"mail": mail}).to_string()))
        .unwrap();
    let (status, _, body) = service.text(request).await;
    (status, body)
}

/// A service of whose employees Ann is the only one.
async fn with_ann() -> Service {
    let service = service(&[]).await;
    migration::up(service.db.read(), None).await.unwrap();
    let insert = "INSERT INTO employee (id, hr_id, display_name, mail, mail_key, employment_type, zone, locale) \
                  VALUES (x'00000000000070008000000000000001', '1', 'Ann', 'Ann@example.com', 'ann@example.com', \
                  'regular', 'Europe/London', 'en')";
    service.db.read().execute_unprepared(insert).await.unwrap();
    service
}

#[tokio::test]
async fn one_can_act_as_an_employee_and_as_nobody_else() {
    let service = with_ann().await;
    let (_, _, people) = service.get("/dev/people").await;
    assert_eq!(
        people,
        r#"[{"name":"Ann","mail":"Ann@example.com","description":"regular, Europe/London"}]"#
    );
    assert_eq!(
        token(&service, "application/json", "nobody@example.com").await.0,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        token(&service, "text/plain", "ann@example.com").await.0,
        StatusCode::UNSUPPORTED_MEDIA_TYPE
    );
    let (status, body) = token(&service, "application/json", "ANN@example.com").await;
    assert_eq!(status, StatusCode::OK);
    let token = serde_json::from_str::<serde_json::Value>(&body).unwrap()["token"]
        .as_str()
        .unwrap()
        .to_owned();
    let request = Request::post("/graphql")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .body(Body::from(json!({"query": "{ __typename }"}).to_string()))
        .unwrap();
    assert_eq!(
        service.send(request).await.2,
        json!({"data": {"__typename": "Query"}})
    );
}

#[tokio::test]
async fn the_mailbox_is_shown_without_trusting_it() {
    let service = service(&[]).await;
    let mails = service.directory.join("mail");
    std::fs::create_dir_all(&mails).unwrap();
    let mail = "From: a@example.com\r\nTo: b@example.com\r\nSubject: <script>alert(1)</script>\r\n\
                Content-Type: text/html\r\n\r\n<script>alert(2)</script><a href=\"http://x\">x</a>\r\n";
    std::fs::write(mails.join("1.eml"), mail).unwrap();
    for path in ["/dev/mail", "/dev/mail?to=B@example.com", "/dev/mail/1"] {
        let (status, _, body) = service.get(path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(
            body.contains("alert(1)") && !body.contains("<script"),
            "{path}: {body}"
        );
    }
    assert!(
        !service
            .get("/dev/mail?to=c@example.com")
            .await
            .2
            .contains("alert(1)")
    );
    let (_, headers, _) = service.get("/dev/mail/1/html").await;
    let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(
        policy.starts_with("sandbox ") && !policy.contains("allow-scripts"),
        "{policy}"
    );
    for path in ["/dev/mail/..%2Fsecret", "/dev/mail/2", "/dev/mail/1/attachment/0"] {
        assert_eq!(service.get(path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(
        super::testing::service(&["--smtp-url=smtp://mail"])
            .await
            .get("/dev/mail")
            .await
            .0,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn who_cannot_be_looked_up_is_told_that_it_is_our_fault() {
    let service = with_ann().await;
    let (status, answer) = token(&service, "application/json", "ann@example.com").await;
    assert_eq!(status, StatusCode::OK);
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    service
        .db
        .read()
        .execute_unprepared("DROP TABLE profile_topic")
        .await
        .unwrap();
    service
        .db
        .read()
        .execute_unprepared("ALTER TABLE profile RENAME TO nowhere")
        .await
        .unwrap();
    let bearer = format!("Bearer {}", answer["token"].as_str().unwrap());
    let request = Request::post("/graphql")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::AUTHORIZATION, bearer)
        .body(Body::from(
            json!({"query": "{ viewer { isOptedIn } }"}).to_string(),
        ))
        .unwrap();
    let (status, _, body) = service.text(request).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{body}");
    assert!(body.contains("INTERNAL"), "{body}");
}
