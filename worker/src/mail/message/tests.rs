//! Every mail is written, and nothing that people write breaks out of its place.

use super::*;
use crate::mail::content::{Content, NewJoinRequest, OfferLapsed};
use crate::mail::facts::CalendarEntry;
use crate::mail::samples;
use crate::testing::{employee, outbox_row, programme, start as now};
use entity::model::enums::Role;
use entity::outbox::MailClass;
use proptest::prelude::*;
use uuid::Uuid;

const ACTION: &str = "https://circles.example.com/open/circle/action";

fn row(kind: MailKind) -> outbox::Model {
    let circle = (kind != MailKind::Welcome).then_some(Uuid::from_u128(3));
    outbox_row(1, kind, Uuid::from_u128(2), circle, None)
}

fn facts(kind: MailKind, name: &str) -> Facts {
    Facts {
        recipient: employee(2, name),
        content: samples::of(kind),
        action: ACTION.to_owned(),
        calendar: Vec::new(),
        unsubscribe: kind
            .class()
            .subscription()
            .map(|what| programme().links.unsubscribe(what, Uuid::from_u128(2), 0)),
    }
}

fn written(kind: MailKind, facts: Facts) -> String {
    let message = compose(&programme(), now(), kind, &row(kind), facts).unwrap();
    String::from_utf8(message.formatted()).unwrap()
}

/// The headers, unfolded.
fn header_lines(mail: &str) -> Vec<String> {
    let (headers, _) = mail.split_once("\r\n\r\n").unwrap();
    headers
        .replace("\r\n ", " ")
        .split("\r\n")
        .map(str::to_owned)
        .collect()
}

fn frame(kind: MailKind) -> Frame {
    Frame {
        language: Language::En,
        zone: chrono_tz::Tz::Asia__Kathmandu,
        recipient: "Amira".to_owned(),
        class: kind.class(),
        links: programme().links,
        action: ACTION.to_owned(),
        subject: String::new(),
    }
}

#[test]
fn every_mail_reads_well() {
    for kind in MailKind::all() {
        let rendered = frame(kind).render(&samples::of(kind)).unwrap();
        insta::assert_snapshot!(
            kind.name(),
            format!("Subject: {}\n\n{}", rendered.subject, rendered.text)
        );
    }
}

#[test]
fn every_mail_has_its_link_in_both_parts_and_no_leftovers() {
    for kind in MailKind::all() {
        let rendered = frame(kind).render(&samples::of(kind)).unwrap();
        assert!(
            !rendered.subject.is_empty() && !rendered.subject.contains('\n'),
            "{kind:?}"
        );
        for part in [&rendered.text, &rendered.html] {
            assert_eq!(part.matches(ACTION).count(), 1, "{kind:?}");
            for leftover in ["{{", "{%", "}}", "%}", "None", "Some("] {
                assert!(!part.contains(leftover), "{leftover} in {kind:?}: {part}");
            }
        }
        for unescaped in ["<without>", "<b>", "<quietly>"] {
            assert!(!rendered.html.contains(unescaped), "{unescaped} in {kind:?}");
        }
        for tag in [
            "table",
            "tr",
            "td",
            "p",
            "bdi",
            "a",
            "ul",
            "li",
            "blockquote",
            "html",
            "body",
        ] {
            let opened = rendered.html.matches(&format!("<{tag}>")).count()
                + rendered.html.matches(&format!("<{tag} ")).count();
            assert_eq!(
                opened,
                rendered.html.matches(&format!("</{tag}>")).count(),
                "{tag} in {kind:?}"
            );
        }
    }
}

#[test]
fn the_headers_of_a_circles_mail() {
    let headers = header_lines(&written(MailKind::Approved, facts(MailKind::Approved, "Amira")));
    for header in [
        "From: Circles <circles@example.com>",
        "To: Amira <person2@example.com>",
        "Date: Sun, 22 Nov 2026 09:00:00 +0000",
        "Message-ID: <00000000-0000-0000-0000-000000000001@example.com>",
        "In-Reply-To: <circle-00000000-0000-0000-0000-000000000003@example.com>",
        "References: <circle-00000000-0000-0000-0000-000000000003@example.com>",
        "List-Id: <circle-00000000-0000-0000-0000-000000000003.example.com>",
        "Auto-Submitted: auto-generated",
    ] {
        assert!(
            headers.iter().any(|line| line == header),
            "{header} in {headers:#?}"
        );
    }
}

#[test]
fn only_what_can_be_turned_off_says_how() {
    for kind in MailKind::all() {
        let headers = header_lines(&written(kind, facts(kind, "Amira")));
        let page = "List-Unsubscribe: <https://circles.example.com/unsubscribe/";
        let says = headers
            .iter()
            .any(|line| line.starts_with(page) && line.ends_with('>'));
        let by_itself = headers
            .iter()
            .any(|line| line == "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        let optional = kind.class() != MailClass::Transactional;
        assert_eq!((says, by_itself), (optional, optional), "{kind:?}");
    }
}

#[test]
fn planned_meetings_are_attached() {
    let mut facts = facts(MailKind::CircleStarted, "Amira");
    let Content::CircleStarted(started) = &facts.content else {
        panic!()
    };
    let entries = started
        .meetings
        .iter()
        .enumerate()
        .map(|(n, meeting)| CalendarEntry {
            id: Uuid::from_u128(n as u128),
            circle: started.circle.clone(),
            meeting: *meeting,
        });
    facts.calendar = entries.collect();
    let mail = written(MailKind::CircleStarted, facts);
    assert!(mail.contains("Content-Type: text/calendar; charset=utf-8; method=PUBLISH\r\n"));
    assert!(mail.contains("filename=\"circle.ics\""));
}

#[test]
fn an_address_that_is_none_is_said_masked() {
    let mut facts = facts(MailKind::Welcome, "Amira");
    facts.recipient.mail = "amira@@example.com".to_owned();
    let error = compose(
        &programme(),
        now(),
        MailKind::Welcome,
        &row(MailKind::Welcome),
        facts,
    )
    .unwrap_err();
    assert_eq!(error.to_string(), "not an address: a***@example.com");
}

/// Pieces that break naive systems, between arbitrary text.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\r\n".to_owned()),
        Just("\nBcc: victim@example.com\r\n\r\n".to_owned()),
        Just("\0".to_owned()),
        Just("\u{202e}\u{2066}".to_owned()),
        Just("=?UTF-8?B?DQpCY2M6IHg=?=".to_owned()),
        Just("\",<>;:@()[]\\".to_owned()),
        Just("</a><script>{{ m }}{% if %}".to_owned()),
        Just("👩‍🔬ש \u{2028}\u{85}".to_owned()),
        "\\PC{0,40}",
        ".{0,20}",
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn hostile_names_titles_and_texts_neither_panic_nor_inject(
        name in hostile(), title in hostile(), message in hostile(),
    ) {
        // As the facts' reader hands them on.
        let circle = text::line(&title);
        let content = NewJoinRequest {
            circle: circle.clone(),
            name: text::line(&name),
            level: None,
            role: Role::Member,
            message: text::lines(&message),
            free_seats: 1,
            answer_by: None,
        };
        let kind = MailKind::NewJoinRequest;
        let facts = Facts { content: content.into(), ..facts(kind, &name) };
        let mail = written(kind, facts);
        let expected: Vec<String> = header_lines(&written(kind, self::facts(kind, "Amira")))
            .iter()
            .map(|line| line.split(':').next().unwrap_or_default().to_owned())
            .collect();
        let found: Vec<String> = header_lines(&mail)
            .iter()
            .map(|line| line.split(':').next().unwrap_or_default().to_owned())
            .collect();
        prop_assert_eq!(found, expected, "{}", mail);
        prop_assert!(mail.is_ascii() && !mail.contains('\0'));
        let broken = mail.split("\r\n").any(|line| line.len() > 998 || line.contains(['\r', '\n']));
        prop_assert!(!broken, "{}", mail);

        let lapsed = OfferLapsed { circle };
        let rendered = frame(MailKind::OfferLapsed).render(&lapsed.into()).unwrap();
        prop_assert!(!rendered.html.contains("<script"));
        let hidden = rendered.subject.contains(['\r', '\n', '\0', '\u{202e}']);
        prop_assert!(!hidden, "{:?}", rendered.subject);
    }
}
