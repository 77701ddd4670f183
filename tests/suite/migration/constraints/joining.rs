//! Requests, memberships, duties, nominations.

use super::{By, Case, case, key, takes_part};
use tests::rows::*;

type DateTime = chrono::DateTime<chrono::Utc>;

pub fn cases() -> Vec<Case> {
    let asks = || vec![tie(1, 2, "REQUEST"), join_request(1, 1, 2, 1)];
    vec![
        case(
            "asking where one is in",
            key("circle_tie (circle_id, employee_id)"),
            takes_part(2),
            tie(1, 2, "REQUEST"),
        ),
        case(
            "joining where one asks",
            key("circle_tie (circle_id, employee_id)"),
            asks(),
            tie(1, 2, "MEMBERSHIP"),
        ),
        case(
            "a membership without a tie",
            By::ForeignKey,
            vec![],
            membership(1, 1, 2),
        ),
        case(
            "a membership on a request's tie",
            By::ForeignKey,
            asks(),
            membership(1, 1, 2),
        ),
        case(
            "a request without a tie",
            By::ForeignKey,
            vec![],
            join_request(1, 1, 2, 1),
        ),
        case(
            "a request on a membership's tie",
            By::ForeignKey,
            takes_part(2),
            join_request(1, 1, 2, 1),
        ),
        case(
            "in twice",
            key("membership (circle_id, employee_id)"),
            takes_part(2),
            membership(9, 1, 2),
        ),
        case(
            "in, and on leave too",
            key("membership (circle_id, employee_id)"),
            takes_part(2),
            membership(9, 1, 2).set("status", "PAUSED"),
        ),
        case(
            "asking twice",
            key("join_request (circle_id, employee_id)"),
            asks(),
            join_request(9, 1, 2, 2),
        ),
        case(
            "two requests in one slot",
            key("join_request (employee_id, open_slot)"),
            [asks(), vec![tie(2, 2, "REQUEST")]].concat(),
            join_request(9, 2, 2, 1),
        ),
        case(
            "an open request without a slot",
            By::Check,
            vec![tie(1, 2, "REQUEST")],
            join_request(1, 1, 2, 1).set("open_slot", None::<i32>),
        ),
        case(
            "an answered request in a slot",
            By::Check,
            vec![],
            answered_request(1, 1, 2, "DECLINED").set("open_slot", 1),
        ),
        case(
            "an answer without a time",
            By::Check,
            vec![],
            answered_request(1, 1, 2, "APPROVED").set("resolved_at", None::<DateTime>),
        ),
        case(
            "an offer without an end",
            By::Check,
            vec![tie(1, 2, "REQUEST")],
            join_request(1, 1, 2, 1).set("status", "OFFERED"),
        ),
        case(
            "waiting since never",
            By::Check,
            vec![tie(1, 2, "REQUEST")],
            join_request(1, 1, 2, 1).set("status", "WAITLISTED"),
        ),
        case(
            "left without a time",
            By::Check,
            vec![],
            former_membership(1, 1, 2).set("ended_at", None::<DateTime>),
        ),
        case(
            "two programme managers",
            key("duty (circle_id, slot)"),
            vec![duty(1, 1, 2, 0)],
            duty(2, 1, 3, 0),
        ),
        case(
            "two deputies in one place",
            key("duty (circle_id, slot)"),
            vec![duty(1, 1, 2, 1)],
            duty(2, 1, 3, 1),
        ),
        case(
            "a third deputy",
            By::Check,
            vec![duty(1, 1, 2, 1), duty(2, 1, 3, 2)],
            duty(3, 1, 4, 3),
        ),
        case(
            "a second programme manager as if a deputy",
            By::Check,
            vec![],
            duty(1, 1, 2, 1).set("duty", "PROGRAMME_MANAGER"),
        ),
        case(
            "manager and deputy in one",
            key("duty (circle_id, employee_id)"),
            vec![duty(1, 1, 2, 0)],
            duty(2, 1, 2, 1),
        ),
        case(
            "two nominations",
            key("pm_nomination (circle_id)"),
            vec![pm_nomination(1, 1, 2, 1)],
            pm_nomination(2, 1, 3, 1),
        ),
        case(
            "a settled nomination without a time",
            By::Check,
            vec![],
            pm_nomination(1, 1, 2, 1).set("status", "ACCEPTED"),
        ),
    ]
}
