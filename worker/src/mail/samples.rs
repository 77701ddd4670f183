//! Samples of every mail, for the gallery and the tests: with and without what is optional, one and many, and with
//! names and titles that break naive systems (docs/product.md §7).

use super::kinds::{self, Sample};
use super::language::Language;
use super::sample_data::{SampleData, Texts};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use entity::model::employee;
use entity::outbox::MailKind;
use uuid::Uuid;

/// Makes the samples of `kind`, as if they were written at `now`. The first is what most readers get, the last is hostile.
pub(crate) fn of(kind: MailKind, now: DateTime<Utc>) -> Vec<Sample> {
    let plain = Texts {
        title: "Leading without authority".into(),
        name: "Siobhán O'Neill".into(),
        message: "Hello all,\n\nI would like to decide faster, and to learn how you do it.".into(),
        more: vec![
            ("عمر الحسن".into(), "First-time leads".into()),
            ("Suharto".into(), "Returning from leave".into()),
        ],
    };
    let hostile = Texts {
        title: "Leading <without> authority & \"fear\" 🚀 =?UTF-8?B?8J+YgA==?=\r\nBcc: x@example.com".into(),
        name: "עמית \u{202e}לוי, \"PhD\" <b>".into(),
        message: "Hello <b>all</b>,\r\n\r\nI'd \u{202e}like\u{202c} to help.\n-- \nhttps://example.com/\0"
            .into(),
        more: vec![("</a>\u{2069}".into(), "=?UTF-8?Q?x?=\u{2069}".into())],
    };
    let mut samples = with(kind, now, &plain);
    let first = with(kind, now, &hostile).into_iter().next();
    samples.extend(first.map(|(_, content)| ("hostile", content)));
    samples
}

/// Makes the samples of `kind` with these texts in every place that people fill.
pub(crate) fn with(kind: MailKind, now: DateTime<Utc>, texts: &Texts) -> Vec<Sample> {
    let data = SampleData {
        now,
        today: now.date_naive(),
        texts,
    };
    kinds::samples(kind, &data)
}

/// Makes somebody who reads this language, where it is spoken, and their time zone.
pub(crate) fn reader(language: Language) -> (employee::Model, Tz) {
    let zone = match language {
        Language::En => Tz::Europe__London,
        Language::De => Tz::Europe__Berlin,
        Language::Es => Tz::Europe__Madrid,
        Language::Fr => Tz::Europe__Paris,
        Language::Ja => Tz::Asia__Tokyo,
        Language::PtBr => Tz::America__Sao_Paulo,
    };
    let reader = employee::Model {
        id: Uuid::nil(),
        hr_id: "sample".into(),
        display_name: "Amira Haddad".into(),
        mail: "amira.haddad@example.com".into(),
        mail_key: "amira.haddad@example.com".into(),
        employment_type: "regular".into(),
        job_family_id: None,
        rung_id: None,
        manager_id: None,
        location: None,
        zone: zone.name().into(),
        locale: language.tag().into(),
    };
    (reader, zone)
}
