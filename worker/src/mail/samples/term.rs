//! Samples of the end of a term: mails 25 to 28.

use super::super::content::*;
use super::{CIRCLE_ZONE, Sample, Samples};
use chrono::{Months, TimeDelta};
use chrono_tz::Tz;
use entity::model::enums::{Decision, StayAnswer};

impl Samples<'_> {
    pub(super) fn decide_term(&self) -> Vec<Sample> {
        let decide = |days: u16, counts, own, zone| DecideTerm {
            circle: self.title(),
            ends_on: self.in_days(days),
            days_left: days.into(),
            lapses_on: self.in_days(days + 14),
            counts,
            own,
            zone,
        };
        let counts = Some(StayCounts {
            stay: 4,
            leave: 1,
            unanswered: 2,
        });
        let (stay, leave) = (Some(StayAnswer::Stay), Some(StayAnswer::Leave));
        let london = Tz::Europe__London;
        vec![
            ("manager", decide(30, counts, stay, CIRCLE_ZONE).into()),
            ("participant", decide(14, None, None, CIRCLE_ZONE).into()),
            ("one-day-left", decide(1, None, stay, london).into()),
            ("today", decide(0, None, leave, london).into()),
        ]
    }

    pub(super) fn twelve_months(&self) -> Vec<Sample> {
        let advice = |months, to_manager, zone| TwelveMonths {
            circle: self.title(),
            ends_on: self.in_days(30),
            months,
            to_manager,
            zone,
        };
        vec![
            ("participant", advice(12, false, CIRCLE_ZONE).into()),
            ("manager", advice(12, true, CIRCLE_ZONE).into()),
            ("eighteen-months", advice(18, true, Tz::Europe__London).into()),
        ]
    }

    pub(super) fn decision_taken(&self) -> Vec<Sample> {
        let taken = |decision, own, reason| DecisionTaken {
            circle: self.title(),
            decision,
            ends_on: self.in_days(30),
            next_ends_on: self.in_days(30) + Months::new(6),
            own,
            reason,
            zone: CIRCLE_ZONE,
        };
        let (stay, leave) = (Some(StayAnswer::Stay), Some(StayAnswer::Leave));
        let go_on = Decision::Continue;
        vec![
            ("with-a-reason", taken(go_on, stay, self.message()).into()),
            ("leaver", taken(go_on, leave, String::new()).into()),
            ("no-answer", taken(go_on, None, String::new()).into()),
            ("disband", taken(Decision::Disband, stay, String::new()).into()),
        ]
    }

    pub(super) fn decision_overdue(&self) -> Vec<Sample> {
        let overdue = |to_administrator, zone| DecisionOverdue {
            circle: self.title(),
            ended_on: self.today,
            lapses_at: self.later(),
            to_administrator,
            zone,
        };
        vec![
            ("manager", overdue(false, CIRCLE_ZONE).into()),
            ("administrator", overdue(true, Tz::Europe__London).into()),
        ]
    }

    pub(super) fn circle_lapsed(&self) -> Vec<Sample> {
        let lapsed = CircleLapsed {
            circle: self.title(),
            reopen_until: self.later(),
            zone: CIRCLE_ZONE,
        };
        vec![("lapsed", lapsed.into())]
    }

    pub(super) fn circle_closed(&self) -> Vec<Sample> {
        let disbanded = CircleClosed {
            circle: self.title(),
            completed: false,
            requested: false,
            reason: self.message(),
            archive_until: Some(self.now + TimeDelta::days(365)),
            alternatives: self.alternatives(),
        };
        let completed = CircleClosed {
            completed: true,
            reason: String::new(),
            alternatives: Vec::new(),
            ..disbanded.clone()
        };
        let requested = CircleClosed {
            requested: true,
            reason: String::new(),
            archive_until: None,
            ..disbanded.clone()
        };
        let requested_bare = CircleClosed {
            alternatives: Vec::new(),
            ..requested.clone()
        };
        vec![
            ("disbanded", disbanded.into()),
            ("completed", completed.into()),
            ("requested", requested.into()),
            ("requested-bare", requested_bare.into()),
        ]
    }
}
