//! Everything that can be done to or seen of a circle, by everybody, in every state: `rights.txt` says it. With
//! `UPDATE_RIGHTS=1` the file is written anew, to be read before it is committed.

use super::proof::{Inside, Proof};
use super::*;
use crate::model::enums::*;
use crate::model::{duty, employee, membership, profile};
use std::fmt::Write;
use strum::IntoEnumIterator;
use uuid::Uuid;

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules/rights/rights.txt");

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn now() -> DateTime<Utc> {
    at("2027-02-01T12:00:00Z")
}

const CIRCLE: Uuid = Uuid::from_u128(1);
const ME: Uuid = Uuid::from_u128(2);
const SOMEBODY_ELSE: Uuid = Uuid::from_u128(3);

/// A proposal with five people and free seats.
fn proposed() -> circle::Model {
    let proposed_at = at("2026-08-01T12:00:00Z");
    circle::Model {
        id: CIRCLE,
        title: String::new(),
        description: String::new(),
        search_text: String::new(),
        search_version: 0,
        topic_id: Uuid::nil(),
        affinity_network_id: None,
        language: "en".to_owned(),
        zone: "Europe/London".to_owned(),
        state: CircleState::Proposed,
        recruiting_open: true,
        wants_advisor: false,
        max_people: 10,
        people_count: 5,
        offered_count: 1,
        proposed_by: SOMEBODY_ELSE,
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

fn active(ends_on: &str) -> circle::Model {
    circle::Model {
        state: CircleState::Active,
        published_at: Some(at("2026-09-01T12:00:00Z")),
        started_on: Some("2026-08-20".parse().unwrap()),
        term: 1,
        term_ends_on: Some(ends_on.parse().unwrap()),
        ..proposed()
    }
}

fn over(state: CircleState) -> circle::Model {
    circle::Model {
        state,
        ended_at: Some(now()),
        recruiting_open: false,
        ..active("2027-02-20")
    }
}

/// Circles, as they can stand.
fn circles() -> [(&'static str, circle::Model); 13] {
    let draft = circle::Model {
        state: CircleState::Draft,
        ..proposed()
    };
    let vacant = circle::Model {
        pm_vacant_since: Some(at("2027-01-31T12:00:00Z")),
        ..proposed()
    };
    let decided = circle::Model {
        decision: Some(Decision::Continue),
        ..active("2027-02-20")
    };
    let lapsed = |lapsed_at| circle::Model {
        state: CircleState::Lapsed,
        lapsed_at: Some(at(lapsed_at)),
        ..active("2027-01-01")
    };
    [
        ("draft", draft),
        ("proposed", proposed()),
        ("vacant", vacant),
        ("early", active("2027-07-20")),
        ("deciding", active("2027-02-20")),
        ("decided", decided),
        ("overdue", active("2027-01-25")),
        ("lapsed", lapsed("2027-01-15T00:00:00Z")),
        ("too-late", lapsed("2026-11-15T00:00:00Z")),
        ("completed", over(CircleState::Completed)),
        ("disbanded", over(CircleState::Disbanded)),
        ("withdrawn", over(CircleState::Withdrawn)),
        ("expired", over(CircleState::Expired)),
    ]
}

fn membership(status: MembershipStatus, role: Role) -> membership::Model {
    let is_open = matches!(status, MembershipStatus::Active | MembershipStatus::Paused);
    membership::Model {
        id: Uuid::nil(),
        circle_id: CIRCLE,
        employee_id: ME,
        role,
        status,
        joined_at: at("2026-08-02T12:00:00Z"),
        ended_at: (!is_open).then(now),
        end_reason: None,
    }
}

/// People, as they can be to a circle. Requests and nominations are those of whoever asks about their own.
fn people() -> Vec<(&'static str, Involvement)> {
    let nobody = |administrator| Involvement::new(CIRCLE, Some(ME), administrator);
    let inside = |status, role, duty| {
        let mut who = nobody(false);
        who.add(membership(status, role), duty);
        who
    };
    let mut with_access = nobody(true);
    with_access.add_access();
    vec![
        ("nobody", nobody(false)),
        ("ex-member", inside(MembershipStatus::Left, Role::Member, None)),
        ("member", inside(MembershipStatus::Active, Role::Member, None)),
        ("on-leave", inside(MembershipStatus::Paused, Role::Member, None)),
        ("advisor", inside(MembershipStatus::Active, Role::Advisor, None)),
        (
            "deputy",
            inside(MembershipStatus::Active, Role::Member, Some(DutyKind::Deputy)),
        ),
        (
            "pm",
            inside(
                MembershipStatus::Active,
                Role::Member,
                Some(DutyKind::ProgrammeManager),
            ),
        ),
        ("admin", nobody(true)),
        ("admin+log", with_access),
        ("clock", Involvement::new(CIRCLE, None, false)),
    ]
}

fn person(employment_type: &str, consent_version: &str) -> Person {
    let employee = employee::Model {
        id: ME,
        hr_id: String::new(),
        display_name: String::new(),
        mail: String::new(),
        mail_key: String::new(),
        employment_type: employment_type.to_owned(),
        job_family_id: None,
        rung_id: None,
        manager_id: None,
        location: None,
        zone: "Europe/London".to_owned(),
        locale: "en".to_owned(),
    };
    let profile = profile::Model {
        employee_id: ME,
        consent_version: consent_version.to_owned(),
        opted_in_at: now(),
        signed_up_as_member: true,
        signed_up_as_advisor: false,
        about: String::new(),
        wants_reminders: true,
        digest: Digest::Off,
        updated_at: now(),
        wants_news: true,
        mail_epoch: 0,
        digest_at: None,
        erase_at: None,
        excluded_by_claim: false,
    };
    Person {
        employee,
        profile: Some(profile),
    }
}

fn request(employee_id: Uuid, status: JoinRequestStatus) -> join_request::Model {
    join_request::Model {
        id: Uuid::nil(),
        circle_id: CIRCLE,
        employee_id,
        role: Role::Member,
        message: String::new(),
        status,
        created_at: now(),
        answer_by: None,
        waitlisted_at: None,
        pre_approved_at: None,
        pre_approved_by: None,
        offer_expires_at: Some(at("2027-02-03T12:00:00Z")),
        open_slot: Some(1),
        resolved_at: None,
        resolved_by: None,
        decline_reason: None,
        pending_since: None,
        escalated_at: None,
        played_until: None,
        due_at: None,
    }
}

fn nomination(nominee_id: Uuid) -> pm_nomination::Model {
    pm_nomination::Model {
        id: Uuid::nil(),
        circle_id: CIRCLE,
        nominee_id,
        nominated_by: SOMEBODY_ELSE,
        role: Role::Member,
        status: NominationStatus::Pending,
        created_at: now(),
        expires_at: at("2027-02-05T12:00:00Z"),
        resolved_at: None,
    }
}

/// Calls `judge` with the act of this kind, about one's own and about somebody else's where that differs.
fn each_act(kind: ActKind, mut judge: impl FnMut(&str, Act<'_>)) {
    let regular = person("regular", "2026-01");
    let (crew, before, none) = (
        Crew::complete(),
        AskedBefore::default(),
        Vec::<duty::Model>::new(),
    );
    let asking = Asking {
        asker: &regular,
        role: Role::Member,
        before: &before,
    };
    for (whose, id) in [("own", ME), ("other's", SOMEBODY_ELSE)] {
        let (pending, offered) = (
            request(id, JoinRequestStatus::Pending),
            request(id, JoinRequestStatus::Offered),
        );
        let declined = join_request::Model {
            resolved_at: Some(at("2027-01-30T12:00:00Z")),
            ..request(id, JoinRequestStatus::Declined)
        };
        let named = nomination(id);
        let applicant = |request| Applicant {
            request,
            person: Some(&regular),
        };
        let act = match kind {
            ActKind::WithdrawRequest => Act::WithdrawRequest(&pending),
            ActKind::TakeSeat => Act::TakeSeat(applicant(&offered)),
            ActKind::PassSeat => Act::PassSeat(&offered),
            ActKind::Approve => Act::Approve(applicant(&pending)),
            ActKind::PreApprove => Act::PreApprove(&pending),
            ActKind::Decline => Act::Decline(&pending),
            ActKind::ReopenRequest => Act::ReopenRequest(Reopening {
                applicant: applicant(&declined),
                ties: &[],
            }),
            ActKind::DismissDeputy => Act::DismissDeputy { own: id == ME },
            ActKind::WithdrawNomination => Act::WithdrawNomination(&named),
            ActKind::AcceptNomination => Act::AcceptNomination {
                nomination: &named,
                needs_seat: true,
            },
            ActKind::DeclineNomination => Act::DeclineNomination(&named),
            _ => break,
        };
        judge(whose, act);
    }
    let act = match kind {
        ActKind::SeeInside => Act::SeeInside,
        ActKind::SeeAddresses => Act::SeeAddresses,
        ActKind::SeeRequests => Act::SeeRequests,
        ActKind::ReadMessages => Act::ReadMessages,
        ActKind::SeeNomination => Act::SeeNomination,
        ActKind::SeeAdvice => Act::SeeAdvice,
        ActKind::SeeStayCounts => Act::SeeStayCounts,
        ActKind::SeeEndReason => Act::SeeEndReason,
        ActKind::SeeShortage => Act::SeeShortage,
        ActKind::Submit => Act::Submit,
        ActKind::Update => Act::Update,
        ActKind::Publish => Act::Publish(&crew),
        ActKind::Withdraw => Act::Withdraw,
        ActKind::Continue => Act::Continue,
        ActKind::Complete => Act::Complete,
        ActKind::Disband => Act::Disband,
        ActKind::Reopen => Act::Reopen,
        ActKind::AnswerStay => Act::AnswerStay,
        ActKind::TakeOver => Act::TakeOver,
        ActKind::Ask => Act::Ask(asking),
        ActKind::DecideRequests => Act::DecideRequests,
        ActKind::Leave => Act::Leave,
        ActKind::Remove => Act::Remove,
        ActKind::ChangeRole => Act::ChangeRole,
        ActKind::AppointDeputy => Act::AppointDeputy(&none),
        ActKind::Nominate => Act::Nominate(None),
        ActKind::Expire => Act::Expire,
        ActKind::EndTerm => Act::EndTerm,
        ActKind::Lapse => Act::Lapse,
        ActKind::EndLapse => Act::EndLapse,
        ActKind::Empty => Act::Empty,
        ActKind::OfferSeat => Act::OfferSeat,
        ActKind::MoveUp => Act::MoveUp,
        ActKind::LapseOffer => Act::LapseOffer,
        ActKind::ExpireRequest => Act::ExpireRequest,
        ActKind::VoidRequest => Act::VoidRequest,
        ActKind::ExpireNomination => Act::ExpireNomination,
        ActKind::Archive => Act::Archive,
        _ => return,
    };
    judge("", act);
}

fn answer(result: Result<(), RuleViolation>) -> String {
    let text = match result {
        Ok(()) => return "yes".to_owned(),
        Err(violation) => format!("{violation:?}"),
    };
    let ends = text.find(|letter: char| !letter.is_alphanumeric());
    text[..ends.unwrap_or(text.len())].to_owned()
}

/// Everything that the tables say, people with the same answers on one line.
fn written() -> String {
    let (policy, mut text) = (Policy::default(), String::new());
    for kind in ActKind::iter() {
        let name: &'static str = kind.into();
        let readiness = |person: Person| answer(ready(kind, Some(&person), true, &policy));
        let contractor = readiness(person("contractor", "2026-01"));
        let not_opted_in = readiness(person("regular", ""));
        writeln!(
            text,
            "{name}: a contractor {contractor}, who has not opted in {not_opted_in}"
        )
        .unwrap();
        each_act(kind, |whose, act| {
            let mut lines: Vec<(Vec<&str>, String)> = Vec::new();
            for (who, involvement) in people() {
                let answers = circles().map(|(stands, circle)| {
                    (stands, answer(may(act, &involvement, &circle, &policy, now())))
                });
                let mut by_answer: Vec<(String, Vec<&str>)> = Vec::new();
                for (stands, answer) in answers {
                    match by_answer.iter_mut().find(|(known, _)| *known == answer) {
                        Some((_, list)) => list.push(stands),
                        None => by_answer.push((answer, vec![stands])),
                    }
                }
                let line: Vec<String> = by_answer
                    .into_iter()
                    .map(|(answer, list)| match list.len() {
                        13 => answer,
                        _ => format!("{answer} ({})", list.join(" ")),
                    })
                    .collect();
                let line = line.join(", ");
                match lines.iter_mut().find(|(_, known)| *known == line) {
                    Some((list, _)) => list.push(who),
                    None => lines.push((vec![who], line)),
                }
            }
            for (list, line) in lines {
                let whose = if whose.is_empty() {
                    String::new()
                } else {
                    format!("{whose}, ")
                };
                writeln!(text, "  {whose}{}: {line}", list.join(" ")).unwrap();
            }
        });
        let moves = CircleState::iter().filter_map(|from| Some((from, life_cycle::circle(kind, from).ok()?)));
        let moves: Vec<String> = moves
            .filter(|(from, to)| from != to)
            .map(|(from, to)| format!("{from:?} → {to:?}"))
            .collect();
        if !moves.is_empty() {
            writeln!(text, "  the circle: {}", moves.join(", ")).unwrap();
        }
        let moves = JoinRequestStatus::iter().filter_map(|from| {
            Some(format!(
                "{from:?} → {:?}",
                life_cycle::join_request(kind, from).ok()?
            ))
        });
        let moves: Vec<String> = moves.collect();
        if !moves.is_empty() {
            writeln!(text, "  the request: {}", moves.join(", ")).unwrap();
        }
        let moves = NominationStatus::iter().filter_map(|from| {
            Some(format!(
                "{from:?} → {:?}",
                life_cycle::nomination(kind, from).ok()?
            ))
        });
        let moves: Vec<String> = moves.collect();
        if !moves.is_empty() {
            writeln!(text, "  the nomination: {}", moves.join(", ")).unwrap();
        }
    }
    text
}

#[test]
fn the_table_of_rights_is_as_the_file_says() {
    let found = written();
    if std::env::var_os("UPDATE_RIGHTS").is_some() {
        std::fs::write(GOLDEN, &found).unwrap();
    }
    let expected = std::fs::read_to_string(GOLDEN).unwrap();
    for (number, (expected, found)) in expected.lines().zip(found.lines()).enumerate() {
        assert_eq!(found, expected, "rights.txt, line {}", number + 1);
    }
    assert_eq!(found.lines().count(), expected.lines().count());
}

#[test]
fn a_proof_of_one_circle_is_none_of_another() {
    let (policy, mut who) = (Policy::default(), Involvement::new(CIRCLE, Some(ME), false));
    who.add(membership(MembershipStatus::Active, Role::Member), None);
    let proof = Inside::of(&who, &proposed(), &policy, now());
    assert_eq!(proof.map(Inside::circle), Some(CIRCLE));
    let another = circle::Model {
        id: Uuid::from_u128(9),
        ..proposed()
    };
    assert_eq!(Inside::of(&who, &another, &policy, now()), None);
}
