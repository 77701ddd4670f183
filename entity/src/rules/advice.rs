//! Advice (docs/product.md §2): what people may do all the same, once they acknowledged it.

use super::ladder::{Standing, advisor_gap_ok, far_apart};
pub use crate::model::enums::AdvisoryCode;
use crate::model::enums::Role;
use std::collections::BTreeSet;
use uuid::Uuid;

/// More advisors than this are advised against.
const MOST_ADVISORS: usize = 2;

impl AdvisoryCode {
    /// The advice in one sentence, for people.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::NoAdvisor => {
                "No advisor takes part yet; an advisor is highly encouraged, so consider asking one to join."
            }
            Self::AdvisorCount => "More than two advisors can crowd out the members; two are usually enough.",
            Self::LevelGap => {
                "An advisor guides best from one or two levels above the members; here the distance is another."
            }
            Self::MembersFarApart => {
                "Some members are more than three levels apart; circles work best among people at a similar career stage."
            }
            Self::ManagerInCircle => {
                "Someone would be in this circle with their own manager, which makes it harder to speak openly."
            }
            Self::TwelveMonths => {
                "After twelve months the programme recommends disbanding, so that everyone can meet new people."
            }
        }
    }
}

/// What advice needs to know of a person in a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Who it is.
    pub employee_id: Uuid,
    /// How the person takes part.
    pub role: Role,
    /// The person's rung, where HR names one.
    pub standing: Option<Standing>,
    /// The person's manager, where there is one.
    pub manager_id: Option<Uuid>,
}

/// What is to be said of a circle of these people.
#[must_use]
pub fn of_circle(people: &[Participant]) -> BTreeSet<AdvisoryCode> {
    let advisors = count_advisors(people);
    let members = standings(people, Role::Member);
    let misplaced = |advisor: &Standing| !advisor_gap_ok(*advisor, &members);
    said([
        (AdvisoryCode::NoAdvisor, advisors == 0),
        (AdvisoryCode::AdvisorCount, advisors > MOST_ADVISORS),
        (
            AdvisoryCode::LevelGap,
            standings(people, Role::Advisor).iter().any(misplaced),
        ),
        (AdvisoryCode::MembersFarApart, far_apart(&members)),
        (
            AdvisoryCode::ManagerInCircle,
            people.iter().any(|person| is_managed_among(person, people)),
        ),
    ])
}

/// What is to be said when `joiner` joins `people_before`, who do not include the joiner: only what the joining
/// causes or what concerns the joiner. What was wrong before and is none of the joiner's business is not said again.
#[must_use]
pub fn of_joining(people_before: &[Participant], joiner: &Participant) -> BTreeSet<AdvisoryCode> {
    let joins_as_advisor = joiner.role == Role::Advisor;
    let manager_beside = is_managed_among(joiner, people_before)
        || people_before
            .iter()
            .any(|person| person.manager_id == Some(joiner.employee_id));
    said([
        (
            AdvisoryCode::AdvisorCount,
            joins_as_advisor && count_advisors(people_before) >= MOST_ADVISORS,
        ),
        (
            AdvisoryCode::LevelGap,
            joining_misplaces_an_advisor(people_before, joiner),
        ),
        (
            AdvisoryCode::MembersFarApart,
            !joins_as_advisor && is_far_from_a_member(people_before, joiner),
        ),
        (AdvisoryCode::ManagerInCircle, manager_beside),
    ])
}

/// The advice that was found and not acknowledged, in a fixed order.
#[must_use]
pub fn unacknowledged(found: &BTreeSet<AdvisoryCode>, acknowledged: &[AdvisoryCode]) -> Vec<AdvisoryCode> {
    found
        .iter()
        .copied()
        .filter(|code| !acknowledged.contains(code))
        .collect()
}

fn said<const N: usize>(cases: [(AdvisoryCode, bool); N]) -> BTreeSet<AdvisoryCode> {
    cases
        .into_iter()
        .filter_map(|(code, applies)| applies.then_some(code))
        .collect()
}

fn count_advisors(people: &[Participant]) -> usize {
    people
        .iter()
        .filter(|person| person.role == Role::Advisor)
        .count()
}

fn standings(people: &[Participant], role: Role) -> Vec<Standing> {
    people
        .iter()
        .filter(|person| person.role == role)
        .filter_map(|person| person.standing)
        .collect()
}

/// Whether the person's manager is among the people. Somebody at the very top may be their own manager in HR's data,
/// which is nobody's trouble.
fn is_managed_among(person: &Participant, people: &[Participant]) -> bool {
    person
        .manager_id
        .filter(|manager| *manager != person.employee_id)
        .is_some_and(|manager| people.iter().any(|other| other.employee_id == manager))
}

/// A joining advisor is misplaced, or a joining member moves the median away from an advisor who was well placed.
fn joining_misplaces_an_advisor(people_before: &[Participant], joiner: &Participant) -> bool {
    let Some(standing) = joiner.standing else {
        return false;
    };
    let mut members = standings(people_before, Role::Member);
    if joiner.role == Role::Advisor {
        return !advisor_gap_ok(standing, &members);
    }
    let mut well_placed = standings(people_before, Role::Advisor);
    well_placed.retain(|advisor| advisor_gap_ok(*advisor, &members));
    members.push(standing);
    well_placed
        .iter()
        .any(|advisor| !advisor_gap_ok(*advisor, &members))
}

fn is_far_from_a_member(people: &[Participant], joiner: &Participant) -> bool {
    let Some(standing) = joiner.standing else {
        return false;
    };
    standings(people, Role::Member)
        .iter()
        .any(|member| far_apart(&[*member, standing]))
}

#[cfg(test)]
mod tests;
