//! Every word is there in every language, and dates and plurals are as people write them.

use super::*;
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet};

/// What a message or attribute asks for: variables and other messages.
type Asked = BTreeSet<String>;

/// Reads a file of words: every message and attribute, and what it asks for.
fn asked(language: Language) -> BTreeMap<String, Asked> {
    let (mut message, mut current) = (String::new(), String::new());
    let mut all: BTreeMap<String, Asked> = BTreeMap::new();
    for line in language.source().lines().filter(|line| !line.starts_with('#')) {
        let key = line.trim_start().split(" =").next().unwrap_or_default();
        let names = |key: &str| key.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !key.is_empty();
        if line.contains(" =") && !line.starts_with(' ') && names(key) {
            (message, current) = (key.to_owned(), key.to_owned());
        } else if let Some(attribute) = key.strip_prefix('.').filter(|key| names(key)) {
            current = format!("{message}.{attribute}");
        }
        let entry = all.entry(current.clone()).or_default();
        let placeables = line
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split([' ', '}']).nth(1));
        entry.extend(
            placeables
                .filter(|name| !name.starts_with('"'))
                .map(str::to_owned),
        );
    }
    all.remove("");
    all
}

/// The same, with the variables of the messages that it refers to.
fn variables(all: &BTreeMap<String, Asked>, key: &str) -> Asked {
    let mut variables = Asked::new();
    for name in all.get(key).into_iter().flatten() {
        match name.strip_prefix('$') {
            Some(variable) => _ = variables.insert(variable.to_owned()),
            None => variables.extend(self::variables(all, name)),
        }
    }
    variables
}

#[test]
fn every_language_has_the_same_messages_with_the_same_arguments() {
    let english = asked(Language::En);
    assert!(english.len() > 90, "{}", english.len());
    for language in Language::ALL {
        let (_, errors) = match FluentResource::try_new(language.source().to_owned()) {
            Ok(words) => (words, Vec::new()),
            Err(broken) => broken,
        };
        assert!(errors.is_empty(), "{language:?}: {errors:?}");
        let own = asked(language);
        let keys = |all: &BTreeMap<String, Asked>| all.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&own), keys(&english), "{language:?}");
        for key in english.keys() {
            assert_eq!(
                variables(&own, key),
                variables(&english, key),
                "{key} in {language:?}"
            );
        }
    }
}

#[test]
fn every_message_is_said_by_some_mail() {
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/src/mail");
    let mut sources = String::new();
    for folder in ["", "/kinds"] {
        for file in std::fs::read_dir(format!("{directory}{folder}")).unwrap() {
            let path = file.unwrap().path();
            if path.is_file() {
                sources += &std::fs::read_to_string(path).unwrap();
            }
        }
    }
    let english = asked(Language::En);
    let referred: Asked = english.values().flatten().cloned().collect();
    for (key, _) in english.iter().filter(|(key, _)| !referred.contains(*key)) {
        // A message of attributes only is not said itself.
        let group = english.keys().any(|other| other.starts_with(&format!("{key}.")));
        assert!(
            group || sources.contains(&format!("\"{key}\"")),
            "nobody says {key}"
        );
    }
}

#[test]
fn what_is_missing_is_an_error_and_no_blank() {
    let error = |words: Words| Language::De.say(&words).unwrap_err().to_string();
    assert_eq!(
        error(Words::new("nothing")),
        "no words for nothing in de: missing"
    );
    assert_eq!(
        error(Words::new("welcome.nothing")),
        "no words for welcome.nothing in de: missing"
    );
    assert!(error(Words::new("greeting")).starts_with("no words for greeting in de: "));
}

#[test]
fn locales_find_their_language() {
    for (locale, tag) in [
        ("en-GB", "en"),
        ("de-AT", "de"),
        ("DE", "de"),
        ("es-419", "es"),
        ("fr-CA", "fr"),
        ("ja", "ja"),
        ("ja-JP-u-ca-japanese", "ja"),
        ("pt-PT", "pt-BR"),
        ("pt_BR", "pt-BR"),
        ("nl-NL", "en"),
        ("", "en"),
        ("x", "en"),
        ("dex", "en"),
    ] {
        assert_eq!(Language::of(locale).tag(), tag, "{locale}");
    }
}

#[test]
fn days_are_written_as_people_write_them() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let first = NaiveDate::from_ymd_opt(2028, 3, 1).unwrap();
    for (language, written, first_of_march) in [
        (Language::En, "Tuesday 24 November 2026", "Wednesday 1 March 2028"),
        (
            Language::De,
            "Dienstag, 24. November 2026",
            "Mittwoch, 1. März 2028",
        ),
        (
            Language::Es,
            "martes 24 de noviembre de 2026",
            "miércoles 1 de marzo de 2028",
        ),
        (Language::Fr, "mardi 24 novembre 2026", "mercredi 1er mars 2028"),
        (Language::Ja, "2026年11月24日(火)", "2028年3月1日(水)"),
        (
            Language::PtBr,
            "terça-feira, 24 de novembro de 2026",
            "quarta-feira, 1 de março de 2028",
        ),
    ] {
        assert_eq!(language.day(day), written);
        assert_eq!(language.day(first), first_of_march);
    }
}

#[test]
fn portuguese_weekends_have_no_number() {
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    assert_eq!(Language::PtBr.day(day(21)), "sábado, 21 de novembro de 2026");
    assert_eq!(Language::PtBr.day(day(22)), "domingo, 22 de novembro de 2026");
    assert_eq!(
        Language::PtBr.day(day(23)),
        "segunda-feira, 23 de novembro de 2026"
    );
}

#[test]
fn times_are_the_readers_and_show_the_zone() {
    let at: DateTime<Utc> = Utc.with_ymd_and_hms(2026, 11, 24, 20, 30, 0).unwrap();
    for (language, zone, text) in [
        (
            Language::En,
            Tz::Europe__London,
            "Tuesday 24 November 2026, 20:30 (Europe/London)",
        ),
        (
            Language::En,
            Tz::Asia__Kathmandu,
            "Wednesday 25 November 2026, 02:15 (Asia/Kathmandu)",
        ),
        (
            Language::En,
            Tz::Australia__Lord_Howe,
            "Wednesday 25 November 2026, 07:30 (Australia/Lord_Howe)",
        ),
        (
            Language::De,
            Tz::Europe__Berlin,
            "Dienstag, 24. November 2026, 21:30 Uhr (Europe/Berlin)",
        ),
        (
            Language::Es,
            Tz::Europe__Madrid,
            "martes 24 de noviembre de 2026, 21:30 (Europe/Madrid)",
        ),
        (
            Language::Fr,
            Tz::America__Montreal,
            "mardi 24 novembre 2026 à 15:30 (America/Montreal)",
        ),
        (
            Language::Ja,
            Tz::Asia__Tokyo,
            "2026年11月25日(水) 05:30 (Asia/Tokyo)",
        ),
        (
            Language::PtBr,
            Tz::America__Sao_Paulo,
            "terça-feira, 24 de novembro de 2026, 17:30 (America/Sao_Paulo)",
        ),
    ] {
        assert_eq!(language.moment(at, zone), text);
    }
}

#[test]
fn summer_time_counts_by_half_hours_too() {
    // Lord Howe's clocks go back by half an hour at 02:00 on 5 April 2026, which is 15:00 UTC the day before.
    for (minute, text) in [
        (59, "Sunday 5 April 2026, 01:59 (Australia/Lord_Howe)"),
        (60, "Sunday 5 April 2026, 01:30 (Australia/Lord_Howe)"),
    ] {
        let at = Utc.with_ymd_and_hms(2026, 4, 4, 14, 0, 0).unwrap() + chrono::TimeDelta::minutes(minute);
        assert_eq!(Language::En.moment(at, Tz::Australia__Lord_Howe), text);
    }
    // Berlin's go forward from 02:00 to 03:00 on 29 March 2026.
    for (hour, text) in [
        (0, "Sonntag, 29. März 2026, 01:00 Uhr (Europe/Berlin)"),
        (1, "Sonntag, 29. März 2026, 03:00 Uhr (Europe/Berlin)"),
    ] {
        let at = Utc.with_ymd_and_hms(2026, 3, 29, hour, 0, 0).unwrap();
        assert_eq!(Language::De.moment(at, Tz::Europe__Berlin), text);
    }
}

#[test]
fn counts_take_each_languages_plural() {
    let missing = |n: i32| Words::new("proposal-recorded.missing").number("missing", n);
    let seats = |n: i32| Words::new("alternative").text("circle", "X").number("seats", n);
    let people = |n: i32| Words::new("now-people").number("people", n);
    let left = |n: i32| Words::new("decide-term.left").number("days", n);
    let oldest = |n: i32| Words::new("oldest-request").number("days", n);
    for (language, words, said) in [
        (Language::En, left(0), "The term ends today."),
        (Language::En, left(1), "1 day is left."),
        (Language::De, left(14), "Noch 14 Tage."),
        (Language::Es, left(1), "Queda 1 día."),
        (Language::Ja, left(3), "残りは 3 日です。"),
        (Language::Fr, oldest(0), "La plus ancienne date d’aujourd’hui."),
        (Language::PtBr, oldest(1), "O mais antigo espera há 1 dia."),
        (Language::En, missing(0), "Enough people are in to start it."),
        (
            Language::En,
            missing(1),
            "1 more person is needed before it can start.",
        ),
        (
            Language::En,
            missing(2),
            "2 more people are needed before it can start.",
        ),
        (Language::De, missing(1), "Bis zum Start fehlt noch 1 Person."),
        (Language::De, missing(2), "Bis zum Start fehlen noch 2 Personen."),
        (Language::Es, missing(1), "Falta 1 persona para poder empezar."),
        (Language::Es, missing(2), "Faltan 2 personas para poder empezar."),
        (Language::Ja, missing(2), "開始するには、あと 2 名必要です。"),
        (Language::En, seats(0), "X (0 free seats)"),
        (Language::En, seats(1), "X (1 free seat)"),
        (Language::De, seats(0), "X (0 freie Plätze)"),
        (Language::De, seats(1), "X (1 freier Platz)"),
        (Language::Es, seats(0), "X (0 plazas libres)"),
        // French and Brazilian Portuguese count nought as one.
        (Language::Fr, seats(0), "X (0 place libre)"),
        (Language::Fr, seats(2), "X (2 places libres)"),
        (Language::PtBr, seats(0), "X (0 vaga)"),
        (Language::PtBr, seats(2), "X (2 vagas)"),
        (Language::Ja, seats(1), "X（空き 1 名）"),
        (Language::Fr, people(1), "Il ne reste plus que vous."),
        (Language::PtBr, people(3), "Agora vocês são 3 pessoas."),
        (Language::Ja, people(1), "現在の参加者はあなただけです。"),
    ] {
        assert_eq!(language.say(&words).unwrap().plain(), said);
    }
}

#[test]
fn the_greeting_isolates_a_name_of_another_direction() {
    let greeting = Words::new("greeting").text("name", "עמית <b>");
    let said = Language::De.say(&greeting).unwrap();
    assert_eq!(said.html(), "Guten Tag, <bdi>עמית &lt;b&gt;</bdi>!");
    assert_eq!(said.plain(), "Guten Tag, עמית <b>!");
}
