//! What hangs on the dates of a term.

use super::*;

#[test]
fn mails_go_out_at_eight_and_terms_end_at_midnight_of_the_circle() {
    use CircleStep::{EndTerm, Lapse, RemindToDecide};
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
        let due = steps_until(running(zone, started_on, 1), "2030-01-01T00:00:00Z");
        assert_eq!(instants(&due), expected, "{zone} {started_on}");
        let done: Vec<_> = due.into_iter().map(|(_, steps)| steps).collect();
        assert_eq!(done, steps, "{zone} {started_on}");
    }
}

#[test]
fn past_twelve_months_the_advice_comes_with_the_reminders_and_once_more_on_the_last_day() {
    use CircleStep::{AdviseAfterTwelveMonths, EndTerm, Lapse, RemindToDecide};
    for term in [2, 3] {
        let months = if term == 2 { "2028-08-31" } else { "2029-02-28" };
        let due = steps_until(running("UTC", "2027-08-31", term), "2030-01-01T00:00:00Z");
        let steps: Vec<_> = due.iter().map(|(_, steps)| steps.clone()).collect();
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
        assert_eq!(due[3].0, format!("{months}T00:00"));
        assert_eq!(due[4].0, format!("{months}T08:00"));
    }
}

#[test]
fn what_is_decided_is_not_asked_for() {
    for decision in [Decision::Continue, Decision::Disband] {
        let circle = circle::Model {
            decision: Some(decision),
            ..running("UTC", "2026-08-31", 2)
        };
        let due = steps_until(circle, "2030-01-01T00:00:00Z");
        assert_eq!(due, [("2027-08-31T00:00".to_owned(), vec![CircleStep::EndTerm])]);
    }
}
