//! The end of a term, and who is programme manager.

use crate::clock::model::*;
use chrono::TimeDelta;

impl World {
    /// From 60 days before the term's end on.
    pub(super) fn window_is_open(&self, place: Place) -> bool {
        self.circles[place]
            .window_opens()
            .is_some_and(|opens| self.now >= opens)
    }

    pub(super) fn is_over(&self, place: Place) -> bool {
        let circle = &self.circles[place];
        let ends = circle.ends_on.map(|on| calendar::when(circle.zone, on, 0));
        ends.is_some_and(|ends| self.now >= ends)
    }

    pub(super) fn go_on(&mut self, by: Person, place: Place, reason: bool) -> Option<()> {
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

    pub(super) fn complete(&mut self, by: Person, place: Place) -> Option<()> {
        self.must_hold(by, place)?;
        self.must_be(place, &[State::Active])?;
        (self.circles[place].decision.is_none() && self.window_is_open(place)).then_some(())?;
        self.decides(place, Decision::Disband);
        if self.is_over(place) {
            self.close(place, State::Completed);
        }
        Some(())
    }

    pub(super) fn decides(&mut self, place: Place, decision: Decision) {
        let circle = &mut self.circles[place];
        (circle.decision, circle.overdue_since) = (Some(decision), None);
        circle.silence(|alarm| matches!(alarm, Alarm::Decide(_) | Alarm::TwelveMonths(_) | Alarm::Lapses));
        let readers = circle.readers();
        let taken = self.event(place, "DECISION_TAKEN");
        self.mail("decision_taken", Some(place), taken, readers);
    }

    pub(super) fn reopen(&mut self, by: Person, place: Place, reason: bool) -> Option<()> {
        self.must_hold(by, place)?;
        self.must_be(place, &[State::Lapsed])?;
        let circle = &mut self.circles[place];
        let until = circle.lapsed_at? + TimeDelta::hours(24 * 60);
        (self.now < until && (reason || circle.term < 2)).then_some(())?;
        let was_vacant = circle.vacant_since.is_some();
        (circle.state, circle.lapsed_at) = (State::Active, None);
        circle.silence(|alarm| matches!(alarm, Alarm::StillLapsed | Alarm::Completes));
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

    pub(super) fn answer(&mut self, by: Person, place: Place, leave: bool) -> Option<()> {
        self.must_take_part(by)?;
        self.must_be(place, &[State::Active])?;
        self.circles[place].membership(by)?;
        let undecided = self.circles[place].decision != Some(Decision::Disband);
        (undecided && self.window_is_open(place)).then_some(())?;
        self.circles[place].leaving.insert(by, leave);
        Some(())
    }

    pub(super) fn take_over(&mut self, by: Person, place: Place) -> Option<()> {
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
        self.nomination_is_void(place);
        self.hand_over(place, by, "PROGRAMME_MANAGER_TOOK_OVER");
        Some(())
    }

    /// The former programme manager, the new one and the others hear of it.
    pub(in crate::clock::model) fn hand_over(&mut self, place: Place, to: Person, event: &str) {
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

    pub(super) fn leave(&mut self, by: Person, place: Place, vacant: bool) -> Option<()> {
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

    pub(super) fn remove(&mut self, by: Person, place: Place, of: Person) -> Option<()> {
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

    pub(super) fn appoint(&mut self, by: Person, place: Place, of: Person) -> Option<()> {
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

    pub(super) fn dismiss(&mut self, by: Person, place: Place, of: Person) -> Option<()> {
        self.must_be_eligible(by)?;
        let circle = self.circles.get_mut(place)?;
        let holds = circle.manager == Some(by) || self.people.get(&by)?.administrator;
        (by == of || holds).then_some(())?;
        *circle.deputies.iter_mut().find(|deputy| **deputy == Some(of))? = None;
        let dismissed = self.event(place, "DEPUTY_DISMISSED");
        self.mail("duty_changed", Some(place), dismissed, [of]);
        Some(())
    }

    pub(super) fn name(&mut self, _by: Person, place: Place, of: Person, role: Role) -> Option<()> {
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

    pub(super) fn open_nomination(&self, by: Person, place: Place) -> Option<&Nomination> {
        let open = self.circles.get(place)?.nomination.as_ref()?;
        (open.nominee == by && self.now < open.until).then_some(open)
    }

    pub(super) fn accept(&mut self, by: Person, place: Place) -> Option<()> {
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
