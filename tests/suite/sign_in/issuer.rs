//! An OpenID Connect issuer on loopback.

use axum::{Json, Router, extract::State, routing::get};
use jsonwebtoken::{Algorithm, EncodingKey, Header, get_current_timestamp, jwk::Jwk};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio_util::{
    sync::{CancellationToken, DropGuard},
    task::TaskTracker,
};

/// Two private keys, by the byte that they consist of.
#[derive(Clone, Copy)]
pub(super) enum Key {
    First = 1,
    Second = 2,
}

impl Key {
    /// P-256 in PKCS #8 (RFC 5208, RFC 5915).
    fn private(self) -> EncodingKey {
        const HEAD: &[u8] = &[
            0x30, 0x41, 2, 1, 0, 0x30, 0x13, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 0x2a, 0x86,
            0x48, 0xce, 0x3d, 3, 1, 7, 4, 0x27, 0x30, 0x25, 2, 1, 1, 4, 0x20,
        ];
        EncodingKey::from_ec_der(&[HEAD, &[self as u8; 32]].concat())
    }

    fn public(self, id: &str) -> Value {
        let mut jwk = Jwk::from_encoding_key(&self.private(), Algorithm::ES256).unwrap();
        jwk.common.key_id = Some(id.to_owned());
        serde_json::to_value(jwk).unwrap()
    }
}

/// What it publishes.
#[derive(Clone)]
struct Published {
    url: String,
    keys: Arc<Mutex<Vec<Value>>>,
}

/// A running issuer. Dropping it ends it.
pub(super) struct Issuer {
    published: Published,
    _stop: DropGuard,
}

async fn discovery(State(published): State<Published>) -> Json<Value> {
    let keys = format!("{}/keys", published.url);
    Json(json!({ "issuer": published.url, "jwks_uri": keys }))
}

async fn keys(State(published): State<Published>) -> Json<Value> {
    Json(json!({ "keys": *published.keys.lock().unwrap() }))
}

impl Issuer {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let published = Published {
            url: format!("http://{}", listener.local_addr().unwrap()),
            keys: Arc::new(Mutex::new(vec![Key::First.public("first")])),
        };
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(keys))
            .with_state(published.clone());
        let stop = CancellationToken::new();
        TaskTracker::new().spawn(
            stop.clone()
                .run_until_cancelled_owned(async move { axum::serve(listener, routes).await }),
        );
        Self {
            published,
            _stop: stop.drop_guard(),
        }
    }

    pub(super) fn url(&self) -> &str {
        &self.published.url
    }

    /// From now on, this key and no other.
    pub(super) fn rotate(&self, key: Key, id: &str) {
        *self.published.keys.lock().unwrap() = vec![key.public(id)];
    }

    /// A token for the person with this mail address, with these claims instead of the usual ones.
    pub(super) fn token(&self, mail: &str, claims: Value) -> String {
        self.token_by(Key::First, "first", mail, &claims)
    }

    /// The same, signed with another key.
    pub(super) fn token_by(&self, key: Key, id: &str, mail: &str, claims: &Value) -> String {
        let exp = get_current_timestamp() + 300;
        let mut all = json!({ "iss": self.url(), "aud": "circles", "exp": exp, "email": mail });
        all.as_object_mut()
            .unwrap()
            .extend(claims.as_object().unwrap().clone());
        let mut header = Header::new(Algorithm::ES256);
        header.kid = Some(id.to_owned());
        jsonwebtoken::encode(&header, &all, &key.private()).unwrap()
    }
}
