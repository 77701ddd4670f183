//! Tokens as attackers and clumsy issuers make them, against an issuer on this machine's loopback address.

use super::*;
use crate::cli::Cli;
use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header::AUTHORIZATION},
    response::{IntoResponse, Response},
    routing::get,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use clap::Parser;
use entity::support::{clock::ManualClock, secret_file::SecretFileError};
use jsonwebtoken::{Algorithm, EncodingKey, Header, jwk::Jwk};
use serde_json::{Value, json};
use std::sync::{
    Mutex,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

/// Two private keys, by the byte that they consist of.
const FIRST: u8 = 1;
const SECOND: u8 = 2;

/// A P-256 private key in PKCS #8 (RFC 5208, RFC 5915), made from one repeated byte.
fn private(byte: u8) -> EncodingKey {
    const HEAD: &[u8] = &[
        0x30, 0x41, 2, 1, 0, 0x30, 0x13, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 0x2a, 0x86, 0x48,
        0xce, 0x3d, 3, 1, 7, 4, 0x27, 0x30, 0x25, 2, 1, 1, 4, 0x20,
    ];
    EncodingKey::from_ec_der(&[HEAD, &[byte; 32]].concat())
}

/// An issuer whose keys change and which goes down at will.
#[derive(Default)]
struct Issuer {
    url: String,
    keys: Mutex<Vec<Value>>,
    fetches: AtomicUsize,
    down: AtomicBool,
}

async fn discovery(State(issuer): State<Arc<Issuer>>) -> Json<Value> {
    Json(json!({"issuer": issuer.url, "jwks_uri": format!("{}/keys", issuer.url)}))
}

async fn keys(State(issuer): State<Arc<Issuer>>) -> Response {
    issuer.fetches.fetch_add(1, Ordering::SeqCst);
    if issuer.down.load(Ordering::SeqCst) {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    Json(json!({"keys": *issuer.keys.lock().unwrap()})).into_response()
}

fn jwk(key: u8, id: &str) -> Value {
    let mut jwk = Jwk::from_encoding_key(&private(key), Algorithm::ES256).unwrap();
    jwk.common.key_id = Some(id.to_owned());
    serde_json::to_value(jwk).unwrap()
}

struct Setup {
    issuer: Arc<Issuer>,
    clock: ManualClock,
    authenticator: Authenticator,
}

#[expect(
    clippy::disallowed_methods,
    reason = "the fake issuer lives as long as the test's runtime"
)]
async fn setup(flags: &[&str]) -> Setup {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let issuer = Arc::new(Issuer {
        url: url.clone(),
        ..Issuer::default()
    });
    issuer.keys.lock().unwrap().push(jwk(FIRST, "first"));
    let routes = Router::new()
        .route("/.well-known/openid-configuration", get(discovery))
        .route("/keys", get(keys));
    let routes = routes.with_state(Arc::clone(&issuer));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    let base = ["circles", "--oidc-audience=circles", "--oidc-issuer", &url];
    let cli = Cli::try_parse_from(base.iter().chain(flags)).unwrap();
    let clock = ManualClock::at(DateTime::from_timestamp(1_800_000_000, 0).unwrap());
    let authenticator = Authenticator::new(&cli.settings, Arc::new(clock.clone())).unwrap();
    Setup {
        issuer,
        clock,
        authenticator,
    }
}

impl Setup {
    fn claims(&self) -> Value {
        let exp = self.clock.now().timestamp() + 300;
        json!({"iss": self.issuer.url, "aud": "circles", "exp": exp, "email": "Ann@Example.com"})
    }

    fn signed(&self, key: u8, id: &str, claims: &Value) -> String {
        let mut header = Header::new(Algorithm::ES256);
        header.kid = Some(id.to_owned());
        jsonwebtoken::encode(&header, claims, &private(key)).unwrap()
    }

    async fn check(&self, token: &str) -> Result<Option<Identity>, AuthError> {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, format!("Bearer {token}").parse().unwrap());
        self.authenticator.authenticate(&headers).await
    }

    async fn check_claims(&self, change: impl FnOnce(&mut Value)) -> Result<Option<Identity>, AuthError> {
        let mut claims = self.claims();
        change(&mut claims);
        self.check(&self.signed(FIRST, "first", &claims)).await
    }
}

#[tokio::test]
async fn a_good_token_says_who_it_is() {
    let setup = setup(&[]).await;
    let identity = setup.check_claims(|_| ()).await.unwrap().unwrap();
    assert_eq!(identity.employee_key, "Ann@Example.com");
    assert!(identity.claim_eligible, "no claim is asked for");
    assert!(!identity.administrator);
    assert_eq!(
        setup.authenticator.authenticate(&HeaderMap::new()).await,
        Ok(None)
    );
}

#[tokio::test]
async fn claims_decide_who_is_eligible_and_who_administers() {
    let setup = setup(&[
        "--eligibility-claim=badge",
        "--eligibility-values=blue,azure",
        "--admin-claim=realm.roles",
        "--admin-values=boss",
    ])
    .await;
    let identity = setup.check_claims(|_| ()).await.unwrap().unwrap();
    assert_eq!((identity.claim_eligible, identity.administrator), (false, false));
    let with = |claims: &mut Value| {
        claims["badge"] = json!(["azure"]);
        claims["realm"] = json!({"roles": ["boss"]});
    };
    let identity = setup.check_claims(with).await.unwrap().unwrap();
    assert_eq!((identity.claim_eligible, identity.administrator), (true, true));
}

#[tokio::test]
async fn wrong_claims_are_refused() {
    let setup = setup(&[]).await;
    let no = |result: Result<Option<Identity>, AuthError>| result.unwrap_err();
    assert_eq!(
        no(setup.check_claims(|claims| claims["exp"] = Value::Null).await),
        AuthError::NoExpiry
    );
    assert_eq!(
        no(setup.check_claims(|claims| claims["exp"] = json!(1)).await),
        AuthError::Expired
    );
    assert_eq!(
        no(setup.check_claims(|claims| claims["aud"] = json!("mail")).await),
        AuthError::Audience
    );
    assert_eq!(
        no(setup
            .check_claims(|claims| claims["iss"] = json!("https://evil.example"))
            .await),
        AuthError::Issuer
    );
    assert_eq!(
        no(setup
            .check_claims(|claims| claims["nbf"] = json!(2_000_000_000_i64))
            .await),
        AuthError::NotYet
    );
    assert_eq!(
        no(setup.check_claims(|claims| claims["email"] = Value::Null).await),
        AuthError::MissingClaim("email".to_owned())
    );
    assert_eq!(
        no(setup
            .check_claims(|claims| claims["email_verified"] = json!(false))
            .await),
        AuthError::UnverifiedMail
    );
}

#[tokio::test]
async fn no_signature_and_borrowed_signatures_are_refused() {
    let setup = setup(&[]).await;
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let claims = setup.claims();
    for alg in ["none", "None", "NONE"] {
        let token = format!("{}.{}.", part(&json!({"alg": alg, "typ": "JWT"})), part(&claims));
        assert_eq!(setup.check(&token).await, Err(AuthError::Malformed), "{alg}");
    }
    // HS/RS confusion: the public key, which everybody knows, as the secret of an HMAC.
    let public = jwk(FIRST, "first").to_string();
    let x = jwk(FIRST, "first")["x"].as_str().unwrap().to_owned();
    for secret in [public.as_bytes(), x.as_bytes()] {
        let mut header = Header::new(Algorithm::HS256);
        header.kid = Some("first".to_owned());
        let token = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(secret)).unwrap();
        assert_eq!(setup.check(&token).await, Err(AuthError::UnknownKey));
    }
    assert_eq!(
        setup.check(&setup.signed(SECOND, "first", &claims)).await,
        Err(AuthError::Signature)
    );
    let good = setup.signed(FIRST, "first", &claims);
    let (head, signature) = good.rsplit_once('.').unwrap();
    let (header, _) = head.split_once('.').unwrap();
    let forged = format!(
        "{header}.{}.{signature}",
        part(&json!({"email": "boss@example.com"}))
    );
    assert_eq!(setup.check(&forged).await, Err(AuthError::Signature));
    let mut critical = Header::new(Algorithm::ES256);
    critical.crit = Some(vec!["b64".to_owned()]);
    let token = jsonwebtoken::encode(&critical, &claims, &private(FIRST)).unwrap();
    assert_eq!(setup.check(&token).await, Err(AuthError::Malformed));
    for rubbish in ["x", "a.b.c", "....", &"a".repeat(9000)] {
        assert!(setup.check(rubbish).await.is_err(), "{rubbish}");
    }
}

#[tokio::test]
async fn a_public_symmetric_key_is_never_used() {
    let setup = setup(&[]).await;
    let secret = b"a secret that the issuer publishes by mistake";
    setup
        .issuer
        .keys
        .lock()
        .unwrap()
        .push(json!({"kty": "oct", "kid": "sym", "k": URL_SAFE_NO_PAD.encode(secret)}));
    let mut header = Header::new(Algorithm::HS256);
    header.kid = Some("sym".to_owned());
    let token = jsonwebtoken::encode(&header, &setup.claims(), &EncodingKey::from_secret(secret)).unwrap();
    assert_eq!(setup.check(&token).await, Err(AuthError::UnknownKey));
}

#[tokio::test]
async fn keys_rotate_and_unknown_ones_do_not_flood_the_issuer() {
    let setup = setup(&[]).await;
    setup.check_claims(|_| ()).await.unwrap();
    assert_eq!(setup.issuer.fetches.load(Ordering::SeqCst), 1);
    *setup.issuer.keys.lock().unwrap() = vec![jwk(SECOND, "second")];
    let rotated = setup.signed(SECOND, "second", &setup.claims());
    assert_eq!(
        setup.check(&rotated).await,
        Err(AuthError::UnknownKey),
        "asked just now"
    );
    assert_eq!(setup.issuer.fetches.load(Ordering::SeqCst), 1);
    setup.clock.advance(TimeDelta::seconds(11));
    assert!(setup.check(&rotated).await.is_ok());
    for _ in 0..20 {
        let unknown = setup.signed(SECOND, "third", &setup.claims());
        assert_eq!(setup.check(&unknown).await, Err(AuthError::UnknownKey));
    }
    assert_eq!(setup.issuer.fetches.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn known_keys_stay_good_while_the_issuer_is_down() {
    let setup = setup(&[]).await;
    setup.issuer.down.store(true, Ordering::SeqCst);
    assert_eq!(setup.check_claims(|_| ()).await, Err(AuthError::Unavailable));
    setup.issuer.down.store(false, Ordering::SeqCst);
    setup.clock.advance(TimeDelta::seconds(11));
    assert!(setup.check_claims(|_| ()).await.is_ok());
    setup.issuer.down.store(true, Ordering::SeqCst);
    setup.clock.advance(TimeDelta::hours(5));
    assert!(setup.check_claims(|_| ()).await.is_ok());
    setup.issuer.down.store(false, Ordering::SeqCst);
    *setup.issuer.keys.lock().unwrap() = vec![jwk(SECOND, "second")];
    setup.clock.advance(TimeDelta::hours(5));
    assert_eq!(
        setup.check_claims(|_| ()).await,
        Err(AuthError::UnknownKey),
        "a withdrawn key ends"
    );
}

#[tokio::test]
async fn embedded_tokens_live_for_twelve_hours_and_in_one_installation() {
    let clock = ManualClock::at(DateTime::from_timestamp(1_800_000_000, 0).unwrap());
    let mut made = Vec::new();
    for _ in 0..2 {
        let directory = std::env::temp_dir().join(format!("circles-secret-{:016x}", rand::random::<u64>()));
        let cli = Cli::try_parse_from(["circles", "--data-dir", directory.to_str().unwrap()]).unwrap();
        made.push((
            Authenticator::new(&cli.settings, Arc::new(clock.clone())).unwrap(),
            cli,
            directory,
        ));
    }
    let [(here, cli, directory), (elsewhere, ..)] = made.as_slice() else {
        unreachable!()
    };
    let token = here
        .embedded()
        .unwrap()
        .issue("ann@example.com", clock.now())
        .unwrap();
    let mut headers = HeaderMap::new();
    headers.insert(AUTHORIZATION, format!("Bearer {}", token.token).parse().unwrap());
    let identity = here.authenticate(&headers).await.unwrap().unwrap();
    assert_eq!(identity.employee_key, "ann@example.com");
    assert_eq!(elsewhere.authenticate(&headers).await, Err(AuthError::Signature));
    let again = Authenticator::new(&cli.settings, Arc::new(clock.clone())).unwrap();
    assert!(
        again.authenticate(&headers).await.is_ok(),
        "the secret outlives a restart"
    );
    clock.advance(TimeDelta::hours(13));
    assert_eq!(here.authenticate(&headers).await, Err(AuthError::Expired));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let secret = directory.join("secret");
        assert_eq!(
            std::fs::metadata(&secret).unwrap().permissions().mode() & 0o777,
            0o600
        );
        std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(
            Embedded::open(directory),
            Err(SetupError::Secret(SecretFileError::Exposed(_)))
        ));
    }
    for (.., directory) in &made {
        std::fs::remove_dir_all(directory).unwrap();
    }
}
