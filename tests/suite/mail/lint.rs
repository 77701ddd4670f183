//! What leaves the house: every kind of mail, in every language, on every sample.

use chrono::{DateTime, Utc};
use entity::outbox::link::LinkKeys;
use entity::outbox::{MailClass, MailKind};
use std::sync::Arc;
use tests::lint;
use worker::{Dkim, Links, Programme, gallery};

/// Made for this test.
const KEY: &str = "-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIMsLdHG2H+/J9qVWBrDAIXqrBKuFwKli+MA0wLXVcmKz
-----END PRIVATE KEY-----
";

#[test]
fn every_mail_passes_the_lint() {
    let keys = LinkKeys::new(["a secret of thirty-two characters or more"]).unwrap();
    let programme = Programme {
        links: Links::new(
            "https://circles.example.com",
            "https://circles.example.com/guide",
            keys,
        ),
        sender: "Circles <circles@example.com>".parse().unwrap(),
        dkim: Some(Dkim::new("example.com", "circles-2026", KEY).unwrap()),
        policy: Arc::default(),
    };
    let now: DateTime<Utc> = "2026-11-22T09:00:00Z".parse().unwrap();
    let mut mails = Vec::new();
    for kind in MailKind::all() {
        let class = match kind.class() {
            MailClass::Transactional => "transactional",
            MailClass::Reminder => "reminder",
            MailClass::News => "news",
        };
        for sample in gallery::samples(kind) {
            for language in gallery::languages() {
                let mail = gallery::message(&programme, now, kind, language, sample).unwrap();
                let name = format!("{class}-{}-{language}-{sample}", kind.name());
                mails.push((name, mail.unwrap()));
            }
        }
    }
    assert!(mails.len() > 250, "{}", mails.len());
    lint::assert_clean(mails);
}
