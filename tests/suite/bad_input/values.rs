//! Zones, languages, numbers, addresses, versions.

use super::{at, with};
use crate::demo::Demo;
use entity::support::gid::Kind;
use serde_json::{Value, json};

const ZONE: &str = "Give an IANA time zone, such as Europe/Berlin";
const LANGUAGE: &str = "Give a language as a BCP 47 tag, such as en or pt-BR";

#[tokio::test]
async fn zones_and_languages_are_known_ones() {
    let service = Demo::start().await;
    let own = service.id(Kind::Circle, "title = 'Coming back from leave'").await;
    let change = json!({ "circleId": own, "changes": {} });
    let proposal = service.proposal().await;
    let zones = [
        "",
        "Europe/Atlantis",
        "europe/london",
        "+02:00",
        "UTC\0",
        "Europe/London\n",
        "../etc/passwd",
    ];
    let languages = [
        "",
        "und",
        "english please",
        "e",
        "en\0",
        "en\n",
        "123",
        "x-klingon-and-much-more-of-that-kind",
    ];
    let cases = zones.map(|zone| ("zone", zone, ZONE)).into_iter();
    for (field, value, says) in cases.chain(languages.map(|language| ("language", language, LANGUAGE))) {
        let input = with(proposal.clone(), field, value);
        service
            .refuses(
                "amara.okafor",
                "proposeCircle",
                input,
                &[at(field, "INVALID_INPUT", says)],
            )
            .await;
        let path = if field == "zone" {
            "changes.zone"
        } else {
            "changes.language"
        };
        let input = with(change.clone(), path, value);
        service
            .refuses(
                "chiara.dangelo",
                "updateCircle",
                input,
                &[at(path, "INVALID_INPUT", says)],
            )
            .await;
        if field == "language" {
            let input = json!({ "languages": ["en", value] });
            service
                .refuses(
                    "amara.okafor",
                    "updateProfile",
                    input,
                    &[at("languages", "INVALID_INPUT", says)],
                )
                .await;
        }
    }
}

#[tokio::test]
async fn a_maximum_is_within_the_programmes_and_not_below_the_people() {
    let service = Demo::start().await;
    for maximum in [i32::MIN, -1, 0, 2, 11, i32::MAX] {
        let input = with(service.proposal().await, "maxPeople", maximum);
        let expected = [at("maxPeople", "MAXIMUM_OUT_OF_RANGE", "between 3 and 10")];
        service
            .refuses("amara.okafor", "proposeCircle", input, &expected)
            .await;
    }
    // Five people are in it.
    let circle = service
        .id(Kind::Circle, "title = 'Negotiating for what you need'")
        .await;
    for maximum in [3, 4] {
        let input = json!({ "circleId": circle, "changes": { "maxPeople": maximum, "title": "Renamed" } });
        let expected = [at(
            "changes.maxPeople",
            "MAXIMUM_BELOW_PEOPLE",
            "5 seats are taken",
        )];
        service
            .refuses("amara.okafor", "updateCircle", input, &expected)
            .await;
    }
}

#[tokio::test]
async fn nobody_is_named_by_an_address_that_is_nobodys() {
    let service = Demo::start().await;
    let circle = service.id(Kind::Circle, "title = 'Coming back from leave'").await;
    for mail in [
        "",
        "nobody@example.com",
        "nul\0@example.com",
        "%@example.com",
        "a\r\nBcc: b@example.com",
    ] {
        let input = with(service.proposal().await, "programmeManagerMail", mail);
        let expected = [at("programmeManagerMail", "INVALID_INPUT", "Check the address")];
        service
            .refuses("amara.okafor", "proposeCircle", input, &expected)
            .await;
        let input =
            json!({ "circleId": circle, "nominee": { "colleague": { "mail": mail, "role": "MEMBER" } } });
        let expected = [at("nominee.colleague.mail", "INVALID_INPUT", "Check the address")];
        service
            .refuses("chiara.dangelo", "nominateProgrammeManager", input, &expected)
            .await;
    }
}

#[tokio::test]
async fn a_privacy_notice_is_agreed_to_by_its_current_version() {
    let service = Demo::start().await;
    for version in ["", "2025-01", "2026-01\0", &"9".repeat(10_000)] {
        let expected = [at("consentVersion", "CONSENT_OUTDATED", "is now version 2026-01")];
        let input = json!({ "consentVersion": version });
        service.refuses("amara.okafor", "optIn", input, &expected).await;
    }
}

#[tokio::test]
async fn nobody_chooses_more_than_twenty() {
    let service = Demo::start().await;
    let languages: Vec<String> = ('a'..='u').map(|letter| format!("a{letter}")).collect();
    let topics: Vec<Value> = vec![service.proposal().await["topicId"].clone(); 21];
    let expected = [at("languages", "INVALID_INPUT", "20 at most")];
    let input = json!({ "languages": languages, "topicIds": topics });
    service
        .refuses("amara.okafor", "updateProfile", input, &expected)
        .await;
}
