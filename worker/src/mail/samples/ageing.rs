//! Samples of what waits too long: mails 6, 10, 11 and 24.

use super::super::content::*;
use super::{CIRCLE_ZONE, Sample, Samples};
use chrono_tz::Tz;

impl Samples<'_> {
    pub(super) fn proposal_waiting(&self) -> Vec<Sample> {
        let waiting = |people, days, zone| ProposalWaiting {
            circle: self.title(),
            people,
            needed: 3,
            days,
            expires_at: self.later(),
            zone,
        };
        vec![
            ("two-in", waiting(2, 30, CIRCLE_ZONE).into()),
            ("one-in", waiting(1, 1, Tz::Europe__London).into()),
            ("enough", waiting(4, 60, Tz::Europe__London).into()),
        ]
    }

    pub(super) fn requests_waiting(&self) -> Vec<Sample> {
        let waiting = |requests, days, answer_by| RequestsWaiting {
            circle: self.title(),
            requests,
            days,
            answer_by,
            zone: CIRCLE_ZONE,
        };
        vec![
            ("two", waiting(2, 7, Some(self.later())).into()),
            ("one", waiting(1, 1, Some(self.later())).into()),
            ("of-today", waiting(1, 0, None).into()),
        ]
    }

    pub(super) fn requests_escalated(&self) -> Vec<Sample> {
        let escalated = |requests, days, answer_by| RequestsEscalated {
            circle: self.title(),
            requests,
            days,
            answer_by,
            zone: CIRCLE_ZONE,
        };
        vec![
            ("one", escalated(1, 10, Some(self.later())).into()),
            ("two", escalated(2, 11, None).into()),
        ]
    }

    pub(super) fn request_expired(&self) -> Vec<Sample> {
        let expired = |may_ask_again, alternatives| RequestExpired {
            circle: self.title(),
            may_ask_again,
            alternatives,
        };
        vec![
            ("alternatives", expired(true, self.alternatives()).into()),
            ("bare", expired(false, Vec::new()).into()),
        ]
    }

    pub(super) fn nothing_planned(&self) -> Vec<Sample> {
        let planned = self.meetings();
        let dates = planned.iter().take(3).map(|meeting| meeting.on).collect();
        let nothing = |last_on, proposed, zone| NothingPlanned {
            circle: self.title(),
            last_on,
            proposed,
            zone,
        };
        vec![
            (
                "three-dates",
                nothing(Some(self.days_ago(45)), dates, CIRCLE_ZONE).into(),
            ),
            ("bare", nothing(None, Vec::new(), Tz::Europe__London).into()),
        ]
    }

    pub(super) fn circle_quiet(&self) -> Vec<Sample> {
        let quiet = |last_on, to_administrator, zone| CircleQuiet {
            circle: self.title(),
            last_on,
            to_administrator,
            zone,
        };
        let last = Some(self.days_ago(90));
        vec![
            ("participant", quiet(last, false, CIRCLE_ZONE).into()),
            ("administrator", quiet(last, true, CIRCLE_ZONE).into()),
            ("never-met", quiet(None, false, Tz::Europe__London).into()),
        ]
    }
}
