//! Samples of the programme manager's place, and of too few people: mails 29 and 30.

use super::super::content::*;
use super::{CIRCLE_ZONE, Sample, Samples};
use chrono_tz::Tz;

impl Samples<'_> {
    pub(super) fn manager_wanted(&self) -> Vec<Sample> {
        let wanted = |asked, zone| ManagerWanted {
            circle: self.title(),
            running: true,
            asked,
            zone,
        };
        let later = self.later();
        let first = Asked::First { everybody_at: later };
        let everybody = |administrators_at| Asked::Everybody { administrators_at };
        let administrators = |days| Asked::Administrators { days };
        let london = Tz::Europe__London;
        let proposed = ManagerWanted {
            running: false,
            ..wanted(everybody(None), london)
        };
        vec![
            ("deputies-and-advisors", wanted(first, CIRCLE_ZONE).into()),
            ("everybody", wanted(everybody(Some(later)), CIRCLE_ZONE).into()),
            ("everybody-in-a-proposed-circle", proposed.into()),
            ("administrators", wanted(administrators(30), london).into()),
            ("administrators-one-day", wanted(administrators(1), london).into()),
        ]
    }

    pub(super) fn new_manager(&self) -> Vec<Sample> {
        let new = NewManager {
            circle: self.title(),
            name: self.name(),
        };
        vec![("new", new.into())]
    }

    pub(super) fn below_minimum(&self) -> Vec<Sample> {
        let below = |people, runs_until, to_administrator| BelowMinimum {
            circle: self.title(),
            people,
            minimum: 3,
            runs_until,
            to_administrator,
            zone: CIRCLE_ZONE,
        };
        let later = Some(self.later());
        vec![
            ("manager", below(2, later, false).into()),
            ("administrator", below(2, later, true).into()),
            ("one-person-days-over", below(1, None, true).into()),
        ]
    }
}
