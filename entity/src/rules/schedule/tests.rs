use super::*;
use crate::model::enums::{JoinRequestStatus, Role};
use chrono::TimeDelta;
use uuid::Uuid;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn policy() -> ClockPolicy {
    ClockPolicy::default()
}

/// A proposal of 1 June 2026 without anything that is due.
fn circle(zone: &str) -> circle::Model {
    let proposed_at = at("2026-06-01T12:00:00Z");
    circle::Model {
        id: Uuid::nil(),
        title: String::new(),
        description: String::new(),
        search_text: String::new(),
        topic_id: Uuid::nil(),
        affinity_network_id: None,
        language: "en".to_owned(),
        zone: zone.to_owned(),
        state: CircleState::Proposed,
        recruiting_open: true,
        wants_advisor: false,
        max_people: 10,
        people_count: 3,
        offered_count: 0,
        proposed_by: Uuid::nil(),
        proposed_at: Some(proposed_at),
        published_at: None,
        started_on: None,
        term: 0,
        term_ends_on: None,
        ended_at: None,
        pm_vacant_since: None,
        below_minimum_since: None,
        last_seq: 1,
        created_at: proposed_at,
        updated_at: proposed_at,
        ageing_from: None,
        decision: None,
        overdue_since: None,
        lapsed_at: None,
        end_reason: None,
        last_meeting_on: None,
        archived_at: None,
        played_until: None,
        joining_due_at: None,
        due_at: None,
        due_basis: String::new(),
    }
}

/// In term number `term` since its start on `started_on`.
fn running(zone: &str, started_on: &str, term: i32) -> circle::Model {
    let started_on = date(started_on);
    circle::Model {
        state: CircleState::Active,
        started_on: Some(started_on),
        term,
        term_ends_on: Some(term::end_of_term(started_on, u32::try_from(term).unwrap())),
        ..circle(zone)
    }
}

fn pending(since: &str) -> join_request::Model {
    let since = at(since);
    join_request::Model {
        id: Uuid::nil(),
        circle_id: Uuid::nil(),
        employee_id: Uuid::nil(),
        role: Role::Member,
        message: String::new(),
        status: JoinRequestStatus::Pending,
        created_at: since,
        answer_by: Some(since + days(21)),
        waitlisted_at: None,
        pre_approved_at: None,
        pre_approved_by: None,
        offer_expires_at: None,
        open_slot: Some(1),
        resolved_at: None,
        resolved_by: None,
        decline_reason: None,
        pending_since: Some(since),
        escalated_at: None,
        played_until: None,
        due_at: None,
    }
}

/// The steps that the circle has before it until `until`, by instant, as long as none of them changes a fact.
fn plan(circle: circle::Model, until: &str) -> Vec<(String, Vec<Step>)> {
    let mut plan: Vec<(String, Vec<Step>)> = Vec::new();
    let mut all = steps(&circle, &policy());
    all.retain(|(when, _)| *when <= at(until) && circle.played_until.is_none_or(|played| *when > played));
    all.sort_unstable();
    for (when, step) in all {
        let when = when.format("%Y-%m-%dT%H:%M").to_string();
        match plan.last_mut().filter(|(last, _)| *last == when) {
            Some((_, steps)) => steps.push(step),
            None => plan.push((when, vec![step])),
        }
    }
    plan
}

/// The instants of the plan, without what they are for.
fn instants(plan: &[(String, Vec<Step>)]) -> Vec<&str> {
    plan.iter().map(|(when, _)| when.as_str()).collect()
}

#[test]
fn mails_go_out_at_eight_and_terms_end_at_midnight_of_the_circle() {
    use Step::{EndTerm, Lapse, RemindToDecide};
    let steps = [
        vec![RemindToDecide(30)],
        vec![RemindToDecide(14)],
        vec![RemindToDecide(3)],
        vec![EndTerm],
        vec![Lapse],
    ];
    // The zone, the start, and in UTC: the mails 30, 14 and 3 days before the end, the end, and 14 days after it.
    let table = [
        // Clocks go forward on 28 March 2027: on the day of the end, between the end and the lapse, before a mail.
        (
            "Europe/Berlin",
            "2026-09-28",
            [
                "2027-02-26T07:00",
                "2027-03-14T07:00",
                "2027-03-25T07:00",
                "2027-03-27T23:00",
                "2027-04-10T22:00",
            ],
        ),
        // The end is clamped from 31 to 28 February.
        (
            "Europe/Berlin",
            "2026-08-31",
            [
                "2027-01-29T07:00",
                "2027-02-14T07:00",
                "2027-02-25T07:00",
                "2027-02-27T23:00",
                "2027-03-13T23:00",
            ],
        ),
        // 29 February to 29 August.
        (
            "Europe/Berlin",
            "2028-02-29",
            [
                "2028-07-30T06:00",
                "2028-08-15T06:00",
                "2028-08-26T06:00",
                "2028-08-28T22:00",
                "2028-09-11T22:00",
            ],
        ),
        // Clocks go back on 1 November 2026: that day has 25 hours, and the lapse is an hour later by UTC.
        (
            "America/New_York",
            "2026-05-01",
            [
                "2026-10-02T12:00",
                "2026-10-18T12:00",
                "2026-10-29T12:00",
                "2026-11-01T04:00",
                "2026-11-15T05:00",
            ],
        ),
        // By half an hour: back on 4 April 2027.
        (
            "Australia/Lord_Howe",
            "2026-10-04",
            [
                "2027-03-04T21:00",
                "2027-03-20T21:00",
                "2027-03-31T21:00",
                "2027-04-03T13:00",
                "2027-04-17T13:30",
            ],
        ),
        // For Ramadan 2027 Morocco goes from UTC+1 to UTC on 7 February and back on 14 March.
        (
            "Africa/Casablanca",
            "2026-08-14",
            [
                "2027-01-15T07:00",
                "2027-01-31T07:00",
                "2027-02-11T08:00",
                "2027-02-14T00:00",
                "2027-02-28T00:00",
            ],
        ),
        (
            "Africa/Casablanca",
            "2026-09-10",
            [
                "2027-02-08T08:00",
                "2027-02-24T08:00",
                "2027-03-07T08:00",
                "2027-03-10T00:00",
                "2027-03-23T23:00",
            ],
        ),
        // A quarter of an hour beside all others, and no summer time.
        (
            "Asia/Kathmandu",
            "2026-11-30",
            [
                "2027-04-30T02:15",
                "2027-05-16T02:15",
                "2027-05-27T02:15",
                "2027-05-29T18:15",
                "2027-06-12T18:15",
            ],
        ),
        // Midnight does not exist on the day of the end: Cuba's clocks go from 0:00 to 1:00. UTC-5 before, UTC-4 after.
        (
            "America/Havana",
            "2026-09-14",
            [
                "2027-02-12T13:00",
                "2027-02-28T13:00",
                "2027-03-11T13:00",
                "2027-03-14T05:00",
                "2027-03-28T04:00",
            ],
        ),
        // It exists twice: the first counts.
        (
            "America/Havana",
            "2026-05-01",
            [
                "2026-10-02T12:00",
                "2026-10-18T12:00",
                "2026-10-29T12:00",
                "2026-11-01T04:00",
                "2026-11-15T05:00",
            ],
        ),
    ];
    for (zone, started_on, expected) in table {
        let plan = plan(running(zone, started_on, 1), "2030-01-01T00:00:00Z");
        assert_eq!(instants(&plan), expected, "{zone} {started_on}");
        let done: Vec<_> = plan.into_iter().map(|(_, steps)| steps).collect();
        assert_eq!(done, steps, "{zone} {started_on}");
    }
}

#[test]
fn past_twelve_months_the_advice_comes_with_the_reminders_and_once_more_on_the_last_day() {
    use Step::{AdviseAfterTwelveMonths, EndTerm, Lapse, RemindToDecide};
    for term in [2, 3] {
        let months = if term == 2 { "2028-08-31" } else { "2029-02-28" };
        let plan = plan(running("UTC", "2027-08-31", term), "2030-01-01T00:00:00Z");
        let steps: Vec<_> = plan.iter().map(|(_, steps)| steps.clone()).collect();
        assert_eq!(
            steps,
            [
                vec![RemindToDecide(30), AdviseAfterTwelveMonths(30)],
                vec![RemindToDecide(14), AdviseAfterTwelveMonths(14)],
                vec![RemindToDecide(3)],
                vec![EndTerm],
                vec![AdviseAfterTwelveMonths(0)],
                vec![Lapse],
            ]
        );
        assert_eq!(plan[3].0, format!("{months}T00:00"));
        assert_eq!(plan[4].0, format!("{months}T08:00"));
    }
}

#[test]
fn what_is_decided_is_not_asked_for() {
    for decision in [Decision::Continue, Decision::Disband] {
        let circle = circle::Model {
            decision: Some(decision),
            ..running("UTC", "2026-08-31", 2)
        };
        let plan = plan(circle, "2030-01-01T00:00:00Z");
        assert_eq!(plan, [("2027-08-31T00:00".to_owned(), vec![Step::EndTerm])]);
    }
}

#[test]
fn a_proposal_ages_by_days_of_24_hours() {
    // Two hours before Berlin's clocks go forward.
    let circle = circle::Model {
        ageing_from: Some(at("2027-03-27T23:00:00Z")),
        ..circle("Europe/Berlin")
    };
    assert_eq!(
        plan(circle, "2030-01-01T00:00:00Z"),
        [
            ("2027-04-26T23:00".to_owned(), vec![Step::RemindOfProposal(30)]),
            ("2027-05-26T23:00".to_owned(), vec![Step::RemindOfProposal(60)]),
            ("2027-06-25T23:00".to_owned(), vec![Step::ExpireProposal]),
        ]
    );
}

#[test]
fn lapsed_and_ended_circles_have_one_step_each() {
    let lapsed = circle::Model {
        state: CircleState::Lapsed,
        lapsed_at: Some(at("2027-03-14T05:06:07Z")),
        pm_vacant_since: Some(at("2027-03-14T00:00:00Z")),
        last_meeting_on: Some(date("2027-02-01")),
        ..running("UTC", "2026-08-31", 1)
    };
    assert_eq!(
        next(&lapsed, &policy()),
        Some((at("2027-05-13T05:06:07Z"), vec![Step::Complete]))
    );
    let ended = circle::Model {
        state: CircleState::Completed,
        ended_at: Some(at("2027-03-14T05:06:07Z")),
        ..running("UTC", "2026-08-31", 1)
    };
    assert_eq!(
        next(&ended, &policy()),
        Some((at("2028-03-13T05:06:07Z"), vec![Step::Archive]))
    );
    let archived = circle::Model {
        archived_at: Some(at("2028-03-13T05:06:07Z")),
        ..ended
    };
    assert_eq!(next(&archived, &policy()), None);
}

#[test]
fn vacancy_too_few_and_silence() {
    let circle = circle::Model {
        decision: Some(Decision::Continue),
        pm_vacant_since: Some(at("2026-12-01T00:00:00Z")),
        below_minimum_since: Some(at("2026-12-01T00:00:00Z")),
        last_meeting_on: Some(date("2026-10-01")),
        ..running("America/New_York", "2026-08-31", 1)
    };
    assert_eq!(
        plan(circle, "2027-01-31T00:00:00Z"),
        [
            ("2026-11-15T13:00".to_owned(), vec![Step::RemindToPlan]),
            ("2026-12-06T00:00".to_owned(), vec![Step::AskEverybodyToManage]),
            ("2026-12-30T13:00".to_owned(), vec![Step::AskWhetherQuiet]),
            (
                "2026-12-31T00:00".to_owned(),
                vec![Step::TellOfVacancy, Step::TellOfTooFew]
            ),
        ]
    );
}

#[test]
fn without_a_known_zone_what_hangs_on_instants_goes_on() {
    let circle = circle::Model {
        pm_vacant_since: Some(at("2026-12-01T00:00:00Z")),
        ..running("Europe/Atlantis", "2026-08-31", 1)
    };
    let plan = plan(circle, "2030-01-01T00:00:00Z");
    assert_eq!(instants(&plan), ["2026-12-06T00:00", "2026-12-31T00:00"]);
}

#[test]
fn steps_of_one_instant_are_done_in_their_order() {
    // At midnight the term ends, and it is so many days since the place fell vacant and people went.
    let circle = circle::Model {
        played_until: Some(at("2027-02-27T00:00:00Z")),
        pm_vacant_since: Some(at("2027-02-23T00:00:00Z")),
        below_minimum_since: Some(at("2027-01-29T00:00:00Z")),
        ..running("UTC", "2026-08-31", 1)
    };
    let steps = vec![Step::EndTerm, Step::AskEverybodyToManage, Step::TellOfTooFew];
    assert_eq!(
        next(&circle, &policy()),
        Some((at("2027-02-28T00:00:00Z"), steps))
    );
}

#[test]
fn a_step_is_done_once() {
    let mut circle = running("UTC", "2026-08-31", 1);
    let (first, _) = next(&circle, &policy()).unwrap();
    circle.played_until = Some(first - TimeDelta::microseconds(1));
    assert_eq!(
        next(&circle, &policy()).unwrap().0,
        first,
        "not before its instant"
    );
    circle.played_until = Some(first);
    assert!(next(&circle, &policy()).unwrap().0 > first, "nor again");
}

#[test]
fn what_overtakes_what() {
    use Step::*;
    let all = [
        RemindOfProposal(60),
        ExpireProposal,
        RemindToDecide(3),
        AdviseAfterTwelveMonths(0),
        EndTerm,
        Lapse,
        Complete,
        AskEverybodyToManage,
        TellOfVacancy,
        TellOfTooFew,
        RemindToPlan,
        AskWhetherQuiet,
        Archive,
    ];
    let table: [(Step, &[Step]); 5] = [
        (RemindOfProposal(30), &[RemindOfProposal(60), ExpireProposal]),
        (RemindToDecide(30), &[RemindToDecide(3), EndTerm]),
        (
            AdviseAfterTwelveMonths(30),
            &[AdviseAfterTwelveMonths(0), EndTerm, Lapse],
        ),
        (RemindToPlan, &[Lapse, AskWhetherQuiet]),
        // Never a change.
        (EndTerm, &[]),
    ];
    for (step, expected) in table {
        let by: Vec<_> = all
            .into_iter()
            .filter(|later| step.is_overtaken_by(*later))
            .collect();
        assert_eq!(by, expected, "{step:?}");
    }
    use RequestStep as R;
    let all = [R::Remind(7), R::Escalate, R::Expire, R::LapseOffer];
    let table: [(R, &[R]); 4] = [
        (R::Remind(3), &[R::Remind(7), R::Expire]),
        (R::Escalate, &[R::Expire]),
        (R::Expire, &[]),
        (R::LapseOffer, &[]),
    ];
    for (step, expected) in table {
        let by: Vec<_> = all
            .into_iter()
            .filter(|later| step.is_overtaken_by(*later))
            .collect();
        assert_eq!(by, expected, "{step:?}");
    }
}

#[test]
fn what_is_due_after_a_step() {
    let circle = running("UTC", "2026-08-31", 1);
    let (first, _) = next(&circle, &policy()).unwrap();
    let due = |now: &str| due_after(&circle, &policy(), first, at(now));
    assert_eq!(due("2027-01-29T08:00:00Z"), []);
    assert_eq!(
        due("2027-02-25T08:00:00Z"),
        [Step::RemindToDecide(14), Step::RemindToDecide(3)]
    );
    assert!(due("2027-03-14T00:00:00Z").contains(&Step::Lapse));
}

#[test]
fn whether_somebody_was_reminded_to_decide() {
    let reminded = |until: Option<&str>| {
        let circle = circle::Model {
            played_until: until.map(at),
            ..running("UTC", "2026-08-31", 1)
        };
        was_reminded_to_decide(&circle, &policy())
    };
    assert!(!reminded(None));
    assert!(!reminded(Some("2027-01-29T07:59:59Z")));
    assert!(reminded(Some("2027-01-29T08:00:00Z")));
}

#[test]
fn the_decision_opens_sixty_days_before_the_end_at_midnight_of_the_circle() {
    // 30 December in Kathmandu begins at 18:15 UTC of the 29th.
    let circle = running("Asia/Kathmandu", "2026-08-31", 1);
    assert_eq!(decision_opens_on(&circle, &policy()), Some(date("2026-12-30")));
    let table = [
        ("2026-12-29T18:14:59Z", false),
        ("2026-12-29T18:15:00Z", true),
        // In the grace period, and as long as the clock has not come.
        ("2027-03-01T00:00:00Z", true),
        ("2027-06-01T00:00:00Z", true),
    ];
    for (now, open) in table {
        assert_eq!(may_decide(&circle, &policy(), at(now)), open, "{now}");
        assert_eq!(may_answer(&circle, &policy(), at(now)), open, "{now}");
    }
    let now = at("2027-01-15T00:00:00Z");
    for (decision, answers) in [(Decision::Continue, true), (Decision::Disband, false)] {
        let decided = circle::Model {
            decision: Some(decision),
            ..circle.clone()
        };
        assert!(!may_decide(&decided, &policy(), now), "once a term");
        assert_eq!(may_answer(&decided, &policy(), now), answers, "{decision:?}");
    }
    for state in [CircleState::Proposed, CircleState::Lapsed, CircleState::Completed] {
        assert!(
            !may_decide(
                &circle::Model {
                    state,
                    ..circle.clone()
                },
                &policy(),
                now
            ),
            "{state:?}"
        );
    }
}

#[test]
fn everybody_may_manage_after_five_days_or_in_the_grace_period() {
    let circle = running("Europe/Berlin", "2026-08-31", 1);
    let vacant = circle::Model {
        pm_vacant_since: Some(at("2026-10-23T12:00:00Z")),
        ..circle.clone()
    };
    let table = [
        (&circle, "2027-02-27T22:59:59Z", false),
        (&circle, "2027-02-27T23:00:00Z", true),
        // Days of 24 hours, over the end of summer time.
        (&vacant, "2026-10-28T11:59:59Z", false),
        (&vacant, "2026-10-28T12:00:00Z", true),
    ];
    for (circle, now, may) in table {
        assert_eq!(everybody_may_manage(circle, &policy(), at(now)), may, "{now}");
    }
    let decided = circle::Model {
        decision: Some(Decision::Continue),
        ..circle
    };
    assert!(!everybody_may_manage(
        &decided,
        &policy(),
        at("2027-03-01T00:00:00Z")
    ));
}

#[test]
fn twelve_months_end_with_the_second_term() {
    assert_eq!(
        twelve_months_on(&running("UTC", "2028-02-29", 1)),
        Some(date("2029-02-28"))
    );
    let past = [1, 2, 3].map(|term| ends_past_twelve_months(&running("UTC", "2028-02-29", term)));
    assert_eq!(past, [false, true, true]);
}

#[test]
fn a_request_is_reminded_of_escalated_and_expires() {
    let policy = Policy::default();
    let mut request = pending("2027-03-27T23:00:00Z");
    let mut done = Vec::new();
    while let Some((when, step)) = next_of_request(&request, &policy) {
        done.push((when, step));
        request.played_until = Some(when);
    }
    assert_eq!(
        done,
        [
            (at("2027-03-30T23:00:00Z"), RequestStep::Remind(3)),
            (at("2027-04-03T23:00:00Z"), RequestStep::Remind(7)),
            (at("2027-04-06T23:00:00Z"), RequestStep::Escalate),
            (at("2027-04-17T23:00:00Z"), RequestStep::Expire),
        ]
    );
}

#[test]
fn of_a_request_that_waits_shorter_nothing_comes_after_its_expiry() {
    let policy = Policy {
        answer_days: 7,
        ..Policy::default()
    };
    let request = join_request::Model {
        answer_by: Some(at("2026-06-08T12:00:00Z")),
        ..pending("2026-06-01T12:00:00Z")
    };
    let (first, step) = next_of_request(&request, &policy).unwrap();
    assert_eq!(step, RequestStep::Remind(3));
    let later = request_due_after(&request, &policy, first, at("2027-01-01T00:00:00Z"));
    assert_eq!(later, [RequestStep::Expire]);
}

#[test]
fn an_offer_ends_and_what_waits_in_line_has_no_step() {
    let policy = Policy::default();
    let offered = join_request::Model {
        status: JoinRequestStatus::Offered,
        offer_expires_at: Some(at("2026-06-04T12:00:00Z")),
        ..pending("2026-06-01T12:00:00Z")
    };
    let ends = (at("2026-06-04T12:00:00Z"), RequestStep::LapseOffer);
    assert_eq!(next_of_request(&offered, &policy), Some(ends));
    let waits = join_request::Model {
        status: JoinRequestStatus::Waitlisted,
        ..offered
    };
    assert_eq!(next_of_request(&waits, &policy), None);
}

#[test]
fn the_basis_changes_with_the_settings_of_the_clock_alone() {
    let usual = Policy::default();
    let other = Policy {
        max_people: 5,
        ..Policy::default()
    };
    assert_eq!(basis(&usual), basis(&other));
    let clock = ClockPolicy {
        grace_days: 15,
        ..ClockPolicy::default()
    };
    assert_ne!(
        basis(&usual),
        basis(&Policy {
            clock,
            ..usual.clone()
        })
    );
}
