//! Tokens as attackers and damaged mails make them.

use super::*;
use chrono::TimeDelta;
use proptest::prelude::*;

const SECRET: &str = "a secret of thirty-two characters";
const OTHER: &str = "another secret of enough characters";

fn now() -> DateTime<Utc> {
    "2026-11-23T08:00:00Z".parse().unwrap()
}

fn keys(secrets: &[&str]) -> LinkKeys {
    LinkKeys::new(secrets).unwrap()
}

prop_compose! {
    fn any_link()(kind in 0..4, subject: u128, person: u128, epoch: i32, seconds in 1..1_000_000_000_i64, expires: bool) -> Link {
        Link {
            purpose: match kind {
                0 => Purpose::Decide(Uuid::from_u128(subject)),
                1 => Purpose::Term(Uuid::from_u128(subject)),
                2 => Purpose::Unsubscribe(Subscription::Reminders),
                _ => Purpose::Unsubscribe(Subscription::News),
            },
            person: Uuid::from_u128(person),
            epoch,
            expires_at: expires.then(|| now() + TimeDelta::seconds(seconds)),
        }
    }
}

proptest! {
    #[test]
    fn what_was_signed_comes_back(link in any_link()) {
        let keys = keys(&[SECRET]);
        let token = keys.sign(&link);
        prop_assert_eq!(keys.open(&token, now()), Ok(link));
        prop_assert!(token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
    }

    #[test]
    fn a_flipped_bit_opens_nothing(link in any_link(), at: prop::sample::Index, bit in 0..8_u32) {
        let keys = keys(&[SECRET]);
        let mut bytes = URL_SAFE_NO_PAD.decode(keys.sign(&link)).unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert_eq!(keys.open(&URL_SAFE_NO_PAD.encode(bytes), now()), Err(LinkError::Forged));
    }

    #[test]
    fn a_cut_or_longer_token_opens_nothing(link in any_link(), at: prop::sample::Index, more in "[A-Za-z0-9_-]{1,40}") {
        let keys = keys(&[SECRET]);
        let token = keys.sign(&link);
        prop_assert_eq!(keys.open(&token[..at.index(token.len())], now()), Err(LinkError::Forged));
        prop_assert_eq!(keys.open(&(token + &more), now()), Err(LinkError::Forged));
    }

    #[test]
    fn anything_at_all_opens_nothing(text in ".{0,200}") {
        prop_assert_eq!(keys(&[SECRET]).open(&text, now()), Err(LinkError::Forged));
    }

    #[test]
    fn an_expired_link_opens_nothing(link in any_link(), late in 0..1_000_000_i64) {
        let link = Link { expires_at: Some(now() - TimeDelta::seconds(late)), ..link };
        let keys = keys(&[SECRET]);
        prop_assert_eq!(keys.open(&keys.sign(&link), now()), Err(LinkError::Expired));
    }

    #[test]
    fn a_link_serves_one_purpose(link in any_link()) {
        let turns_off = match link.purpose {
            Purpose::Unsubscribe(what) => Ok(what),
            Purpose::Decide(_) | Purpose::Term(_) => Err(LinkError::OtherPurpose),
        };
        prop_assert_eq!(link.subscription(), turns_off);
    }

    #[test]
    fn what_may_be_done_is_signed_too(link in any_link(), tag in 0..8_u8) {
        let keys = keys(&[SECRET]);
        let mut bytes = URL_SAFE_NO_PAD.decode(keys.sign(&link)).unwrap();
        prop_assume!(bytes[5] != tag);
        bytes[5] = tag;
        prop_assert_eq!(keys.open(&URL_SAFE_NO_PAD.encode(bytes), now()), Err(LinkError::Forged));
    }
}

#[test]
fn secrets_are_replaced_in_two_steps() {
    let link = Link {
        purpose: Purpose::Decide(Uuid::from_u128(1)),
        person: Uuid::from_u128(2),
        epoch: 0,
        expires_at: None,
    };
    let old = keys(&[SECRET]).sign(&link);
    let both = keys(&[OTHER, SECRET]);
    assert_eq!(both.open(&old, now()), Ok(link));
    assert_eq!(keys(&[OTHER]).open(&both.sign(&link), now()), Ok(link));
    assert_eq!(keys(&[OTHER]).open(&old, now()), Err(LinkError::Forged));
}

#[test]
fn weak_secrets_are_refused_and_none_is_shown() {
    assert_eq!(LinkKeys::new(Vec::<String>::new()).unwrap_err(), WeakSecret);
    assert_eq!(LinkKeys::new([SECRET, "short"]).unwrap_err(), WeakSecret);
    assert!(!format!("{:?}", keys(&[SECRET])).contains("secret of"));
}
