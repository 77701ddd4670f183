//! Samples from proposal to start: mails 4, 5, 7, 18 and 19.

use super::super::content::*;
use super::{CIRCLE_ZONE, Sample, Samples};
use chrono_tz::Tz;
use entity::model::enums::Role;
use entity::rules::AdvisoryCode;

impl Samples<'_> {
    pub(super) fn proposal_recorded(&self) -> Vec<Sample> {
        let recorded = |people, missing, nominee| ProposalRecorded {
            circle: self.title(),
            people,
            max_people: 8,
            missing,
            nominee,
        };
        vec![
            ("two-missing", recorded(1, 2, Some(self.name())).into()),
            ("one-missing", recorded(2, 1, None).into()),
            ("none-missing", recorded(3, 0, None).into()),
        ]
    }

    pub(super) fn named_programme_manager(&self) -> Vec<Sample> {
        let named = |role, zone| NamedProgrammeManager {
            circle: self.title(),
            topic: "Leadership".into(),
            by: self.name(),
            role,
            expires_at: self.later(),
            zone,
        };
        vec![
            ("another-zone", named(Role::Member, CIRCLE_ZONE).into()),
            ("advisor", named(Role::Advisor, Tz::Europe__London).into()),
        ]
    }

    pub(super) fn will_not_start(&self) -> Vec<Sample> {
        let expired = WillNotStart {
            circle: self.title(),
            expired: true,
            days: 90,
            requested: true,
            alternatives: self.alternatives(),
        };
        let withdrawn = WillNotStart {
            circle: self.title(),
            expired: false,
            days: 90,
            requested: false,
            alternatives: Vec::new(),
        };
        vec![("expired", expired.into()), ("withdrawn", withdrawn.into())]
    }

    pub(super) fn ready_to_publish(&self) -> Vec<Sample> {
        use AdvisoryCode::*;
        let ready = |people, advice, zone| ReadyToPublish {
            circle: self.title(),
            people,
            advice,
            starts_on: self.today,
            ends_on: self.half_a_year_on(),
            planned: self.meetings(),
            zone,
        };
        let advised = vec![
            NoAdvisor,
            AdvisorCount,
            LevelGap,
            MembersFarApart,
            ManagerInCircle,
            TwelveMonths,
        ];
        vec![
            ("no-advice", ready(3, Vec::new(), Tz::Europe__London).into()),
            ("all-advice", ready(4, advised, CIRCLE_ZONE).into()),
        ]
    }

    pub(super) fn circle_started(&self) -> Vec<Sample> {
        let started = |role| CircleStarted {
            circle: self.title(),
            role,
            started_on: self.today,
            ends_on: self.half_a_year_on(),
            meetings: self.meetings(),
            people: self.people(),
            zone: CIRCLE_ZONE,
        };
        vec![
            ("member", started(Role::Member).into()),
            ("advisor", started(Role::Advisor).into()),
        ]
    }
}
