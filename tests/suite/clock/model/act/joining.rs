//! Asking to join, the answers, the waitlist.

use crate::clock::model::*;
use chrono::TimeDelta;

impl World {
    pub(super) fn ask(&mut self, by: Person, place: Place, role: Role) -> Option<()> {
        self.must_take_part(by)?;
        let circle = self.circles.get(place)?;
        if circle.membership(by).is_some() {
            return None;
        }
        if circle.request(by).is_some() {
            return Some(());
        }
        self.must_be(place, &[State::Proposed, State::Active])?;
        let refused = circle
            .requests
            .iter()
            .filter(|request| request.person == by && request.status == Asked::Declined);
        let refused = refused.filter_map(|request| request.resolved_at).max();
        let memberships = circle.people.iter().filter(|membership| membership.person == by);
        let refused = memberships
            .filter_map(|membership| membership.removed_at)
            .max()
            .max(refused);
        let again = refused.is_none_or(|at| self.now >= at + TimeDelta::hours(24 * 30));
        let open = self.open_requests(by);
        (circle.recruiting && self.is_signed_up(by, role) && again && open < 5).then_some(())?;
        let waits = circle.free() == 0
            || circle
                .requests
                .iter()
                .any(|request| request.status == Asked::Waitlisted);
        let now = self.now;
        self.circles[place].requests.push(Request {
            person: by,
            role,
            status: if waits { Asked::Waitlisted } else { Asked::Pending },
            created_at: now,
            pending_since: None,
            waitlisted_at: waits.then_some(now),
            pre_approved: false,
            offer_until: None,
            resolved_at: None,
            escalated_at: None,
            alarms: Vec::new(),
        });
        let request = self.circles[place].requests.len() - 1;
        self.event(place, "JOIN_REQUESTED");
        let cause = Cause::Request(place, by, now);
        if waits {
            self.mail("waitlisted", Some(place), cause, [by]);
            self.seats_free(place);
        } else {
            self.put_before_the_manager(place, request);
            self.mail("request_received", Some(place), cause, [by]);
        }
        Some(())
    }

    fn open_requests(&self, of: Person) -> usize {
        let circles = self.circles.iter();
        circles.filter(|circle| circle.request(of).is_some()).count()
    }

    pub(in crate::clock::model) fn put_before_the_manager(&mut self, place: Place, request: usize) {
        self.waits_for_an_answer(place, request);
        let circle = &self.circles[place];
        let (duties, request) = (circle.duties(), &circle.requests[request]);
        let cause = Cause::Request(place, request.person, request.created_at);
        self.mail("new_join_request", Some(place), cause, duties);
    }

    fn waits_for_an_answer(&mut self, place: Place, request: usize) {
        let now = self.now;
        let request = &mut self.circles[place].requests[request];
        (request.status, request.pending_since) = (Asked::Pending, Some(now));
        request.alarms = [
            (3, RequestAlarm::Waits(3)),
            (7, RequestAlarm::Waits(7)),
            (10, RequestAlarm::Escalates),
            (21, RequestAlarm::Expires),
        ]
        .map(|(days, alarm)| (now + TimeDelta::hours(24 * days), alarm))
        .to_vec();
    }

    /// Fails unless `by` may decide about requests of `of`.
    fn must_decide(&self, by: Person, place: Place, of: Person) -> Option<()> {
        self.must_take_part(by)?;
        let circle = self.circles.get(place)?;
        let sees = circle.has_duty(by) || (self.is_administrator(by) && circle.vacant_since.is_some());
        (by != of && sees).then_some(())?;
        self.must_be(place, &[State::Proposed, State::Active])
    }

    /// The open request of `of`, for somebody who may decide about it.
    pub(super) fn to_decide(&self, by: Person, place: Place, of: Person, states: &[Asked]) -> Option<usize> {
        self.must_decide(by, place, of)?;
        let circle = self.circles.get(place)?;
        let request = circle.request(of)?;
        states
            .contains(&circle.requests[request].status)
            .then_some(request)
    }

    pub(super) fn approve(&mut self, by: Person, place: Place, of: Person) -> Option<()> {
        let request = self.to_decide(by, place, of, &[Asked::Pending, Asked::Waitlisted])?;
        self.may_come_in(place, request)?;
        self.admit(place, request)
    }

    pub(super) fn may_come_in(&self, place: Place, request: usize) -> Option<()> {
        let Request { person, role, .. } = self.circles[place].requests[request];
        (self.can_take_part(person) && self.is_signed_up(person, role)).then_some(())
    }

    pub(super) fn resolve(&mut self, place: Place, request: usize, status: Asked) -> Person {
        let now = self.now;
        let request = &mut self.circles[place].requests[request];
        (request.status, request.resolved_at) = (status, Some(now));
        request.alarms.clear();
        request.person
    }

    pub(super) fn admit(&mut self, place: Place, request: usize) -> Option<()> {
        let Request { created_at, role, .. } = self.circles[place].requests[request];
        let person = self.resolve(place, request, Asked::Approved);
        if self.circles[place].state == State::Proposed {
            self.ages_anew(place);
        }
        self.comes_in(place, person, role)?;
        self.mail(
            "approved",
            Some(place),
            Cause::Request(place, person, created_at),
            [person],
        );
        Some(())
    }

    pub(super) fn comes_in(&mut self, place: Place, person: Person, role: Role) -> Option<()> {
        (self.circles[place].free() > 0).then_some(())?;
        let others = self.circles[place].readers();
        let joined_at = self.now;
        let membership = Membership {
            person,
            role,
            status: Status::Active,
            joined_at,
            removed_at: None,
        };
        self.circles[place].people.push(membership);
        let joined = self.event(place, "PARTICIPANT_JOINED");
        self.mail("participant_joined", Some(place), joined, others);
        if self.circles[place].count() >= 3 {
            if self.circles[place].below_since.take().is_some() {
                self.event(place, "MINIMUM_REACHED");
            }
            let circle = &mut self.circles[place];
            circle.silence(|alarm| alarm == Alarm::TooFewIsTold);
            if circle.state == State::Proposed {
                let manager = circle.manager;
                self.mail("ready_to_publish", Some(place), Cause::Proposal(place), manager);
            }
        }
        Some(())
    }

    pub(super) fn decline(&mut self, by: Person, place: Place, of: Person) -> Option<()> {
        let request = self.to_decide(by, place, of, &[Asked::Pending, Asked::Waitlisted])?;
        self.resolve(place, request, Asked::Declined);
        let declined = self.event(place, "JOIN_REQUEST_DECLINED");
        self.mail("declined", Some(place), declined, [of]);
        self.seats_free(place);
        Some(())
    }

    /// Of the requests that the person has made, the last.
    pub(super) fn reopen_request(&mut self, by: Person, place: Place, of: Person) -> Option<()> {
        self.must_decide(by, place, of)?;
        let circle = self.circles.get(place)?;
        let request = circle.requests.iter().rposition(|request| request.person == of)?;
        let Request {
            status, resolved_at, ..
        } = circle.requests[request];
        let lately = self.now < resolved_at? + TimeDelta::hours(24 * 7);
        let stranger = circle.membership(of).is_none() && circle.request(of).is_none();
        (status == Asked::Declined && lately && stranger).then_some(())?;
        self.may_come_in(place, request)?;
        (self.open_requests(of) < 5).then_some(())?;
        self.waits_for_an_answer(place, request);
        let request = &mut self.circles[place].requests[request];
        (request.resolved_at, request.escalated_at, request.pre_approved) = (None, None, false);
        let reopened = self.event(place, "JOIN_REQUEST_REOPENED");
        self.mail("request_reopened", Some(place), reopened, [of]);
        Some(())
    }

    pub(super) fn pre_approve(&mut self, by: Person, place: Place, of: Person) -> Option<()> {
        let request = self.to_decide(by, place, of, &[Asked::Pending, Asked::Waitlisted])?;
        let request = &mut self.circles[place].requests[request];
        if request.pre_approved {
            return Some(());
        }
        request.waitlisted_at = request.waitlisted_at.or(Some(request.created_at));
        (request.status, request.pre_approved) = (Asked::Waitlisted, true);
        request.alarms.clear();
        self.event(place, "JOIN_REQUEST_PRE_APPROVED");
        self.seats_free(place);
        Some(())
    }

    pub(super) fn own_request(&self, by: Person, place: Place, states: &[Asked]) -> Option<usize> {
        self.must_be_eligible(by)?;
        let circle = self.circles.get(place)?;
        let request = circle.request(by)?;
        states
            .contains(&circle.requests[request].status)
            .then_some(request)
    }

    pub(super) fn withdraw_request(&mut self, by: Person, place: Place) -> Option<()> {
        let request = self.own_request(by, place, &[Asked::Pending, Asked::Waitlisted, Asked::Offered])?;
        self.resolve(place, request, Asked::Withdrawn);
        self.event(place, "JOIN_REQUEST_WITHDRAWN");
        self.seats_free(place);
        Some(())
    }

    pub(super) fn take_seat(&mut self, by: Person, place: Place) -> Option<()> {
        self.must_take_part(by)?;
        let request = self.own_request(by, place, &[Asked::Offered])?;
        let until = self.circles[place].requests[request].offer_until?;
        (self.now < until).then_some(())?;
        self.must_be(place, &[State::Proposed, State::Active])?;
        self.may_come_in(place, request)?;
        self.admit(place, request)
    }

    pub(super) fn pass_seat(&mut self, by: Person, place: Place) -> Option<()> {
        let request = self.own_request(by, place, &[Asked::Offered])?;
        self.offer_lapses(place, request);
        Some(())
    }

    pub(in crate::clock::model) fn offer_lapses(&mut self, place: Place, request: usize) -> Person {
        let person = self.resolve(place, request, Asked::Lapsed);
        self.event(place, "OFFER_LAPSED");
        self.seats_free(place);
        person
    }

    pub(in crate::clock::model) fn request_expires(&mut self, place: Place, request: usize) {
        let created_at = self.circles[place].requests[request].created_at;
        let person = self.resolve(place, request, Asked::Expired);
        self.event(place, "JOIN_REQUEST_EXPIRED");
        self.mail(
            "request_expired",
            Some(place),
            Cause::Request(place, person, created_at),
            [person],
        );
        self.seats_free(place);
    }

    /// Offers free seats to those who are pre-approved, in the order of the line; for those that are left the first in line
    /// are put before the programme manager, as far as not enough are already.
    pub(in crate::clock::model) fn seats_free(&mut self, place: Place) {
        loop {
            let circle = &self.circles[place];
            if !circle.is_running() || circle.free() == 0 {
                return;
            }
            let mut line: Vec<usize> = (0..circle.requests.len()).collect();
            line.retain(|request| circle.requests[*request].status == Asked::Waitlisted);
            line.sort_by_key(|request| {
                let request = &circle.requests[*request];
                (request.waitlisted_at, request.created_at)
            });
            let pending = circle
                .requests
                .iter()
                .filter(|request| request.status == Asked::Pending)
                .count();
            if let Some(first) = line
                .iter()
                .find(|request| circle.requests[**request].pre_approved)
            {
                self.offer(place, *first);
            } else if let Some(first) = line.first().filter(|_| pending < circle.free()) {
                let first = *first;
                self.moves_up(place, first);
            } else {
                return;
            }
        }
    }

    fn moves_up(&mut self, place: Place, request: usize) {
        let person = self.circles[place].requests[request].person;
        let moved_up = self.event(place, "JOIN_REQUEST_MOVED_UP");
        self.put_before_the_manager(place, request);
        self.mail("moved_up", Some(place), moved_up, [person]);
    }

    pub(super) fn offer(&mut self, place: Place, request: usize) {
        let until = self.now + TimeDelta::hours(72);
        let request = &mut self.circles[place].requests[request];
        let person = request.person;
        (request.status, request.offer_until) = (Asked::Offered, Some(until));
        request.alarms = vec![(until, RequestAlarm::OfferEnds)];
        let offered = self.event(place, "SEAT_OFFERED");
        self.mail("seat_offered", Some(place), offered, [person]);
    }
}
