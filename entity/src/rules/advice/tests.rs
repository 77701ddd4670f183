//! The advice as tables and properties.

use super::*;
use AdvisoryCode::{AdvisorCount, LevelGap, ManagerInCircle, MembersFarApart, NoAdvisor};
use proptest::prelude::*;
use strum::IntoEnumIterator;

fn person(id: u128, role: Role, rung: i32) -> Participant {
    let standing = Some(Standing {
        family: Uuid::from_u128(1),
        position: rung,
    });
    Participant {
        employee_id: Uuid::from_u128(id),
        role,
        standing,
        manager_id: None,
    }
}

fn member(id: u128, rung: i32) -> Participant {
    person(id, Role::Member, rung)
}

fn advisor(id: u128, rung: i32) -> Participant {
    person(id, Role::Advisor, rung)
}

fn managed_by(manager: u128, person: Participant) -> Participant {
    Participant {
        manager_id: Some(Uuid::from_u128(manager)),
        ..person
    }
}

fn without_rung(person: Participant) -> Participant {
    Participant {
        standing: None,
        ..person
    }
}

#[test]
fn advice_on_a_circle() {
    let table: [(&str, Vec<Participant>, &[AdvisoryCode]); 10] = [
        ("nobody", vec![], &[NoAdvisor]),
        (
            "as advised",
            vec![member(1, 3), member(2, 3), member(3, 4), advisor(4, 5)],
            &[],
        ),
        ("no advisor", vec![member(1, 3), member(2, 3)], &[NoAdvisor]),
        (
            "three advisors",
            vec![member(1, 3), advisor(2, 4), advisor(3, 4), advisor(4, 5)],
            &[AdvisorCount],
        ),
        (
            "one of two is too high",
            vec![member(1, 3), advisor(2, 4), advisor(3, 8)],
            &[LevelGap],
        ),
        (
            "four rungs",
            vec![member(1, 2), member(2, 6), advisor(3, 5)],
            &[MembersFarApart],
        ),
        (
            "own manager",
            vec![managed_by(2, member(1, 3)), advisor(2, 4)],
            &[ManagerInCircle],
        ),
        (
            "a manager elsewhere",
            vec![managed_by(9, member(1, 3)), advisor(2, 4)],
            &[],
        ),
        (
            "their own manager at the top",
            vec![managed_by(1, member(1, 3)), advisor(2, 4)],
            &[],
        ),
        (
            "rungs unknown",
            vec![without_rung(member(1, 3)), without_rung(advisor(2, 9))],
            &[],
        ),
    ];
    for (case, people, expected) in table {
        assert_eq!(of_circle(&people), expected.iter().copied().collect(), "{case}");
    }
}

#[test]
fn advice_on_joining() {
    let table: [(&str, Vec<Participant>, Participant, &[AdvisoryCode]); 14] = [
        ("the first person", vec![], member(1, 3), &[]),
        (
            "still no advisor, which is nobody's joining",
            vec![member(1, 3)],
            member(2, 3),
            &[],
        ),
        ("a well placed advisor", vec![member(1, 3)], advisor(2, 4), &[]),
        (
            "the third advisor",
            vec![member(1, 3), advisor(2, 4), advisor(3, 4)],
            advisor(4, 4),
            &[AdvisorCount],
        ),
        (
            "the fourth, who makes it no better",
            vec![member(1, 3), advisor(2, 4), advisor(3, 4), advisor(4, 4)],
            advisor(5, 4),
            &[AdvisorCount],
        ),
        (
            "a member, where there are three advisors",
            vec![member(1, 3), advisor(2, 4), advisor(3, 4), advisor(4, 4)],
            member(5, 3),
            &[],
        ),
        (
            "a misplaced advisor",
            vec![member(1, 3)],
            advisor(2, 9),
            &[LevelGap],
        ),
        (
            "a second misplaced advisor",
            vec![member(1, 3), advisor(2, 9)],
            advisor(3, 9),
            &[LevelGap],
        ),
        (
            "a member who moves the median",
            vec![member(1, 3), advisor(2, 4)],
            member(3, 5),
            &[LevelGap],
        ),
        (
            "a member, where an advisor was misplaced",
            vec![member(1, 3), advisor(2, 9)],
            member(3, 3),
            &[],
        ),
        (
            "far from a member",
            vec![member(1, 2)],
            member(2, 6),
            &[MembersFarApart],
        ),
        (
            "between members who are far apart",
            vec![member(1, 2), member(2, 6)],
            member(3, 4),
            &[],
        ),
        (
            "with the own manager",
            vec![member(1, 3)],
            managed_by(1, member(2, 3)),
            &[ManagerInCircle],
        ),
        (
            "with a report, where another pair was",
            vec![
                member(1, 3),
                managed_by(1, member(2, 3)),
                managed_by(4, member(3, 3)),
            ],
            member(4, 3),
            &[ManagerInCircle],
        ),
    ];
    for (case, before, joiner, expected) in table {
        assert_eq!(
            of_joining(&before, &joiner),
            expected.iter().copied().collect(),
            "{case}"
        );
    }
    let others_pair = [member(1, 3), managed_by(1, member(2, 3))];
    assert!(
        of_joining(&others_pair, &member(3, 3)).is_empty(),
        "somebody else's manager is not the joiner's matter"
    );
}

#[test]
fn what_was_acknowledged_is_not_asked_again() {
    let found = BTreeSet::from([LevelGap, NoAdvisor, ManagerInCircle]);
    assert_eq!(
        unacknowledged(&found, &[LevelGap, AdvisorCount]),
        [NoAdvisor, ManagerInCircle]
    );
    assert!(unacknowledged(&found, &AdvisoryCode::iter().collect::<Vec<_>>()).is_empty());
}

#[test]
fn codes_are_spelled_alike_everywhere() {
    for code in AdvisoryCode::iter() {
        let name: &'static str = code.into();
        assert_eq!(serde_json::to_value(code).unwrap(), name);
        assert_eq!(serde_json::from_value::<AdvisoryCode>(name.into()).unwrap(), code);
        assert!(code.message().ends_with('.'), "{name}");
    }
    assert_eq!(<&'static str>::from(MembersFarApart), "MEMBERS_FAR_APART");
}

fn anyone() -> impl Strategy<Value = Participant> {
    let role = prop_oneof![Just(Role::Member), Just(Role::Advisor)];
    (
        role,
        prop::option::of((1..3_u128, 1..9_i32)),
        prop::option::of(1..12_u128),
    )
        .prop_map(|(role, rung, manager)| Participant {
            employee_id: Uuid::nil(),
            role,
            standing: rung.map(|(family, position)| Standing {
                family: Uuid::from_u128(family),
                position,
            }),
            manager_id: manager.map(Uuid::from_u128),
        })
}

/// People with the ids 1, 2, 3, ...
fn people() -> impl Strategy<Value = Vec<Participant>> {
    prop::collection::vec(anyone(), 1..10).prop_map(|mut people| {
        for (id, person) in (1..).zip(&mut people) {
            person.employee_id = Uuid::from_u128(id);
        }
        people
    })
}

proptest! {
    #[test]
    fn joining_says_what_is_new_and_nothing_untrue(people in people()) {
        let (joiner, before) = people.split_last().unwrap();
        let (said_before, said_after) = (of_circle(before), of_circle(&people));
        let joining = of_joining(before, joiner);
        prop_assert!(joining.is_subset(&said_after), "true of the circle afterwards");
        prop_assert!(said_after.difference(&said_before).all(|code| joining.contains(code)), "all that is new");
        prop_assert!(!joining.contains(&NoAdvisor));
    }

    #[test]
    fn order_does_not_matter(mut people in people()) {
        let first = of_circle(&people);
        people.reverse();
        prop_assert_eq!(first, of_circle(&people));
    }
}
