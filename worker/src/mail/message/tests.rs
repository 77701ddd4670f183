//! Every mail is written in every language, with its headers.

mod hostile;

use super::*;
use crate::mail::kinds::Content;
use crate::mail::letter::{Block, Letter};
use crate::mail::phrase::Phrase;
use crate::mail::samples;
use crate::mail::sheet::Rendered;
use crate::testing::{employee, outbox_row, programme, start as now};
use entity::outbox::MailClass;
use std::collections::{BTreeSet, HashMap, HashSet};
use uuid::Uuid;

const ACTION: &str = "https://circles.example.com/open/circle/action";

fn row(kind: MailKind) -> outbox::Model {
    outbox_row(
        1,
        kind,
        Uuid::from_u128(2),
        kind.has_circle().then_some(Uuid::from_u128(3)),
        None,
    )
}

fn facts(kind: MailKind, content: Content, name: &str) -> Facts {
    Facts {
        recipient: employee(2, name),
        zone: chrono_tz::Tz::Europe__London,
        content,
        action: ACTION.to_owned(),
        unsubscribe: kind
            .class()
            .subscription()
            .map(|what| programme().links.unsubscribe(what, Uuid::from_u128(2), 0)),
    }
}

fn sample(kind: MailKind) -> Content {
    samples::of(kind, now()).swap_remove(0).1
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

fn reader(name: &str, language: Language) -> Reader {
    Reader {
        name: name.to_owned(),
        language,
        zone: chrono_tz::Tz::Europe__London,
        now: now(),
        links: programme().links,
        unsubscribe: Some("https://circles.example.com/unsubscribe/token".to_owned()),
    }
}

fn rendered(kind: MailKind, language: Language, name: &str, content: &Content) -> Rendered {
    let reader = reader(name, language);
    sheet::write(&reader, kind.class(), content, ACTION).unwrap()
}

/// Every kind, its samples.
fn all() -> impl Iterator<Item = (MailKind, &'static str, Content)> {
    MailKind::all().flat_map(|kind| {
        let samples = samples::of(kind, now()).into_iter();
        samples.map(move |(name, content)| (kind, name, content))
    })
}

/// What people read, as a snapshot: English in full. The other languages are held to it by the tests below, those in
/// `language/tests.rs` and the lint of `tests/suite/mail`.
#[test]
fn every_english_mail_reads_well() {
    let (mut book, mut feet) = (String::new(), HashSet::new());
    for (kind, name, content) in all() {
        let mail = rendered(kind, Language::En, "Amira Haddad", &content);
        // The foot is the class's; the first mail of each shows it.
        let (body, foot) = mail.text.split_once("\n-- \n").unwrap();
        let foot = if feet.insert(foot.to_owned()) {
            format!("\n-- \n{foot}")
        } else {
            String::new()
        };
        book += &format!(
            "#### {}, {name}\n\n{}\n\n{body}{foot}\n",
            kind.name(),
            mail.subject
        );
    }
    insta::assert_snapshot!("en", book);
}

#[test]
fn every_english_mail_in_html() {
    let mut book = String::new();
    for kind in MailKind::all() {
        let html = rendered(kind, Language::En, "Amira Haddad", &sample(kind)).html;
        // Head and frame are the same for all; the welcome shows them.
        let (_, body) = html.split_once("<td class=\"card").unwrap();
        let shown = if kind == MailKind::Welcome {
            html.as_str()
        } else {
            body
        };
        book += &format!("#### {}\n\n{shown}\n\n", kind.name());
    }
    insta::assert_snapshot!("en_html", book);
}

#[test]
fn every_mail_has_its_link_in_both_parts_and_no_leftovers() {
    for (language, (kind, name, content)) in Language::ALL
        .into_iter()
        .flat_map(|language| all().map(move |one| (language, one)))
    {
        let what = format!("{language:?}, {kind:?}, {name}");
        let mail = rendered(kind, language, "Amira", &content);
        assert!(!mail.subject.is_empty() && !mail.subject.contains('\n'), "{what}");
        assert!(
            mail.html.contains(&format!("<html lang=\"{}\"", language.tag())),
            "{what}"
        );
        for part in [&mail.text, &mail.html] {
            assert_eq!(part.matches(ACTION).count(), 1, "{what}");
            for leftover in ["{{", "{%", "}}", "%}", "{$", "{ $", "None", "Some(", "\u{2068}"] {
                assert!(!part.contains(leftover), "{leftover} in {what}: {part}");
            }
        }
        let long = |line: &str| line.chars().count() > 78 && line.contains(' ');
        assert!(!mail.text.lines().any(long), "{what}: {}", mail.text);
        is_well_formed(&mail.html, &what);
    }
}

/// Every phrase of a letter, as plain text.
fn phrases(letter: &Letter<Phrase>) -> Vec<String> {
    let mut all = vec![&letter.subject, &letter.preheader, &letter.action];
    for block in &letter.blocks {
        match block {
            Block::Heading(line) | Block::Paragraph(line) => all.push(&line.words),
            Block::Deadline(here, there) => all.extend([Some(here), there.as_ref()].into_iter().flatten()),
            // What people wrote may hold blank lines.
            Block::Quote(_) => {}
            Block::Points(points) => all.extend(points.iter().map(|point| &point.words)),
            Block::Rows(rows) => all.extend(rows.iter().flat_map(|(what, of_it)| [what, of_it])),
        }
    }
    all.into_iter().map(Phrase::plain).collect()
}

#[test]
fn every_mail_is_written_in_full_in_every_language() {
    for (kind, name, content) in all() {
        let text = |language| {
            let what = format!("{language:?}, {kind:?}, {name}");
            let letter = content.letter(&reader("Amira", language)).say(language);
            let phrases = phrases(&letter.unwrap_or_else(|error| panic!("{what}: {error}")));
            for phrase in &phrases {
                assert!(
                    !phrase.trim().is_empty(),
                    "an empty phrase in {what}: {phrases:#?}"
                );
                assert!(
                    !phrase.contains(['{', '}', '$']),
                    "a placeholder in {what}: {phrase}"
                );
            }
            phrases
        };
        let english = text(Language::En);
        for language in Language::ALL
            .into_iter()
            .filter(|language| *language != Language::En)
        {
            let own = text(language);
            assert_eq!(own.len(), english.len(), "{language:?}, {kind:?}, {name}");
            for (own, english) in [
                (&own[0], &english[0]),
                (&own[1], &english[1]),
                (&own[3], &english[3]),
            ] {
                assert_ne!(own, english, "English in {language:?}, {kind:?}, {name}");
            }
        }
    }
}

/// What the subject says is not said again: neither over the body nor in its first words.
#[test]
fn one_thing_is_said_once() {
    for (language, (kind, name, content)) in Language::ALL
        .into_iter()
        .flat_map(|language| all().map(move |one| (language, one)))
    {
        let what = format!("{language:?}, {kind:?}, {name}");
        let letter = content.letter(&reader("Amira", language)).say(language).unwrap();
        let subject = letter.subject.plain();
        let Some(Block::Paragraph(first)) = letter.blocks.first() else {
            continue;
        };
        let first = first.words.plain();
        assert_ne!(first.trim_end_matches(['.', '。']), subject, "{what}");
        let quoted = subject.split(['“', '”', '„', '«', '»', '「', '」']).nth(1);
        if let Some(title) = quoted.map(str::trim) {
            assert!(!first.contains(title), "{what}: {subject}: {first}");
        }
        let rendered = rendered(kind, language, "Amira", &content);
        assert!(!rendered.html.contains("<h1"), "{what}");
    }
}

#[test]
fn every_kind_has_its_file_and_no_file_is_without_a_kind() {
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/src/mail/kinds");
    let files: BTreeSet<String> = std::fs::read_dir(directory)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "mod.rs")
        .collect();
    let kinds: BTreeSet<String> = MailKind::all()
        .map(|kind| format!("{}.rs", kind.name()))
        .collect();
    assert_eq!(files, kinds);
}

#[test]
fn news_and_nothing_else_has_a_line_in_the_digest() {
    for (kind, name, content) in all() {
        let news = kind.class() == MailClass::News && kind != MailKind::Digest;
        assert_eq!(content.news().is_some(), news, "{kind:?}, {name}");
    }
}

/// Only our own elements are in it, and all of them end.
fn is_well_formed(html: &str, what: &str) {
    const PAIRED: &str =
        " html head title style body div table tr td h1 h2 p a span strong ul li blockquote bdi ";
    const SINGLE: &str = " !DOCTYPE meta br !--[if ![endif]-- ";
    let mut open: HashMap<&str, i32> = HashMap::new();
    for markup in html.split('<').skip(1) {
        let name = markup.split([' ', '>', '\n']).next().unwrap_or_default();
        let element = name.trim_start_matches('/');
        let is_in = |names: &str| names.split(' ').any(|known| known == element);
        if is_in(PAIRED) {
            *open.entry(element).or_default() += if name == element { 1 } else { -1 };
        } else {
            assert!(is_in(SINGLE), "<{name}> in {what}: {html}");
        }
    }
    assert!(open.values().all(|open| *open == 0), "{open:?} in {what}: {html}");
}

#[test]
fn the_headers_of_a_circles_mail() {
    let mut facts = facts(MailKind::Approved, sample(MailKind::Approved), "Amira");
    facts.recipient.locale = "de-CH".to_owned();
    let headers = header_lines(&written(MailKind::Approved, facts));
    for header in [
        "From: Circles <circles@example.com>",
        "To: Amira <person2@example.com>",
        "Date: Sun, 22 Nov 2026 09:00:00 +0000",
        "Message-ID: <00000000-0000-0000-0000-000000000001@example.com>",
        "In-Reply-To: <circle-00000000-0000-0000-0000-000000000003@example.com>",
        "References: <circle-00000000-0000-0000-0000-000000000003@example.com>",
        "List-Id: <circle-00000000-0000-0000-0000-000000000003.example.com>",
        "Auto-Submitted: auto-generated",
        "X-Auto-Response-Suppress: All",
        "Content-Language: de",
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
        let headers = header_lines(&written(kind, facts(kind, sample(kind), "Amira")));
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
fn an_address_that_is_none_is_said_masked() {
    let kind = MailKind::Welcome;
    let mut facts = facts(kind, sample(kind), "Amira");
    facts.recipient.mail = "amira@@example.com".to_owned();
    let error = compose(&programme(), now(), kind, &row(kind), facts).unwrap_err();
    assert_eq!(error.to_string(), "not an address: a***@example.com");
}

#[test]
fn who_has_no_name_is_not_greeted() {
    let mail = rendered(MailKind::Welcome, Language::En, " ", &sample(MailKind::Welcome));
    assert!(mail.text.starts_with("You signed up"), "{}", mail.text);
}

#[test]
fn the_circles_clock_is_shown_where_it_differs() {
    let mail = |at| {
        let (_, content) = samples::of(MailKind::SeatOffered, now()).swap_remove(at);
        rendered(MailKind::SeatOffered, Language::En, "Amira", &content).text
    };
    let both = "Please decide by Sunday 13 December 2026, 20:30 (Europe/London).\n\
                In the circle’s time zone: Monday 14 December 2026, 02:15 (Asia/Kathmandu).\n";
    assert!(mail(0).contains(both), "{}", mail(0));
    assert!(!mail(1).contains("time zone"), "{}", mail(1));
}

#[test]
fn addresses_are_written_as_every_server_takes_them() {
    for (mail, expected) in [
        ("anna@example.com", Some("anna@example.com")),
        (
            "Anna.O'Neill+circles@Example.com",
            Some("Anna.O'Neill+circles@example.com"),
        ),
        ("anna@exämple.com", Some("anna@xn--exmple-cua.com")),
        ("anna@例え.jp", Some("anna@xn--r8jz45g.jp")),
        ("\"anna b\"@example.com", Some("\"anna b\"@example.com")),
        ("\"a@b\"@example.com", Some("\"a@b\"@example.com")),
        ("änna@example.com", Some("änna@example.com")),
        ("anna@[192.0.2.1]", Some("anna@[192.0.2.1]")),
        ("anna", None),
        ("anna@", None),
        ("anna@exam ple.com", None),
        ("anna@ex%61mple.com", None),
        ("anna@example.com\r\nRCPT TO:<x@example.com>", None),
    ] {
        let address = address(mail).map(|address| address.to_string());
        assert_eq!(address.as_deref(), expected, "{mail}");
    }
}
