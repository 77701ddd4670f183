//! Signatures are verified by another implementation: RFC 6376's canonical forms written again here, and ring.

use super::*;
use crate::mail::samples;
use crate::mail::{facts::Facts, message};
use crate::testing::{employee, outbox_row, programme, start};
use entity::outbox::MailKind;
use ring::{digest, signature};
use std::collections::HashMap;
use uuid::Uuid;

/// Made for this test with `openssl genpkey`; the same RSA key in both forms, and its public half.
const RSA_PKCS8: &str = include_str!("keys/rsa.pem");
const RSA_PKCS1: &str = include_str!("keys/rsa-pkcs1.pem");
const RSA_PUBLIC: &[u8] = include_bytes!("keys/rsa-public.der");
const ED25519_PKCS8: &str = "-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIMsLdHG2H+/J9qVWBrDAIXqrBKuFwKli+MA0wLXVcmKz
-----END PRIVATE KEY-----
";
const ED25519_PUBLIC: &str = "ZoIcL5Te+7ncFdOCiHfjrG4RnAmMHbfUpx9MpnkAu8c=";
const ELLIPTIC: &str = "-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgnDfXBKPvF2JDfDzJ
j4mrmu8cxYk+RBwMcYsBVmsmOeqhRANCAAS4M/CpLL5xpMOiRJzvCiAWcqfBVgxP
1LMF/Nv3kUBD7pHJgJJ4j2mkPc8WMm6QsiYUmITleDxD9ISREs7LwnwI
-----END PRIVATE KEY-----
";

/// A signed mail of each shape: with and without an attachment, with headers to unsubscribe.
fn signed(key: &str) -> Vec<String> {
    let mut programme = programme();
    programme.dkim = Some(Dkim::new("example.com", "circles-2026.mail", key).unwrap());
    let mail = |kind| {
        let (_, content) = samples::of(kind, start()).pop().unwrap();
        let facts = Facts {
            recipient: employee(
                2,
                "Åsa \"Ω\" O'Neill with a name so long that the header has to be folded",
            ),
            zone: chrono_tz::Tz::Europe__London,
            content,
            action: "https://circles.example.com/open/circle/action".to_owned(),
            unsubscribe: (kind == MailKind::ReadyToPublish)
                .then(|| "https://circles.example.com/unsubscribe/token".to_owned()),
        };
        let row = outbox_row(1, kind, Uuid::from_u128(2), Some(Uuid::from_u128(3)), None);
        let message = message::compose(&programme, start(), kind, &row, facts).unwrap();
        String::from_utf8(message.formatted()).unwrap()
    };
    [
        MailKind::NewJoinRequest,
        MailKind::ReadyToPublish,
        MailKind::CircleStarted,
    ]
    .map(mail)
    .into()
}

/// Name and value of every header, as they stand, folds included.
fn headers(mail: &str) -> Vec<(String, String)> {
    let (head, _) = mail.split_once("\r\n\r\n").unwrap();
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in head.split("\r\n") {
        match line.split_once(':') {
            Some((name, value)) if !line.starts_with([' ', '\t']) => {
                headers.push((name.to_owned(), value.to_owned()));
            }
            _ => headers.last_mut().unwrap().1.push_str(&format!("\r\n{line}")),
        }
    }
    headers
}

/// RFC 6376 §3.4.2.
fn canonical_header(name: &str, value: &str) -> String {
    let words: Vec<&str> = value
        .split([' ', '\t', '\r', '\n'])
        .filter(|word| !word.is_empty())
        .collect();
    format!("{}:{}", name.trim().to_lowercase(), words.join(" "))
}

/// RFC 6376 §3.4.4.
fn canonical_body(mail: &str) -> String {
    let (_, body) = mail.split_once("\r\n\r\n").unwrap();
    let mut lines: Vec<String> = Vec::new();
    for line in body.split("\r\n") {
        let mut canonical = String::new();
        for c in line.chars().map(|c| if c == '\t' { ' ' } else { c }) {
            if !(c == ' ' && canonical.ends_with(' ')) {
                canonical.push(c);
            }
        }
        lines.push(canonical.trim_end_matches(' ').to_owned());
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.iter().map(|line| format!("{line}\r\n")).collect()
}

/// The signature's tags, if the body is what was signed; and what the signature is of.
fn signature_of(mail: &str) -> Result<(HashMap<String, String>, String), &'static str> {
    let headers = headers(mail);
    let (_, value) = headers
        .iter()
        .find(|(name, _)| name == "DKIM-Signature")
        .ok_or("unsigned")?;
    let bare = |value: &str| value.split_whitespace().collect::<String>();
    let tags: HashMap<String, String> = value
        .split(';')
        .filter_map(|tag| tag.split_once('='))
        .map(|(k, v)| (bare(k), bare(v)))
        .collect();
    let hash = digest::digest(&digest::SHA256, canonical_body(mail).as_bytes());
    if tags["bh"] != BASE64.encode(hash) {
        return Err("another body");
    }
    let mut data = String::new();
    for wanted in tags["h"].split(':') {
        let found = headers
            .iter()
            .rev()
            .find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        data.extend(found.map(|(name, value)| canonical_header(name, value) + "\r\n"));
    }
    let (before, _) = value.rsplit_once("b=").unwrap();
    data += &canonical_header("DKIM-Signature", &format!("{before}b="));
    Ok((tags, data))
}

fn rsa_verifies(mail: &str) -> Result<(), &'static str> {
    let (tags, data) = signature_of(mail)?;
    let key = signature::UnparsedPublicKey::new(&signature::RSA_PKCS1_2048_8192_SHA256, RSA_PUBLIC);
    let signature = BASE64.decode(&tags["b"]).unwrap();
    key.verify(data.as_bytes(), &signature)
        .map_err(|_| "another signature")
}

/// RFC 8463 §3: the signature is of the hash.
fn ed25519_verifies(mail: &str) -> Result<(), &'static str> {
    let (tags, data) = signature_of(mail)?;
    let key = signature::UnparsedPublicKey::new(&signature::ED25519, BASE64.decode(ED25519_PUBLIC).unwrap());
    let hash = digest::digest(&digest::SHA256, data.as_bytes());
    key.verify(hash.as_ref(), &BASE64.decode(&tags["b"]).unwrap())
        .map_err(|_| "another signature")
}

#[test]
fn signatures_verify_with_either_kind_of_key() {
    for key in [RSA_PKCS8, RSA_PKCS1] {
        for mail in signed(key) {
            assert_eq!(rsa_verifies(&mail), Ok(()), "{mail}");
        }
    }
    for mail in signed(ED25519_PKCS8) {
        assert_eq!(ed25519_verifies(&mail), Ok(()), "{mail}");
    }
}

#[test]
fn what_was_changed_does_not_verify() {
    for mail in signed(ED25519_PKCS8) {
        for (from, to, why) in [
            (
                "Auto-Submitted: auto-generated",
                "Auto-Submitted: no",
                "another signature",
            ),
            ("Subject:", "Subject: Re:", "another signature"),
            (
                "\r\nDate:",
                "\r\nList-Unsubscribe-Post: x\r\nDate:",
                "another signature",
            ),
            ("\r\n--", "\r\nhello\r\n--", "another body"),
        ] {
            // Where the mail has such a header already, a second one comes before it and is not the one that is signed.
            if !mail.contains("List-Unsubscribe-Post:") || !to.contains("List-Unsubscribe-Post") {
                assert_eq!(ed25519_verifies(&mail.replacen(from, to, 1)), Err(why), "{from}");
            }
        }
    }
}

#[test]
fn the_signature_names_who_signed_and_what() {
    for mail in signed(RSA_PKCS8) {
        let (tags, _) = signature_of(&mail).unwrap();
        for (tag, value) in [
            ("v", "1"),
            ("a", "rsa-sha256"),
            ("d", "example.com"),
            ("s", "circles-2026.mail"),
            ("c", "relaxed/relaxed"),
            ("h", &HEADERS.join(":").to_lowercase()),
        ] {
            assert_eq!(tags[tag], value);
        }
        assert!(mail.split("\r\n").all(|line| line.len() <= 998), "{mail}");
    }
}

#[test]
fn bad_keys_and_selectors_are_refused_and_not_shown() {
    let with = |selector: &str, key: &str| Dkim::new("example.com", selector, key).unwrap_err();
    for selector in ["", "a..b", ".", "a b", "a;d=evil.example", "ä", &"x".repeat(64)] {
        assert_eq!(with(selector, RSA_PKCS8), DkimError::Selector, "{selector}");
    }
    assert_eq!(with("s", ""), DkimError::Pem);
    assert_eq!(with("s", "secret"), DkimError::Pem);
    assert_eq!(with("s", &RSA_PKCS8.replace("PRIVATE", "PUBLIC")), DkimError::Pem);
    assert_eq!(with("s", ELLIPTIC), DkimError::Algorithm);
    // An Ed25519 key that calls itself RSA's PKCS #1.
    let wrong = ED25519_PKCS8.replace("PRIVATE KEY", PKCS1);
    assert_eq!(with("s", &wrong), DkimError::Key);
    let dkim = Dkim::new("example.com", "s", ED25519_PKCS8).unwrap();
    assert_eq!(format!("{dkim:?}"), "Dkim(..)");
}
