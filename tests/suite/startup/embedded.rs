//! What the embedded service gives to everybody stays on its machine.

use super::{circles, printed};
use reqwest::StatusCode;
use std::os::unix::fs::PermissionsExt;
use tests::{ApiCommand, SmtpSink, Stack, TestDatabase, gql::http_client};

#[tokio::test]
async fn it_listens_to_the_network_only_when_told_twice() {
    let database = TestDatabase::empty().await;
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:80"] {
        let output = circles(&database).env("HTTP_ADDR", address).run();
        let said = printed(&output);
        assert!(!output.status.success(), "{said}");
        assert!(
            said.contains("HTTP_ADDR") && said.contains("--insecure-demo"),
            "{said}"
        );
    }
    // Asked for, the flag is taken: another thing is wrong then.
    let output = circles(&database)
        .env("HTTP_ADDR", "0.0.0.0:0")
        .env("INSECURE_DEMO", "true")
        .env("MAX_CONNECTIONS", "0")
        .run();
    let said = printed(&output);
    assert!(
        said.contains("MAX_CONNECTIONS") && !said.contains("HTTP_ADDR"),
        "{said}"
    );
}

#[tokio::test]
async fn it_answers_to_its_own_names_only() {
    let database = TestDatabase::migrated().await;
    let api = ApiCommand::new(&[])
        .on(&database)
        .env("PUBLIC_URL", "http://circles.example:8000/apps")
        .start()
        .await;
    for (host, known) in [
        ("localhost:1", true),
        ("127.0.0.1", true),
        ("[::1]:8000", true),
        ("circles.example", true),
        ("evil.example", false),
        ("127.0.0.1.evil.example:8000", false),
        ("localhost.evil.example", false),
        ("", false),
    ] {
        for path in ["/dev/people", "/guide", "/graphql?query={__typename}"] {
            let request = http_client()
                .get(format!("{}{path}", api.base()))
                .header("host", host);
            let answer = request.send().await.unwrap();
            let expected = if known {
                StatusCode::OK
            } else {
                StatusCode::MISDIRECTED_REQUEST
            };
            assert_eq!(answer.status(), expected, "{host} {path}");
        }
    }
}

#[tokio::test]
async fn figures_have_an_address_of_their_own() {
    let database = TestDatabase::migrated().await;
    let api = circles(&database).start().await;
    let get = async |base: &str, path: &str| {
        let answer = http_client().get(format!("{base}{path}")).send().await.unwrap();
        answer.status()
    };
    assert_eq!(get(api.base(), "/metrics").await, StatusCode::NOT_FOUND);
    let metrics = api.metrics();
    assert_eq!(get(&metrics, "").await, StatusCode::OK);
    assert_eq!(
        get(metrics.trim_end_matches("/metrics"), "/graphql").await,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn its_files_are_for_its_user_alone() {
    if Stack::current() == Stack::Production {
        return;
    }
    let database = TestDatabase::empty().await;
    let directory = database.directory().join("new");
    let api = ApiCommand::new(&[])
        .on(&database)
        .env("DATA_DIR", &directory)
        .env(
            "DATABASE_URL",
            format!("sqlite:{}?mode=rwc", directory.join("circles.db").display()),
        )
        .start()
        .await;
    let mut found = 0;
    let mut open = vec![directory];
    while let Some(path) = open.pop() {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{} has {mode:o}", path.display());
        found += 1;
        if path.is_dir() {
            open.extend(
                std::fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        }
    }
    assert!(found > 4, "{found}");
    assert!(api.output().contains("Circles is running"));
}

/// What is logged at the finest level, of a service that signs in, reads, writes and sends an email.
#[tokio::test]
async fn no_secret_is_logged_at_any_level() {
    let (database, mails) = (TestDatabase::migrated().await, SmtpSink::start().await);
    let person = tests::world::Person::new(1).not_opted_in();
    tests::rows::seed(&database.connect().await, person.rows()).await;
    let smtp = mails.url().replace("://", "://postman:s3cret-smtp@");
    // The servers of the tests take any password.
    let secret = |url: &str| {
        let with_password = |mut url: reqwest::Url| {
            let set = url.has_host() && url.set_password(Some("s3cret-database")).is_ok();
            set.then(|| url.to_string())
        };
        let parsed = reqwest::Url::parse(url).ok();
        parsed.and_then(with_password).unwrap_or_else(|| url.to_owned())
    };
    let api = circles(&database)
        .env("LOG", "trace")
        .env("LINK_SECRET", "s3cret-link-of-thirty-two-characters")
        .env("DATABASE_URL", secret(database.url()))
        .env("SMTP_URL", smtp)
        .leaves_mail("a mail server without sign-in")
        .start()
        .await;
    let token = {
        let output = ApiCommand::new(&["token", &tests::world::mail_of(1)])
            .on(&database)
            .run();
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    let opt_in = "mutation { optIn(input: { consentVersion: \"2026-01\" }) { userErrors { code } } }";
    api.gql().act(&token, opt_in, serde_json::json!({})).await;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let (_, log) = api.terminate().await;
    assert!(log.contains("INFO"), "{log}");
    let signature = token.rsplit('.').next().unwrap();
    for secret in ["s3cret", signature, token.as_str()] {
        let found: Vec<&str> = log.lines().filter(|line| line.contains(secret)).collect();
        assert!(found.is_empty(), "{secret}: {found:#?}");
    }
}
