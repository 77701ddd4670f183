//! Levels: an ordered ladder per job family, compared by counting rungs (docs/product.md §2).
//!
//! Ladders have holes and differ in length, so levels of two families cannot be compared, and are not.

use std::{collections::BTreeMap, ops::RangeInclusive};
use uuid::Uuid;

/// Members of one family who are more than so many rungs apart are far apart in career stage.
pub const FAR_APART_RUNGS: u32 = 3;

/// Rungs by which an advisor is best above the members' median, in half rungs.
const ADVISOR_GAP_HALVES: RangeInclusive<i64> = 2..=4;

/// Where a person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Standing {
    /// The job family whose ladder it is.
    pub family: Uuid,
    /// The rung, counted in that ladder, higher is more senior.
    pub position: i32,
}

/// Whether the advisor is one to two rungs above the median of those members who are on the same ladder.
///
/// With an even number of members the median is the mean of the middle two. Nobody to compare with is fine.
#[must_use]
pub fn advisor_gap_ok(advisor: Standing, members: &[Standing]) -> bool {
    let comparable = members.iter().filter(|member| member.family == advisor.family);
    twice_median(comparable.map(|member| i64::from(member.position)).collect())
        .is_none_or(|median| ADVISOR_GAP_HALVES.contains(&(2 * i64::from(advisor.position) - median)))
}

/// Whether two members on the same ladder are more than [`FAR_APART_RUNGS`] apart.
#[must_use]
pub fn far_apart(members: &[Standing]) -> bool {
    let mut spans: BTreeMap<Uuid, (i32, i32)> = BTreeMap::new();
    for Standing { family, position } in members.iter().copied() {
        let (low, high) = spans.entry(family).or_insert((position, position));
        (*low, *high) = (position.min(*low), position.max(*high));
    }
    spans
        .values()
        .any(|(low, high)| low.abs_diff(*high) > FAR_APART_RUNGS)
}

/// Twice the median, which is a whole number; `None` of nothing.
fn twice_median(mut positions: Vec<i64>) -> Option<i64> {
    positions.sort_unstable();
    let upper = positions.get(positions.len() / 2)?;
    let lower = positions.get((positions.len() - 1) / 2)?;
    Some(lower + upper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn on(family: u128, position: i32) -> Standing {
        Standing {
            family: Uuid::from_u128(family),
            position,
        }
    }

    #[test]
    fn an_advisor_is_one_or_two_rungs_above_the_median() {
        let table: [(&str, i32, &[i32], bool); 10] = [
            ("one above", 4, &[3], true),
            ("two above", 5, &[3], true),
            ("level with", 3, &[3], false),
            ("three above", 6, &[3], false),
            ("below", 2, &[3], false),
            ("the median of three, not their mean", 6, &[1, 4, 4], true),
            ("one and a half above", 5, &[3, 4], true),
            ("two and a half above", 6, &[3, 4], false),
            ("half above", 4, &[3, 4], false),
            ("nobody to compare with", 9, &[], true),
        ];
        for (case, advisor, members, ok) in table {
            let members: Vec<_> = members.iter().map(|position| on(1, *position)).collect();
            assert_eq!(advisor_gap_ok(on(1, advisor), &members), ok, "{case}");
        }
    }

    #[test]
    fn other_ladders_do_not_count() {
        assert!(advisor_gap_ok(on(1, 9), &[on(2, 1), on(2, 9)]));
        assert!(advisor_gap_ok(on(1, 4), &[on(2, 9), on(1, 3), on(2, 9)]));
        assert!(!advisor_gap_ok(on(1, 9), &[on(2, 8), on(1, 3)]));
        assert!(!far_apart(&[on(1, 1), on(2, 9)]));
    }

    #[test]
    fn four_rungs_are_far_apart() {
        assert!(!far_apart(&[]));
        assert!(!far_apart(&[on(1, 2)]));
        assert!(!far_apart(&[on(1, 2), on(1, 5)]));
        assert!(far_apart(&[on(1, 6), on(2, 4), on(1, 2)]));
        assert!(far_apart(&[on(1, i32::MIN), on(1, i32::MAX)]));
    }

    proptest! {
        #[test]
        fn order_does_not_matter(mut positions in prop::collection::vec(1..12_i32, 0..9), advisor in 1..14_i32) {
            let judge = |positions: &[i32]| {
                let members: Vec<_> = positions.iter().map(|position| on(1, *position)).collect();
                (advisor_gap_ok(on(1, advisor), &members), far_apart(&members))
            };
            let first = judge(&positions);
            positions.reverse();
            prop_assert_eq!(first, judge(&positions));
        }

        #[test]
        fn a_whole_ladder_moved_up_changes_nothing(positions in prop::collection::vec(1..12_i32, 0..9), by in 0..50_i32) {
            let moved = |by: i32| -> Vec<_> { positions.iter().map(|position| on(1, position + by)).collect() };
            prop_assert_eq!(advisor_gap_ok(on(1, 7), &moved(0)), advisor_gap_ok(on(1, 7 + by), &moved(by)));
            prop_assert_eq!(far_apart(&moved(0)), far_apart(&moved(by)));
        }
    }
}
