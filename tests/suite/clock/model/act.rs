//! What people do, and what HR does to them.

mod joining;
mod terms;

use super::{Alarm, Circle, Membership, Person, Place, Role, State, Status, World, calendar};
use chrono::NaiveDate;
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
    ReopenRequest {
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
            Act::ReopenRequest { by, circle, of } => self.reopen_request(by, circle, of),
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
            removed_at: None,
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
}
