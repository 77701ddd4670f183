//! What hangs on instants, the order of steps, and what overtakes what.

use super::*;

#[test]
fn a_proposal_ages_by_days_of_24_hours() {
    // Two hours before Berlin's clocks go forward.
    let circle = circle::Model {
        ageing_from: Some(at("2027-03-27T23:00:00Z")),
        ..circle("Europe/Berlin")
    };
    assert_eq!(
        steps_until(circle, "2030-01-01T00:00:00Z"),
        [
            (
                "2027-04-26T23:00".to_owned(),
                vec![CircleStep::RemindOfProposal(30)]
            ),
            (
                "2027-05-26T23:00".to_owned(),
                vec![CircleStep::RemindOfProposal(60)]
            ),
            ("2027-06-25T23:00".to_owned(), vec![CircleStep::ExpireProposal]),
        ]
    );
}

#[test]
fn a_lapsed_circle_is_reminded_and_completed_and_an_ended_one_is_archived() {
    let lapsed = circle::Model {
        state: CircleState::Lapsed,
        lapsed_at: Some(at("2027-03-14T05:06:07Z")),
        pm_vacant_since: Some(at("2027-03-14T00:00:00Z")),
        last_meeting_on: Some(date("2027-02-01")),
        ..running("UTC", "2026-08-31", 1)
    };
    assert_eq!(
        steps_until(lapsed, "2030-01-01T00:00:00Z"),
        [
            ("2027-05-06T05:06".to_owned(), vec![CircleStep::RemindOfLapse]),
            ("2027-05-13T05:06".to_owned(), vec![CircleStep::Complete]),
        ]
    );
    assert!(CircleStep::RemindOfLapse.is_overtaken_by(CircleStep::Complete));
    let ended = circle::Model {
        state: CircleState::Completed,
        ended_at: Some(at("2027-03-14T05:06:07Z")),
        ..running("UTC", "2026-08-31", 1)
    };
    assert_eq!(
        next(&ended, &policy()),
        Ok(Some((at("2028-03-13T05:06:07Z"), vec![CircleStep::Archive])))
    );
    let archived = circle::Model {
        archived_at: Some(at("2028-03-13T05:06:07Z")),
        ..ended
    };
    assert_eq!(next(&archived, &policy()), Ok(None));
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
        steps_until(circle, "2027-01-31T00:00:00Z"),
        [
            ("2026-11-15T13:00".to_owned(), vec![CircleStep::RemindToPlan]),
            (
                "2026-12-06T00:00".to_owned(),
                vec![CircleStep::AskEverybodyToManage]
            ),
            ("2026-12-30T13:00".to_owned(), vec![CircleStep::AskWhetherQuiet]),
            (
                "2026-12-31T00:00".to_owned(),
                vec![CircleStep::TellOfVacancy, CircleStep::TellOfTooFew]
            ),
        ]
    );
}

#[test]
fn a_zone_that_cannot_be_read_is_an_error_where_a_date_needs_it() {
    let unknown = UnknownZone("Europe/Atlantis".to_owned());
    let vacant = |circle: circle::Model| circle::Model {
        pm_vacant_since: Some(at("2026-12-01T00:00:00Z")),
        ..circle
    };
    let runs = vacant(running("Europe/Atlantis", "2026-08-31", 1));
    assert_eq!(next(&runs, &policy()), Err(unknown.clone()));
    assert_eq!(
        due_after(
            &runs,
            &policy(),
            at("2026-12-01T00:00:00Z"),
            at("2027-12-01T00:00:00Z")
        ),
        Err(unknown)
    );
    // A proposal has no dates yet.
    let proposed = vacant(circle("Europe/Atlantis"));
    assert_eq!(
        next(&proposed, &policy()),
        Ok(Some((
            at("2026-12-06T00:00:00Z"),
            vec![CircleStep::AskEverybodyToManage]
        )))
    );
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
    let steps = vec![
        CircleStep::EndTerm,
        CircleStep::AskEverybodyToManage,
        CircleStep::TellOfTooFew,
    ];
    assert_eq!(
        next(&circle, &policy()),
        Ok(Some((at("2027-02-28T00:00:00Z"), steps)))
    );
}

#[test]
fn a_step_is_done_once() {
    let mut circle = running("UTC", "2026-08-31", 1);
    let (first, _) = next(&circle, &policy()).unwrap().unwrap();
    circle.played_until = Some(first - TimeDelta::microseconds(1));
    assert_eq!(
        next(&circle, &policy()).unwrap().unwrap().0,
        first,
        "not before its instant"
    );
    circle.played_until = Some(first);
    assert!(next(&circle, &policy()).unwrap().unwrap().0 > first, "nor again");
}

#[test]
fn what_overtakes_what() {
    use CircleStep::*;
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
    let table: [(CircleStep, &[CircleStep]); 5] = [
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
    let all = [
        R::RemindOfRequest(7),
        R::EscalateRequest,
        R::ExpireRequest,
        R::LapseOffer,
    ];
    let table: [(R, &[R]); 4] = [
        (R::RemindOfRequest(3), &[R::RemindOfRequest(7), R::ExpireRequest]),
        (R::EscalateRequest, &[R::ExpireRequest]),
        (R::ExpireRequest, &[]),
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
    let (first, _) = next(&circle, &policy()).unwrap().unwrap();
    let due = |now: &str| due_after(&circle, &policy(), first, at(now)).unwrap();
    assert_eq!(due("2027-01-29T08:00:00Z"), []);
    assert_eq!(
        due("2027-02-25T08:00:00Z"),
        [CircleStep::RemindToDecide(14), CircleStep::RemindToDecide(3)]
    );
    assert!(due("2027-03-14T00:00:00Z").contains(&CircleStep::Lapse));
}

#[test]
fn whether_somebody_was_reminded_to_decide() {
    let reminded = |until: Option<&str>| {
        let circle = circle::Model {
            played_until: until.map(at),
            ..running("UTC", "2026-08-31", 1)
        };
        was_reminded_to_decide(&circle, &policy()).unwrap()
    };
    assert!(!reminded(None));
    assert!(!reminded(Some("2027-01-29T07:59:59Z")));
    assert!(reminded(Some("2027-01-29T08:00:00Z")));
}
