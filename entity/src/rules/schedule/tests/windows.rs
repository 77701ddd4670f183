//! What stands open when, join requests, and what due instants are computed by.

use super::*;

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
            (at("2027-03-30T23:00:00Z"), RequestStep::RemindOfRequest(3)),
            (at("2027-04-03T23:00:00Z"), RequestStep::RemindOfRequest(7)),
            (at("2027-04-06T23:00:00Z"), RequestStep::EscalateRequest),
            (at("2027-04-17T23:00:00Z"), RequestStep::ExpireRequest),
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
    assert_eq!(step, RequestStep::RemindOfRequest(3));
    let later = request_due_after(&request, &policy, first, at("2027-01-01T00:00:00Z"));
    assert_eq!(later, [RequestStep::ExpireRequest]);
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

/// A basis that depended on the compiler would have everything computed anew with each release.
#[test]
fn the_basis_stays_as_it_is_stored() {
    assert_eq!(
        ClockPolicy::default().canonical(),
        "proposal_reminder_days=30,60,;\
         request_reminder_days=3,7,;\
         decide_reminder_days=30,14,3,;\
         twelve_months_days=30,14,0,;\
         proposal_days=90;\
         request_escalation_days=10;\
         decision_window_days=60;\
         grace_days=14;\
         lapsed_days=60;\
         lapsed_reminder_days=7;\
         vacancy_days=5;\
         vacancy_administrator_days=30;\
         below_minimum_days=30;\
         nothing_planned_days=45;\
         quiet_days=90;\
         archive_days=365;\
         offboarded_days=30;\
         mail_days=365;",
    );
    let basis = basis(&Policy::default());
    let (version, settings) = basis.split_once(' ').unwrap();
    assert_eq!(version, chrono_tz::IANA_TZDB_VERSION);
    assert_eq!(settings, "c11309fd2c545ac2");
}
