//! Nothing that people write breaks out of its place, whatever it is.

use super::*;
use crate::mail::sample_data::Texts;
use proptest::prelude::*;

/// Pieces that break naive systems, between arbitrary text.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\r\n".to_owned()),
        Just("\nBcc: victim@example.com\r\n\r\n".to_owned()),
        Just("\0".to_owned()),
        Just("\u{202e}\u{2066}\u{2068}\u{2069}".to_owned()),
        Just("=?UTF-8?B?DQpCY2M6IHg=?=".to_owned()),
        Just("\",<>;:@()[]\\".to_owned()),
        Just("</a><script>{{ m }}{% if %}{ $name }".to_owned()),
        Just("--></style><img src=x onerror='x'>&lt;&#60;".to_owned()),
        Just("👩‍🔬ש \u{2028}\u{85}".to_owned()),
        // The replacement character and the last before the surrogates: no text in Rust holds a lone surrogate.
        Just("\u{fffd}\u{d7ff}\u{e000}\u{ffff}\u{10ffff}".to_owned()),
        Just("W".repeat(400)),
        Just("عمر\u{200f}\u{61c} ".to_owned()),
        "\\PC{0,40}",
        ".{0,20}",
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

/// How many mails are generated, unless PROPTEST_CASES says another number.
fn mails(usual: u32) -> ProptestConfig {
    match std::env::var("PROPTEST_CASES") {
        Ok(_) => ProptestConfig::default(),
        Err(_) => ProptestConfig::with_cases(usual),
    }
}

fn header_names(mail: &str) -> Vec<String> {
    let name = |line: &String| line.split(':').next().unwrap_or_default().to_owned();
    header_lines(mail).iter().map(name).collect()
}

fn hides(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Fails unless a mail with these texts has its own headers, elements and lines, and nothing else.
fn assert_nothing_breaks_out(kind: MailKind, language: Language, texts: &Texts) {
    let (_, content) = samples::with(kind, now(), texts).swap_remove(0);
    let shown = rendered(kind, language, &texts.name, &content);
    is_well_formed(&shown.html, "a hostile mail");
    assert!(!shown.subject.contains(hides), "{:?}", shown.subject);
    let hidden = shown.text.contains(|c| c != '\n' && hides(c));
    assert!(!hidden, "{:?}", shown.text);

    let mut facts = facts(kind, content, &texts.name);
    facts.recipient.locale = language.tag().to_owned();
    let mail = written(kind, facts);
    let quiet = written(kind, self::facts(kind, sample(kind), "Amira"));
    assert_eq!(header_names(&mail), header_names(&quiet), "{mail}");
    assert!(mail.is_ascii() && !mail.contains('\0'));
    let broken = |line: &str| line.len() > 998 || line.contains(['\r', '\n']);
    assert!(!mail.split("\r\n").any(broken), "{mail}");
}

/// The kinds with lists: of people, of circles, of news. They grow with what there is.
fn with_lists() -> Vec<MailKind> {
    let texts = |more: usize| Texts {
        title: "A title".to_owned(),
        name: "Amira".to_owned(),
        message: String::new(),
        more: vec![("Suharto".to_owned(), "Another title".to_owned()); more],
    };
    let length = |kind, more| {
        let (_, content) = samples::with(kind, now(), &texts(more)).swap_remove(0);
        rendered(kind, Language::En, "Amira", &content).text.len()
    };
    let kinds: Vec<MailKind> = MailKind::all()
        .filter(|kind| length(*kind, 1) > length(*kind, 0))
        .collect();
    assert!(kinds.len() >= 9, "{kinds:?}");
    kinds
}

proptest! {
    #![proptest_config(mails(1_000))]

    #[test]
    fn hostile_texts_neither_panic_nor_inject_in_any_mail(
        title in hostile(), name in hostile(), message in hostile(),
        kind in prop::sample::select(MailKind::all().collect::<Vec<_>>()),
        language in prop::sample::select(Language::ALL.to_vec()),
    ) {
        assert_nothing_breaks_out(kind, language, &Texts { title, name, message, more: Vec::new() });
    }
}

proptest! {
    #![proptest_config(mails(1_000))]

    /// A hundred texts a mail, 100,000 in all: what takes time is the mail, not its texts.
    #[test]
    fn a_hundred_thousand_hostile_texts_neither_panic_nor_inject(
        title in hostile(), name in hostile(), message in hostile(),
        more in prop::collection::vec(hostile(), 97),
        kind in prop::sample::select(with_lists()),
        language in prop::sample::select(Language::ALL.to_vec()),
    ) {
        let more = more.into_iter().map(|text| (text.clone(), text)).collect();
        assert_nothing_breaks_out(kind, language, &Texts { title, name, message, more });
    }
}
