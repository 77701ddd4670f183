//! Samples of loss of eligibility: mail 2.

use super::super::content::*;
use super::{Sample, Samples};

impl Samples<'_> {
    pub(super) fn offboarded(&self) -> Vec<Sample> {
        let offboarded = |circles, erased_on| Offboarded {
            circles,
            erased_on,
            archive_days: 365,
        };
        let more = self.texts.more.iter().map(|(_, title)| title.clone());
        let circles = [self.title()].into_iter().chain(more).collect();
        vec![
            ("circles", offboarded(circles, Some(self.in_days(30))).into()),
            ("requests-only", offboarded(Vec::new(), None).into()),
        ]
    }

    pub(super) fn participant_offboarded(&self) -> Vec<Sample> {
        let offboarded = |people, too_few_below| ParticipantOffboarded {
            circle: self.title(),
            name: self.name(),
            people,
            too_few_below,
        };
        vec![
            ("enough-stay", offboarded(4, None).into()),
            ("too-few-stay", offboarded(2, Some(3)).into()),
        ]
    }
}
