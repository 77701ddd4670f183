//! Sign-in with an OpenID Connect issuer, end to end: the built program in production mode, on PostgreSQL.

mod issuer;

use entity::model::profile::Entity as Profile;
use issuer::{Issuer, Key};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use tests::{
    ApiCommand, ApiProcess, Stack, TestDatabase,
    gql::{error_codes, http_client, pick},
    rows::{id, seed},
    world::Person,
};

const VIEWER: &str = "{ viewer { isAdministrator person { displayName } } topics { id } }";

/// A production service with an issuer of its own, and person 1, who has opted in.
struct Production {
    issuer: Issuer,
    api: ApiProcess,
    database: TestDatabase,
}

impl Production {
    /// `None` where the suite runs on SQLite, which production refuses.
    async fn start(settings: &[(&str, &str)]) -> Option<Self> {
        if Stack::current() == Stack::Embedded {
            return None;
        }
        let (database, issuer) = (TestDatabase::migrated().await, Issuer::start().await);
        let agent = Person::new(2).not_opted_in().set("employment_type", "agency");
        let rows = [Person::new(1).rows(), agent.rows()].concat();
        seed(&database.connect().await, rows).await;
        let command = ApiCommand::new(&[])
            .on(&database)
            .env("CIRCLES_MODE", "production")
            .env("SMTP_URL", "smtp://127.0.0.1:9")
            .env("MAIL_FROM", "Circles <circles@example.org>")
            .env("PUBLIC_URL", "https://circles.example.org")
            .env("LINK_SECRET", "a secret of thirty-two characters")
            .env("OIDC_ISSUER", issuer.url())
            .env("OIDC_AUDIENCE", "circles");
        let command = settings
            .iter()
            .fold(command, |command, (name, value)| command.env(name, *value));
        let api = command.start().await;
        Some(Self {
            issuer,
            api,
            database,
        })
    }

    /// The answer to [`VIEWER`] for the bearer of a token.
    async fn ask(&self, token: &str) -> Value {
        self.api.gql().post(Some(token), VIEWER, json!({})).await
    }

    /// The answer for person 1 with these claims besides.
    async fn ask_with(&self, claims: Value) -> Value {
        self.ask(&self.issuer.token("person1@example.org", claims)).await
    }
}

/// Runs the test on the production stack only.
macro_rules! production {
    ($($setting:expr),*) => {
        match Production::start(&[$($setting),*]).await {
            Some(service) => service,
            None => return,
        }
    };
}

#[tokio::test]
async fn a_good_token_signs_its_person_in() {
    let service = production!();
    let answer = service.ask_with(json!({})).await;
    assert_eq!(pick(&answer, "/data/viewer/person/displayName"), "Person 1");
    assert_eq!(pick(&answer, "/data/viewer/isAdministrator"), false);
}

#[tokio::test]
async fn nobody_unknown_and_not_regular_are_told_apart() {
    let service = production!();
    let nobody = service.api.gql().post(None, "{ topics { id } }", json!({})).await;
    assert_eq!(error_codes(&nobody), ["UNAUTHENTICATED"]);
    for mail in ["stranger@example.org", "person2@example.org", "nul\0@example.org"] {
        let answer = service.ask(&service.issuer.token(mail, json!({}))).await;
        assert_eq!(error_codes(&answer), ["FORBIDDEN"], "{mail}: {answer:#}");
    }
}

#[tokio::test]
async fn a_bad_token_is_401() {
    let service = production!();
    let good = json!({});
    let expired = json!({ "exp": 1_000_000_000 });
    for (token, case) in [
        (
            service
                .issuer
                .token_by(Key::Second, "first", "person1@example.org", &good),
            "another key",
        ),
        (service.issuer.token("person1@example.org", expired), "expired"),
        (
            service
                .issuer
                .token("person1@example.org", json!({ "aud": "wiki" })),
            "another audience",
        ),
        (
            service
                .issuer
                .token("person1@example.org", json!({ "iss": "https://evil.example" })),
            "another issuer",
        ),
        (
            service
                .issuer
                .token("person1@example.org", json!({ "exp": null })),
            "no end",
        ),
        ("rubbish".to_owned(), "no token"),
    ] {
        let (status, answer) = service.api.gql().send(Some(&token), VIEWER, json!({})).await;
        assert_eq!(status, 401, "{case}: {answer:#}");
        assert_eq!(error_codes(&answer), ["UNAUTHENTICATED"], "{case}");
    }
}

#[tokio::test]
async fn tokens_of_the_embedded_sign_in_are_refused() {
    let service = production!();
    let command = || ApiCommand::new(&["token", "person1@example.org"]).on(&service.database);
    let embedded = command().run();
    assert!(
        embedded.status.success(),
        "an embedded service beside it makes one"
    );
    let token = String::from_utf8(embedded.stdout).unwrap();
    let (status, answer) = service
        .api
        .gql()
        .send(Some(token.trim()), VIEWER, json!({}))
        .await;
    assert_eq!(
        (status.as_u16(), error_codes(&answer)),
        (401, vec!["UNAUTHENTICATED".to_owned()])
    );
    let refused = command()
        .env("OIDC_ISSUER", service.issuer.url())
        .env("OIDC_AUDIENCE", "circles")
        .run();
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("sign in with your identity provider"));
}

#[tokio::test]
async fn rotated_keys_are_fetched() {
    let service = production!();
    assert!(service.ask_with(json!({})).await.get("errors").is_none());
    service.issuer.rotate(Key::Second, "second");
    let rotated = service
        .issuer
        .token_by(Key::Second, "second", "person1@example.org", &json!({}));
    // The issuer is not asked more often than every ten seconds, whatever tokens come.
    let since = std::time::Instant::now();
    while service.ask(&rotated).await.get("errors").is_some() {
        assert!(since.elapsed().as_secs() < 30, "the new key is never fetched");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
}

#[tokio::test]
async fn a_key_that_was_replaced_under_its_name_is_fetched() {
    let service = production!();
    assert!(service.ask_with(json!({})).await.get("errors").is_none());
    service.issuer.rotate(Key::Second, "first");
    let person = "person1@example.org";
    let replaced = service.issuer.token_by(Key::Second, "first", person, &json!({}));
    let since = std::time::Instant::now();
    while service.ask(&replaced).await.get("errors").is_some() {
        assert!(since.elapsed().as_secs() < 30, "the new key is never fetched");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    let old = service.ask_with(json!({})).await;
    assert_eq!(
        error_codes(&old),
        ["UNAUTHENTICATED"],
        "the old key is good no more"
    );
}

#[tokio::test]
async fn the_last_verdict_of_the_claim_is_remembered() {
    let service = production!(("ELIGIBILITY_CLAIM", "badge"), ("ELIGIBILITY_VALUES", "blue"));
    let db = service.database.connect().await;
    for (badge, excluded) in [("blue", false), ("red", true), ("red", true), ("blue", false)] {
        service.ask_with(json!({ "badge": badge })).await;
        let profile = Profile::find_by_id(id(1)).one(db.read()).await.unwrap().unwrap();
        assert_eq!(profile.excluded_by_claim, excluded, "{badge}");
    }
    // Nothing is kept of people who have not opted in.
    let agency = service
        .issuer
        .token("person2@example.org", json!({ "badge": "red" }));
    assert_eq!(error_codes(&service.ask(&agency).await), ["FORBIDDEN"]);
}

/// U+212A is lower-cased to `k` by Unicode, and is no `k`.
#[tokio::test]
async fn an_address_is_folded_in_ascii_and_no_further() {
    let admins = "\u{212A}im@example.org";
    let service = production!(("ADMIN_MAILS", admins));
    let kim = Person::new(3).set("mail", "Kim@example.org");
    seed(&service.database.connect().await, kim.rows()).await;
    for (email, found) in [
        ("kim@example.org", true),
        (" KIM@Example.ORG ", true),
        (admins, false),
    ] {
        let token = service.issuer.token(email, json!({}));
        let answer = service.ask(&token).await;
        let expected: &[&str] = if found { &[] } else { &["FORBIDDEN"] };
        assert_eq!(error_codes(&answer), expected, "{email}: {answer}");
        if found {
            assert_eq!(pick(&answer, "/data/viewer/isAdministrator"), false, "{email}");
        }
    }
}

#[tokio::test]
async fn a_claim_decides_who_is_eligible() {
    let service = production!(
        ("ELIGIBILITY_CLAIM", "badge"),
        ("ELIGIBILITY_VALUES", "blue,azure")
    );
    for badge in [json!("blue"), json!("azure"), json!(["red", "blue"])] {
        let answer = service.ask_with(json!({ "badge": badge })).await;
        assert!(answer.get("errors").is_none(), "{badge}: {answer:#}");
    }
    for badge in [
        json!("red"),
        json!("Blue "),
        json!(["red"]),
        json!(true),
        json!(null),
    ] {
        let answer = service.ask_with(json!({ "badge": badge })).await;
        assert_eq!(error_codes(&answer), ["FORBIDDEN"], "{badge}: {answer:#}");
    }
    // HR's data decides besides.
    let agency = service
        .issuer
        .token("person2@example.org", json!({ "badge": "blue" }));
    assert_eq!(error_codes(&service.ask(&agency).await), ["FORBIDDEN"]);
}

#[tokio::test]
async fn a_claim_decides_who_administers() {
    let service = production!(("ADMIN_CLAIM", "realm.roles"), ("ADMIN_VALUES", "boss"));
    for (roles, administers) in [
        (json!(["clerk", "boss"]), true),
        (json!(["clerk"]), false),
        (json!("boss"), true),
    ] {
        let answer = service.ask_with(json!({ "realm": { "roles": roles } })).await;
        assert_eq!(
            pick(&answer, "/data/viewer/isAdministrator"),
            administers,
            "{roles}"
        );
    }
}

#[tokio::test]
async fn production_shows_nothing_to_strangers() {
    let service = production!();
    let base = service.api.base();
    for path in [
        "/",
        "/graphiql",
        "/assets/graphiql.js",
        "/dev/people",
        "/dev/mail",
        "/dev/mail/x/html",
    ] {
        let status = http_client()
            .get(format!("{base}{path}"))
            .send()
            .await
            .unwrap()
            .status();
        assert_eq!(status, 404, "{path}");
    }
    let wish = json!({ "mail": "person1@example.org" });
    let token = http_client()
        .post(format!("{base}/dev/token"))
        .json(&wish)
        .send()
        .await
        .unwrap();
    assert_eq!(token.status(), 404);
    for query in [
        "{ __schema { queryType { name } } }",
        "{ __type(name: \"Query\") { name } }",
        "{ viewr { id } }",
    ] {
        let answer = service.api.gql().post(None, query, json!({})).await.to_string();
        assert!(
            !answer.contains("\"Query\"}") && !answer.contains("Did you mean"),
            "{answer}"
        );
    }
}
