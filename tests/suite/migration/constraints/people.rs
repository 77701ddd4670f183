//! People, ladders, topics, networks.

use super::{By, Case, case, key};
use tests::rows::*;

pub fn cases() -> Vec<Case> {
    vec![
        case(
            "a family's name twice",
            key("job_family (name)"),
            vec![],
            job_family(3).set("name", "Family 1"),
        ),
        case(
            "two on one rung",
            key("ladder_rung (job_family_id, position)"),
            vec![],
            rung(3, 1).set("position", 1),
        ),
        case(
            "a level twice",
            key("ladder_rung (job_family_id, level)"),
            vec![],
            rung(3, 1).set("level", "1"),
        ),
        case(
            "a rung below the ladder",
            By::Check,
            vec![],
            rung(3, 1).set("position", 0),
        ),
        case(
            "a topic's slug twice",
            key("topic (slug)"),
            vec![],
            topic(2).set("slug", "topic-1"),
        ),
        case(
            "a network's slug twice",
            key("affinity_network (slug)"),
            vec![],
            affinity_network(2).set("slug", "network-1"),
        ),
        case(
            "an HR id twice",
            key("employee (hr_id)"),
            vec![],
            employee(5).set("hr_id", "1"),
        ),
        case(
            "a mail address twice",
            key("employee (mail_key)"),
            vec![],
            employee(5).set("mail", "Person1@Example.org"),
        ),
        case(
            "a rung of another family",
            By::ForeignKey,
            vec![],
            employee(5).set("rung_id", id(1)).set("job_family_id", id(2)),
        ),
        case("two profiles", key("profile (employee_id)"), vec![], profile(1)),
        case("a profile of nobody", By::ForeignKey, vec![], profile(9)),
        case(
            "an unknown digest",
            By::Check,
            vec![],
            profile(2).set("digest", "HOURLY"),
        ),
        case(
            "a topic twice",
            key("profile_topic (employee_id, topic_id)"),
            vec![interest()],
            interest(),
        ),
        case(
            "a network twice",
            key("profile_affinity_network (employee_id, affinity_network_id)"),
            vec![belonging()],
            belonging(),
        ),
        case(
            "a language twice",
            key("profile_language (employee_id, language)"),
            vec![language()],
            language(),
        ),
    ]
}

fn interest() -> Row {
    Row::of("profile_topic")
        .set("employee_id", id(1))
        .set("topic_id", id(1))
}

fn belonging() -> Row {
    Row::of("profile_affinity_network")
        .set("employee_id", id(1))
        .set("affinity_network_id", id(1))
}

fn language() -> Row {
    Row::of("profile_language")
        .set("employee_id", id(1))
        .set("language", "en")
}
