//! Samples of asking to join and the answers: mails 8, 9, 12, 13 and 14.

use super::super::content::*;
use super::{CIRCLE_ZONE, Sample, Samples};
use chrono_tz::Tz;
use entity::model::enums::Role;

impl Samples<'_> {
    pub(super) fn new_join_request(&self) -> Vec<Sample> {
        let full = NewJoinRequest {
            circle: self.title(),
            name: self.name(),
            level: Some("Senior engineer".into()),
            role: Role::Member,
            message: self.message(),
            free_seats: 3,
            answer_by: Some(self.later()),
            zone: CIRCLE_ZONE,
        };
        let one_seat = NewJoinRequest {
            role: Role::Advisor,
            free_seats: 1,
            zone: Tz::Europe__London,
            ..full.clone()
        };
        let bare = NewJoinRequest {
            level: None,
            message: String::new(),
            free_seats: 0,
            answer_by: None,
            ..full.clone()
        };
        vec![
            ("full", full.into()),
            ("one-seat", one_seat.into()),
            ("bare", bare.into()),
        ]
    }

    pub(super) fn request_received(&self) -> Vec<Sample> {
        let received = RequestReceived {
            circle: self.title(),
            role: Role::Member,
            programme_manager: Some(self.name()),
            answer_by: Some(self.later()),
            zone: CIRCLE_ZONE,
        };
        let vacant = RequestReceived {
            role: Role::Advisor,
            programme_manager: None,
            answer_by: None,
            ..received.clone()
        };
        vec![
            ("with-a-programme-manager", received.into()),
            ("vacant", vacant.into()),
        ]
    }

    pub(super) fn approved(&self) -> Vec<Sample> {
        let approved = |role, next| Approved {
            circle: self.title(),
            role,
            people: self.people(),
            next,
            zone: CIRCLE_ZONE,
        };
        let mut meetings = self.meetings().into_iter();
        vec![
            ("proposed", approved(Role::Advisor, None).into()),
            ("experience-next", approved(Role::Member, meetings.next()).into()),
            ("education-next", approved(Role::Member, meetings.next()).into()),
        ]
    }

    pub(super) fn declined(&self) -> Vec<Sample> {
        let reasoned = Declined {
            circle: self.title(),
            reason: self.message(),
            ask_again_from: Some(self.in_days(31)),
            alternatives: self.alternatives(),
        };
        let bare = Declined {
            circle: self.title(),
            reason: String::new(),
            ask_again_from: None,
            alternatives: Vec::new(),
        };
        vec![("with-a-reason", reasoned.into()), ("bare", bare.into())]
    }

    pub(super) fn waitlisted(&self) -> Vec<Sample> {
        let waitlisted = |role, position| Waitlisted {
            circle: self.title(),
            role,
            position,
        };
        vec![
            ("second", waitlisted(Role::Member, 2).into()),
            ("first", waitlisted(Role::Advisor, 1).into()),
        ]
    }

    pub(super) fn seat_offered(&self) -> Vec<Sample> {
        let offered = |role, zone| SeatOffered {
            circle: self.title(),
            role,
            expires_at: self.later(),
            zone,
        };
        vec![
            ("another-zone", offered(Role::Member, CIRCLE_ZONE).into()),
            ("advisor", offered(Role::Advisor, Tz::Europe__London).into()),
        ]
    }

    pub(super) fn offer_lapsed(&self) -> Vec<Sample> {
        let circle = self.title();
        vec![("lapsed", OfferLapsed { circle }.into())]
    }
}
