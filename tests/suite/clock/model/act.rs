//! What people do, and what HR does to them.

use super::{
    Alarm, Asked, Cause, Circle, Decision, Membership, Nomination, Person, Place, Request, RequestAlarm,
    Role, State, Status, World, calendar,
};
use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// Something that is tried. `by` is who tries, `of` whom it is about.
#[derive(Clone, Debug)]
pub(in super::super) enum Act {
    Propose {
        by: Person,
        role: Role,
        zone: Tz,
        max: usize,
        named: Option<Person>,
    },
    Ask {
        by: Person,
        circle: Place,
        role: Role,
    },
    Approve {
        by: Person,
        circle: Place,
        of: Person,
    },
    Decline {
        by: Person,
        circle: Place,
        of: Person,
    },
    PreApprove {
        by: Person,
        circle: Place,
        of: Person,
    },
    WithdrawRequest {
        by: Person,
        circle: Place,
    },
    TakeSeat {
        by: Person,
        circle: Place,
    },
    PassSeat {
        by: Person,
        circle: Place,
    },
    Publish {
        by: Person,
        circle: Place,
    },
    WithdrawProposal {
        by: Person,
        circle: Place,
    },
    Maximum {
        by: Person,
        circle: Place,
        max: usize,
    },
    Recruit {
        by: Person,
        circle: Place,
        open: bool,
    },
    Continue {
        by: Person,
        circle: Place,
        reason: bool,
    },
    Complete {
        by: Person,
        circle: Place,
    },
    Disband {
        by: Person,
        circle: Place,
    },
    Reopen {
        by: Person,
        circle: Place,
        reason: bool,
    },
    Stay {
        by: Person,
        circle: Place,
        leave: bool,
    },
    TakeOver {
        by: Person,
        circle: Place,
    },
    Leave {
        by: Person,
        circle: Place,
        vacant: bool,
    },
    Remove {
        by: Person,
        circle: Place,
        of: Person,
    },
    Appoint {
        by: Person,
        circle: Place,
        of: Person,
    },
    Dismiss {
        by: Person,
        circle: Place,
        of: Person,
    },
    Name {
        by: Person,
        circle: Place,
        of: Person,
    },
    AcceptNomination {
        by: Person,
        circle: Place,
    },
    DeclineNomination {
        by: Person,
        circle: Place,
    },
    WithdrawNomination {
        by: Person,
        circle: Place,
    },
    /// HR says what kind of employment the person has: regular employees are eligible.
    Employ {
        of: Person,
        kind: &'static str,
    },
    /// The person goes on long leave, or comes back.
    Pause {
        of: Person,
        circle: Place,
        away: bool,
    },
    /// Meetings were called off, or planned: this is the last now.
    Meet {
        circle: Place,
        last: NaiveDate,
    },
}

impl World {
    /// Does it, or refuses and changes nothing.
    pub(in super::super) fn act(&mut self, act: &Act) -> bool {
        let mut after = self.clone();
        let done = after.try_to(act).is_some();
        if done {
            *self = after;
        }
        done
    }

    /// `None` is a refusal.
    fn try_to(&mut self, act: &Act) -> Option<()> {
        match *act {
            Act::Propose {
                by,
                role,
                zone,
                max,
                named,
            } => self.propose(by, role, zone, max, named),
            Act::Ask { by, circle, role } => self.ask(by, circle, role),
            Act::Approve { by, circle, of } => self.approve(by, circle, of),
            Act::Decline { by, circle, of } => self.decline(by, circle, of),
            Act::PreApprove { by, circle, of } => self.pre_approve(by, circle, of),
            Act::WithdrawRequest { by, circle } => self.withdraw_request(by, circle),
            Act::TakeSeat { by, circle } => self.take_seat(by, circle),
            Act::PassSeat { by, circle } => self.pass_seat(by, circle),
            Act::Publish { by, circle } => self.publish(by, circle),
            Act::WithdrawProposal { by, circle } => {
                self.must_hold(by, circle)?;
                self.must_be(circle, &[State::Proposed])?;
                self.close(circle, State::Withdrawn);
                Some(())
            }
            Act::Maximum { by, circle, max } => self.set_maximum(by, circle, max),
            Act::Recruit { by, circle, open } => self.recruit(by, circle, open),
            Act::Continue { by, circle, reason } => self.go_on(by, circle, reason),
            Act::Complete { by, circle } => self.complete(by, circle),
            Act::Disband { by, circle } => {
                self.must_hold(by, circle)?;
                self.must_be(circle, &[State::Active, State::Lapsed])?;
                self.close(circle, State::Disbanded);
                Some(())
            }
            Act::Reopen { by, circle, reason } => self.reopen(by, circle, reason),
            Act::Stay { by, circle, leave } => self.answer(by, circle, leave),
            Act::TakeOver { by, circle } => self.take_over(by, circle),
            Act::Leave { by, circle, vacant } => self.leave(by, circle, vacant),
            Act::Remove { by, circle, of } => self.remove(by, circle, of),
            Act::Appoint { by, circle, of } => self.appoint(by, circle, of),
            Act::Dismiss { by, circle, of } => self.dismiss(by, circle, of),
            Act::Name { by, circle, of } => {
                self.must_hold(by, circle)?;
                self.must_be(circle, &[State::Proposed, State::Active])?;
                self.name(by, circle, of, Role::Member)
            }
            Act::AcceptNomination { by, circle } => self.accept(by, circle),
            Act::DeclineNomination { by, circle } => {
                self.must_be_eligible(by)?;
                self.open_nomination(by, circle)?;
                self.circles[circle].nomination = None;
                self.event(circle, "NOMINATION_DECLINED");
                Some(())
            }
            Act::WithdrawNomination { by, circle } => {
                self.must_hold(by, circle)?;
                self.circles[circle].nomination.take()?;
                self.event(circle, "NOMINATION_WITHDRAWN");
                Some(())
            }
            Act::Employ { of, kind } => {
                let human = self.people.get_mut(&of)?;
                human.review |= human.employment != kind;
                (human.employment, human.eligible) = (kind, kind == "regular");
                Some(())
            }
            Act::Pause { of, circle, away } => {
                let (from, to) = if away {
                    (Status::Active, Status::Paused)
                } else {
                    (Status::Paused, Status::Active)
                };
                let people = &mut self.circles.get_mut(circle)?.people;
                let membership = people
                    .iter_mut()
                    .find(|membership| membership.person == of && membership.status == from)?;
                membership.status = to;
                Some(())
            }
            Act::Meet { circle, last } => {
                self.must_be(circle, &[State::Active])?;
                self.last_meeting(circle, last);
                Some(())
            }
        }
    }

    fn must_be(&self, circle: Place, states: &[State]) -> Option<()> {
        states.contains(&self.circles.get(circle)?.state).then_some(())
    }

    fn must_be_eligible(&self, person: Person) -> Option<()> {
        self.people.get(&person)?.eligible.then_some(())
    }

    fn must_take_part(&self, person: Person) -> Option<()> {
        self.can_take_part(person).then_some(())
    }

    /// The programme manager, or an administrator.
    fn must_hold(&self, person: Person, circle: Place) -> Option<()> {
        self.must_take_part(person)?;
        let holds = self.circles.get(circle)?.manager == Some(person);
        (holds || self.is_administrator(person)).then_some(())
    }

    /// They, or a deputy.
    fn must_manage(&self, person: Person, circle: Place) -> Option<()> {
        self.must_take_part(person)?;
        let manages = self.circles.get(circle)?.has_duty(person);
        (manages || self.is_administrator(person)).then_some(())
    }

    fn propose(&mut self, by: Person, role: Role, zone: Tz, max: usize, named: Option<Person>) -> Option<()> {
        self.must_take_part(by)?;
        self.is_signed_up(by, role).then_some(())?;
        let place = self.circles.len();
        let founder = Membership {
            person: by,
            role,
            status: Status::Active,
            joined_at: self.now,
        };
        self.circles.push(Circle {
            zone,
            state: State::Proposed,
            recruiting: true,
            max,
            people: vec![founder],
            manager: Some(by),
            deputies: [None; 2],
            requests: Vec::new(),
            nomination: None,
            ageing_from: None,
            started_on: None,
            term: 0,
            ends_on: None,
            decision: None,
            overdue_since: None,
            lapsed_at: None,
            ended_at: None,
            archived_at: None,
            vacant_since: None,
            below_since: None,
            last_meeting_on: None,
            leaving: BTreeMap::new(),
            everybody_heard: false,
            alarms: Vec::new(),
        });
        self.ages_anew(place);
        let proposed = self.event(place, "PROPOSED");
        self.mail("proposal_recorded", Some(place), proposed, [by]);
        match named {
            Some(named) => self.name(by, place, named, role),
            None => Some(()),
        }
    }

    fn ages_anew(&mut self, place: Place) {
        let now = self.now;
        let circle = &mut self.circles[place];
        circle.ageing_from = Some(now);
        circle.silence(|alarm| matches!(alarm, Alarm::ProposalWaits(_) | Alarm::ProposalExpires));
        circle.after_days(now, 30, Alarm::ProposalWaits(30));
        circle.after_days(now, 60, Alarm::ProposalWaits(60));
        circle.after_days(now, 90, Alarm::ProposalExpires);
    }

    fn ask(&mut self, by: Person, place: Place, role: Role) -> Option<()> {
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
        let again = refused.is_none_or(|at| self.now >= at + TimeDelta::hours(24 * 30));
        let open: usize = self
            .circles
            .iter()
            .filter(|circle| circle.request(by).is_some())
            .count();
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

    pub(super) fn put_before_the_manager(&mut self, place: Place, request: usize) {
        let now = self.now;
        let circle = &mut self.circles[place];
        let duties = circle.duties();
        let request = &mut circle.requests[request];
        (request.status, request.pending_since) = (Asked::Pending, Some(now));
        request.alarms = [
            (3, RequestAlarm::Waits(3)),
            (7, RequestAlarm::Waits(7)),
            (10, RequestAlarm::Escalates),
            (21, RequestAlarm::Expires),
        ]
        .map(|(days, alarm)| (now + TimeDelta::hours(24 * days), alarm))
        .to_vec();
        let cause = Cause::Request(place, request.person, request.created_at);
        self.mail("new_join_request", Some(place), cause, duties);
    }

    /// The open request of `of`, for somebody who may decide about it.
    fn to_decide(&self, by: Person, place: Place, of: Person, states: &[Asked]) -> Option<usize> {
        self.must_take_part(by)?;
        let circle = self.circles.get(place)?;
        let sees = circle.has_duty(by) || (self.is_administrator(by) && circle.vacant_since.is_some());
        (by != of && sees).then_some(())?;
        self.must_be(place, &[State::Proposed, State::Active])?;
        let request = circle.request(of)?;
        states
            .contains(&circle.requests[request].status)
            .then_some(request)
    }

    fn approve(&mut self, by: Person, place: Place, of: Person) -> Option<()> {
        let request = self.to_decide(by, place, of, &[Asked::Pending, Asked::Waitlisted])?;
        self.may_come_in(place, request)?;
        self.admit(place, request)
    }

    fn may_come_in(&self, place: Place, request: usize) -> Option<()> {
        let Request { person, role, .. } = self.circles[place].requests[request];
        (self.can_take_part(person) && self.is_signed_up(person, role)).then_some(())
    }

    fn resolve(&mut self, place: Place, request: usize, status: Asked) -> Person {
        let now = self.now;
        let request = &mut self.circles[place].requests[request];
        (request.status, request.resolved_at) = (status, Some(now));
        request.alarms.clear();
        request.person
    }

    fn admit(&mut self, place: Place, request: usize) -> Option<()> {
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

    fn comes_in(&mut self, place: Place, person: Person, role: Role) -> Option<()> {
        (self.circles[place].free() > 0).then_some(())?;
        let others = self.circles[place].readers();
        let joined_at = self.now;
        let membership = Membership {
            person,
            role,
            status: Status::Active,
            joined_at,
        };
        self.circles[place].people.push(membership);
        let joined = self.event(place, "PARTICIPANT_JOINED");
        self.mail("participant_joined", Some(place), joined, others);
        let circle = &mut self.circles[place];
        if circle.count() >= 3 {
            circle.below_since = None;
            circle.silence(|alarm| alarm == Alarm::TooFewIsTold);
            if circle.state == State::Proposed {
                let manager = circle.manager;
                self.mail("ready_to_publish", Some(place), Cause::Proposal(place), manager);
            }
        }
        Some(())
    }

    fn decline(&mut self, by: Person, place: Place, of: Person) -> Option<()> {
        let request = self.to_decide(by, place, of, &[Asked::Pending, Asked::Waitlisted])?;
        let created_at = self.circles[place].requests[request].created_at;
        self.resolve(place, request, Asked::Declined);
        self.event(place, "JOIN_REQUEST_DECLINED");
        self.mail(
            "declined",
            Some(place),
            Cause::Request(place, of, created_at),
            [of],
        );
        self.seats_free(place);
        Some(())
    }

    fn pre_approve(&mut self, by: Person, place: Place, of: Person) -> Option<()> {
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

    fn own_request(&self, by: Person, place: Place, states: &[Asked]) -> Option<usize> {
        self.must_be_eligible(by)?;
        let circle = self.circles.get(place)?;
        let request = circle.request(by)?;
        states
            .contains(&circle.requests[request].status)
            .then_some(request)
    }

    fn withdraw_request(&mut self, by: Person, place: Place) -> Option<()> {
        let request = self.own_request(by, place, &[Asked::Pending, Asked::Waitlisted, Asked::Offered])?;
        self.resolve(place, request, Asked::Withdrawn);
        self.event(place, "JOIN_REQUEST_WITHDRAWN");
        self.seats_free(place);
        Some(())
    }

    fn take_seat(&mut self, by: Person, place: Place) -> Option<()> {
        self.must_take_part(by)?;
        let request = self.own_request(by, place, &[Asked::Offered])?;
        let until = self.circles[place].requests[request].offer_until?;
        (self.now < until).then_some(())?;
        self.must_be(place, &[State::Proposed, State::Active])?;
        self.may_come_in(place, request)?;
        self.admit(place, request)
    }

    fn pass_seat(&mut self, by: Person, place: Place) -> Option<()> {
        let request = self.own_request(by, place, &[Asked::Offered])?;
        self.offer_lapses(place, request);
        Some(())
    }

    pub(super) fn offer_lapses(&mut self, place: Place, request: usize) -> Person {
        let person = self.resolve(place, request, Asked::Lapsed);
        self.event(place, "OFFER_LAPSED");
        self.seats_free(place);
        person
    }

    pub(super) fn request_expires(&mut self, place: Place, request: usize) {
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
    pub(super) fn seats_free(&mut self, place: Place) {
        loop {
            let circle = &self.circles[place];
            if !circle.is_running() || !circle.recruiting || circle.free() == 0 {
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
                self.put_before_the_manager(place, *first);
            } else {
                return;
            }
        }
    }

    fn offer(&mut self, place: Place, request: usize) {
        let until = self.now + TimeDelta::hours(72);
        let request = &mut self.circles[place].requests[request];
        let person = request.person;
        (request.status, request.offer_until) = (Asked::Offered, Some(until));
        request.alarms = vec![(until, RequestAlarm::OfferEnds)];
        let offered = self.event(place, "SEAT_OFFERED");
        self.mail("seat_offered", Some(place), offered, [person]);
    }

    fn publish(&mut self, by: Person, place: Place) -> Option<()> {
        self.must_manage(by, place)?;
        self.must_be(place, &[State::Proposed])?;
        let circle = &self.circles[place];
        let manager = circle.manager.filter(|manager| self.can_take_part(*manager))?;
        let members = circle
            .open()
            .filter(|membership| membership.role == Role::Member)
            .count();
        (circle.count() >= 3 && members > 0 && circle.membership(manager).is_some()).then_some(())?;
        let today = calendar::date(circle.zone, self.now);
        let readers = circle.readers();
        let circle = &mut self.circles[place];
        circle.silence(|alarm| matches!(alarm, Alarm::ProposalWaits(_) | Alarm::ProposalExpires));
        (circle.state, circle.ageing_from, circle.started_on) = (State::Active, None, Some(today));
        let published = self.event(place, "PUBLISHED");
        self.term_begins(place);
        self.mail("circle_started", Some(place), published, readers);
        Some(())
    }

    fn set_maximum(&mut self, by: Person, place: Place, max: usize) -> Option<()> {
        self.must_manage(by, place)?;
        self.must_be(place, &[State::Proposed, State::Active])?;
        let circle = &mut self.circles[place];
        (max >= circle.count() + circle.offered()).then_some(())?;
        if circle.max != max {
            circle.max = max;
            self.event(place, "UPDATED");
            self.seats_free(place);
        }
        Some(())
    }

    fn recruit(&mut self, by: Person, place: Place, open: bool) -> Option<()> {
        self.must_manage(by, place)?;
        self.must_be(place, &[State::Proposed, State::Active])?;
        let circle = &mut self.circles[place];
        if circle.recruiting != open {
            circle.recruiting = open;
            self.event(place, "UPDATED");
            self.seats_free(place);
        }
        Some(())
    }

    /// From 60 days before the term's end on.
    fn window_is_open(&self, place: Place) -> bool {
        self.circles[place]
            .window_opens()
            .is_some_and(|opens| self.now >= opens)
    }

    fn is_over(&self, place: Place) -> bool {
        let circle = &self.circles[place];
        let ends = circle.ends_on.map(|on| calendar::when(circle.zone, on, 0));
        ends.is_some_and(|ends| self.now >= ends)
    }

    fn go_on(&mut self, by: Person, place: Place, reason: bool) -> Option<()> {
        self.must_hold(by, place)?;
        self.must_be(place, &[State::Active])?;
        let circle = &self.circles[place];
        (circle.decision.is_none() && self.window_is_open(place) && (reason || circle.term < 2))
            .then_some(())?;
        self.decides(place, Decision::Continue);
        if self.is_over(place) {
            self.next_term(place);
        }
        Some(())
    }

    fn complete(&mut self, by: Person, place: Place) -> Option<()> {
        self.must_hold(by, place)?;
        self.must_be(place, &[State::Active])?;
        (self.circles[place].decision.is_none() && self.window_is_open(place)).then_some(())?;
        self.decides(place, Decision::Disband);
        if self.is_over(place) {
            self.close(place, State::Completed);
        }
        Some(())
    }

    fn decides(&mut self, place: Place, decision: Decision) {
        let circle = &mut self.circles[place];
        (circle.decision, circle.overdue_since) = (Some(decision), None);
        circle.silence(|alarm| matches!(alarm, Alarm::Decide(_) | Alarm::TwelveMonths(_) | Alarm::Lapses));
        let readers = circle.readers();
        let taken = self.event(place, "DECISION_TAKEN");
        self.mail("decision_taken", Some(place), taken, readers);
    }

    fn reopen(&mut self, by: Person, place: Place, reason: bool) -> Option<()> {
        self.must_hold(by, place)?;
        self.must_be(place, &[State::Lapsed])?;
        let circle = &mut self.circles[place];
        let until = circle.lapsed_at? + TimeDelta::hours(24 * 60);
        (self.now < until && (reason || circle.term < 2)).then_some(())?;
        let was_vacant = circle.vacant_since.is_some();
        (circle.state, circle.lapsed_at) = (State::Active, None);
        circle.silence(|alarm| alarm == Alarm::Completes);
        self.event(place, "REOPENED");
        self.decides(place, Decision::Continue);
        self.next_term(place);
        // What happened while it was read-only takes effect now.
        if self.circles[place].state == State::Active {
            self.look_at_the_minimum(place);
            self.seats_free(place);
            if was_vacant {
                let asked = |alarm| matches!(alarm, Alarm::EverybodyIsAsked | Alarm::VacancyIsTold);
                self.circles[place].silence(asked);
                self.vacate(place);
            }
        }
        Some(())
    }

    fn answer(&mut self, by: Person, place: Place, leave: bool) -> Option<()> {
        self.must_take_part(by)?;
        self.must_be(place, &[State::Active])?;
        self.circles[place].membership(by)?;
        let undecided = self.circles[place].decision != Some(Decision::Disband);
        (undecided && self.window_is_open(place)).then_some(())?;
        self.circles[place].leaving.insert(by, leave);
        Some(())
    }

    fn take_over(&mut self, by: Person, place: Place) -> Option<()> {
        self.must_take_part(by)?;
        self.must_be(place, &[State::Proposed, State::Active])?;
        let circle = &self.circles[place];
        let membership = circle.membership(by)?;
        (circle.manager != Some(by) && membership.status == Status::Active).then_some(())?;
        let asked_first = membership.role == Role::Advisor || circle.has_duty(by);
        let vacant = circle
            .vacant_since
            .is_some_and(|since| asked_first || self.now >= since + TimeDelta::hours(24 * 5));
        let grace = circle.state == State::Active && circle.decision.is_none() && self.is_over(place);
        (vacant || grace).then_some(())?;
        self.circles[place].nomination = None;
        self.hand_over(place, by, "PROGRAMME_MANAGER_TOOK_OVER");
        Some(())
    }

    /// The former programme manager, the new one and the others hear of it.
    pub(super) fn hand_over(&mut self, place: Place, to: Person, event: &str) {
        let circle = &mut self.circles[place];
        let told: Vec<Person> = circle.manager.replace(to).into_iter().chain([to]).collect();
        for deputy in circle.deputies.iter_mut().filter(|deputy| **deputy == Some(to)) {
            *deputy = None;
        }
        circle.vacant_since = None;
        circle.silence(|alarm| matches!(alarm, Alarm::EverybodyIsAsked | Alarm::VacancyIsTold));
        let mut others = circle.readers();
        others.retain(|person| !told.contains(person));
        let event = self.event(place, event);
        self.mail("duty_changed", Some(place), event, told);
        self.mail("new_manager", Some(place), event, others);
    }

    fn leave(&mut self, by: Person, place: Place, vacant: bool) -> Option<()> {
        self.must_be_eligible(by)?;
        let circle = self.circles.get(place)?;
        circle.membership(by)?;
        let managed = circle.manager == Some(by) && circle.count() > 1;
        (vacant || !managed).then_some(())?;
        self.goes(place, by, Status::Left);
        if managed {
            self.vacate(place);
        }
        Some(())
    }

    fn remove(&mut self, by: Person, place: Place, of: Person) -> Option<()> {
        self.must_manage(by, place)?;
        self.must_be(place, &[State::Proposed, State::Active])?;
        let circle = &self.circles[place];
        circle.membership(of)?;
        (by != of && circle.manager != Some(of)).then_some(())?;
        self.goes(place, of, Status::Removed);
        let removed = self.happens();
        self.mail("removed", Some(place), removed, [of]);
        Some(())
    }

    fn appoint(&mut self, by: Person, place: Place, of: Person) -> Option<()> {
        self.must_hold(by, place)?;
        self.must_be(place, &[State::Proposed, State::Active])?;
        let circle = &mut self.circles[place];
        circle.membership(of)?;
        (!circle.has_duty(of)).then_some(())?;
        *circle.deputies.iter_mut().find(|deputy| deputy.is_none())? = Some(of);
        let appointed = self.event(place, "DEPUTY_APPOINTED");
        self.mail("duty_changed", Some(place), appointed, [of]);
        Some(())
    }

    fn dismiss(&mut self, by: Person, place: Place, of: Person) -> Option<()> {
        self.must_be_eligible(by)?;
        let circle = self.circles.get_mut(place)?;
        let holds = circle.manager == Some(by) || self.people.get(&by)?.administrator;
        (by == of || holds).then_some(())?;
        *circle.deputies.iter_mut().find(|deputy| **deputy == Some(of))? = None;
        let dismissed = self.event(place, "DEPUTY_DISMISSED");
        self.mail("duty_changed", Some(place), dismissed, [of]);
        Some(())
    }

    fn name(&mut self, _by: Person, place: Place, of: Person, role: Role) -> Option<()> {
        self.must_take_part(of)?;
        let circle = &self.circles[place];
        let role = match circle.membership(of) {
            Some(membership) => membership.role,
            None => *[role, Role::Member, Role::Advisor]
                .iter()
                .find(|role| self.is_signed_up(of, **role))?,
        };
        (circle.manager != Some(of)).then_some(())?;
        if let Some(open) = &circle.nomination {
            (open.until <= self.now).then_some(())?;
            // Its week is over, only that the clock has not been there yet.
            self.event(place, "NOMINATION_EXPIRED");
        }
        let until = self.now + TimeDelta::hours(24 * 7);
        self.circles[place].nomination = Some(Nomination {
            nominee: of,
            role,
            until,
        });
        let named = self.event(place, "PROGRAMME_MANAGER_NAMED");
        self.mail("named_programme_manager", Some(place), named, [of]);
        Some(())
    }

    fn open_nomination(&self, by: Person, place: Place) -> Option<&Nomination> {
        let open = self.circles.get(place)?.nomination.as_ref()?;
        (open.nominee == by && self.now < open.until).then_some(open)
    }

    fn accept(&mut self, by: Person, place: Place) -> Option<()> {
        self.must_take_part(by)?;
        let role = self.open_nomination(by, place)?.role;
        self.must_be(place, &[State::Proposed, State::Active])?;
        self.circles[place].nomination = None;
        if self.circles[place].membership(by).is_none() {
            match self.circles[place].request(by) {
                Some(request) => self.admit(place, request)?,
                None => self.comes_in(place, by, role)?,
            }
        }
        self.hand_over(place, by, "PROGRAMME_MANAGER_ACCEPTED");
        Some(())
    }
}
