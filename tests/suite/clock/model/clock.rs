//! What the calendar does.

use super::{
    Alarm, Asked, Cause, Circle, Decision, Person, Place, RequestAlarm, Role, State, Status, World, calendar,
};
use chrono::{NaiveDate, TimeDelta};

impl World {
    /// Everything that is due now.
    pub(in super::super) fn sweep(&mut self) {
        let people: Vec<Person> = self.people.keys().copied().collect();
        for person in &people {
            self.review(*person);
        }
        for place in 0..self.circles.len() {
            while self.ring(place) {}
        }
        for human in self.people.values_mut() {
            if human.erase_at.is_some_and(|at| at <= self.now) {
                (human.profile, human.erase_at) = (false, None);
            }
        }
    }

    /// Rings the circle's first alarm that is due; whether there was one. Of the same instant the circle's own come first,
    /// then those of requests, then the nomination's end.
    fn ring(&mut self, place: Place) -> bool {
        let (now, circle) = (self.now, &self.circles[place]);
        let mut own: Vec<_> = circle
            .alarms
            .iter()
            .copied()
            .filter(|(at, alarm)| *at <= now && circle.listens_to(*alarm))
            .collect();
        own.sort();
        let mut requests: Vec<_> = Vec::new();
        for (index, request) in circle.requests.iter().enumerate() {
            requests.extend(
                request
                    .alarms
                    .iter()
                    .filter(|(at, _)| *at <= now)
                    .map(|(at, alarm)| (*at, request.created_at, index, *alarm)),
            );
        }
        requests.sort();
        let named = circle
            .nomination
            .as_ref()
            .map(|named| named.until)
            .filter(|until| *until <= now);
        let joining = requests
            .first()
            .map(|(at, ..)| *at)
            .into_iter()
            .chain(named)
            .min();
        if let Some((at, alarm)) = own
            .first()
            .copied()
            .filter(|(at, _)| joining.is_none_or(|joining| *at <= joining))
        {
            self.circles[place].alarms.retain(|one| *one != (at, alarm));
            let later: Vec<Alarm> = own
                .iter()
                .filter(|(when, _)| *when > at)
                .map(|(_, alarm)| *alarm)
                .collect();
            self.ring_own(place, alarm, &later);
            true
        } else if let Some((at, _, index, alarm)) = requests
            .first()
            .copied()
            .filter(|(at, ..)| named.is_none_or(|named| *at <= named))
        {
            let alarms = &mut self.circles[place].requests[index].alarms;
            alarms.retain(|one| *one != (at, alarm));
            let later: Vec<RequestAlarm> = alarms
                .iter()
                .filter(|(at, _)| *at <= now)
                .map(|(_, alarm)| *alarm)
                .collect();
            self.ring_request(place, index, alarm, &later);
            true
        } else if named.is_some() {
            self.rang("nomination");
            self.circles[place].nomination = None;
            self.event(place, "NOMINATION_EXPIRED");
            true
        } else {
            false
        }
    }

    fn rang(&mut self, what: &'static str) {
        *self.rung.entry(what).or_default() += 1;
    }

    /// `later`: what is due as well, because the clock was away. People hear what holds now.
    fn ring_own(&mut self, place: Place, alarm: Alarm, later: &[Alarm]) {
        let any = |wanted: fn(&Alarm) -> bool| later.iter().any(wanted);
        let lapses = any(|later| *later == Alarm::Lapses);
        let circle = &self.circles[place];
        let (manager, readers) = (circle.manager, circle.readers());
        let administrators = self.administrators();
        match alarm {
            Alarm::ProposalWaits(_) => {
                if any(|later| matches!(later, Alarm::ProposalWaits(_) | Alarm::ProposalExpires)) {
                    return self.rang("overtaken");
                }
                self.rang("proposal waits");
                let cause = self.happens();
                self.mail("proposal_waiting", Some(place), cause, manager);
            }
            Alarm::ProposalExpires => {
                self.rang("proposal expires");
                self.close(place, State::Expired);
            }
            Alarm::Decide(_) => {
                if any(|later| matches!(later, Alarm::Decide(_) | Alarm::TermEnds)) {
                    return self.rang("overtaken");
                }
                let first = !std::mem::replace(&mut self.circles[place].everybody_heard, true);
                self.rang(if first { "decide, first" } else { "decide" });
                let to = manager
                    .filter(|_| !first)
                    .map_or(readers, |manager| vec![manager]);
                let cause = self.happens();
                self.mail("decide_term", Some(place), cause, to);
            }
            Alarm::TwelveMonths(_) => {
                if any(|later| matches!(later, Alarm::TwelveMonths(_) | Alarm::TermEnds | Alarm::Lapses)) {
                    return self.rang("overtaken");
                }
                self.rang("twelve months");
                let cause = self.happens();
                self.mail("twelve_months", Some(place), cause, readers);
            }
            Alarm::TermEnds => match circle.decision {
                Some(Decision::Continue) => {
                    self.rang("term ends, continued");
                    self.next_term(place);
                }
                Some(Decision::Disband) => {
                    self.rang("term ends, completed");
                    self.close(place, State::Completed);
                }
                None => {
                    let duties = circle.duties();
                    self.rang("term ends, overdue");
                    self.circles[place].overdue_since = Some(self.now);
                    let overdue = self.event(place, "DECISION_OVERDUE");
                    if !lapses {
                        self.mail(
                            "decision_overdue",
                            Some(place),
                            overdue,
                            duties.into_iter().chain(administrators),
                        );
                    }
                }
            },
            Alarm::Lapses => {
                self.rang("lapses");
                let now = self.now;
                let circle = &mut self.circles[place];
                (circle.state, circle.lapsed_at, circle.overdue_since) = (State::Lapsed, Some(now), None);
                circle.after_days(now, 53, Alarm::StillLapsed);
                circle.after_days(now, 60, Alarm::Completes);
                let lapsed = self.event(place, "LAPSED");
                self.mail("circle_lapsed", Some(place), lapsed, readers);
            }
            Alarm::StillLapsed => {
                if any(|later| *later == Alarm::Completes) {
                    return self.rang("overtaken");
                }
                self.rang("still lapsed");
                let cause = self.happens();
                self.mail("circle_lapsed", Some(place), cause, readers);
            }
            Alarm::Completes => {
                self.rang("completes");
                self.close(place, State::Completed);
            }
            Alarm::EverybodyIsAsked => {
                self.rang("everybody is asked");
                let cause = self.happens();
                self.mail("manager_wanted", Some(place), cause, readers);
            }
            Alarm::VacancyIsTold => {
                self.rang("vacancy is told");
                let cause = self.happens();
                self.mail("manager_wanted", Some(place), cause, administrators);
            }
            Alarm::TooFewIsTold => {
                self.rang("too few is told");
                let cause = self.happens();
                self.mail("below_minimum", Some(place), cause, administrators);
            }
            Alarm::NothingPlanned => {
                if any(|later| matches!(later, Alarm::Quiet | Alarm::Lapses)) {
                    return self.rang("overtaken");
                }
                self.rang("nothing planned");
                let cause = self.happens();
                self.mail("nothing_planned", Some(place), cause, manager);
            }
            Alarm::Quiet => {
                self.rang("quiet");
                let cause = self.happens();
                self.mail(
                    "circle_quiet",
                    Some(place),
                    cause,
                    readers.into_iter().chain(administrators),
                );
            }
            Alarm::Archived => {
                self.rang("archived");
                self.circles[place].archived_at = Some(self.now);
                self.event(place, "ARCHIVED");
            }
        }
    }

    fn ring_request(&mut self, place: Place, index: usize, alarm: RequestAlarm, later: &[RequestAlarm]) {
        let (now, circle) = (self.now, &self.circles[place]);
        let (duties, created_at) = (circle.duties(), circle.requests[index].created_at);
        let day = Cause::Day(place, calendar::date(circle.zone, now));
        let expires = later.contains(&RequestAlarm::Expires);
        match alarm {
            RequestAlarm::Waits(_) => {
                if expires || later.iter().any(|later| matches!(later, RequestAlarm::Waits(_))) {
                    return self.rang("request overtaken");
                }
                self.rang("request waits");
                self.mail("requests_waiting", Some(place), day, duties);
            }
            RequestAlarm::Escalates => {
                if expires {
                    return self.rang("request overtaken");
                }
                self.rang("request escalates");
                self.circles[place].requests[index].escalated_at = Some(now);
                self.event(place, "JOIN_REQUEST_ESCALATED");
                let administrators = self.administrators();
                self.mail("requests_escalated", Some(place), day, administrators);
            }
            RequestAlarm::Expires => {
                self.rang("request expires");
                self.request_expires(place, index);
            }
            RequestAlarm::OfferEnds => {
                self.rang("offer ends");
                let person = self.offer_lapses(place, index);
                self.mail(
                    "offer_lapsed",
                    Some(place),
                    Cause::Request(place, person, created_at),
                    [person],
                );
            }
        }
    }

    /// The next term, or the first; those who wanted to leave with the last one go.
    pub(super) fn next_term(&mut self, place: Place) {
        let circle = &self.circles[place];
        let goes = |person: &Person| circle.leaving.get(person) == Some(&true);
        let leavers: Vec<Person> = circle
            .open()
            .map(|membership| membership.person)
            .filter(goes)
            .collect();
        if leavers.len() == circle.count() {
            self.close(place, State::Completed);
            return;
        }
        self.event(place, "TERM_BEGAN");
        self.term_begins(place);
        let managed = self.circles[place]
            .manager
            .is_some_and(|manager| leavers.contains(&manager));
        for person in leavers {
            self.goes(place, person, Status::Ended);
        }
        if managed {
            self.succeed(place);
        }
    }

    /// Sets dates and alarms of the term that begins; all from the circle's first day.
    pub(super) fn term_begins(&mut self, place: Place) {
        let now = self.now;
        let circle = &mut self.circles[place];
        circle.term += 1;
        let (zone, started_on, term) = (circle.zone, circle.started_on.unwrap(), circle.term);
        let begins = calendar::months_after(started_on, 6 * (term - 1));
        let ends = calendar::months_after(started_on, 6 * term);
        (circle.ends_on, circle.decision, circle.overdue_since) = (Some(ends), None, None);
        circle.everybody_heard = false;
        circle.leaving.clear();
        circle.silence(|alarm| {
            matches!(
                alarm,
                Alarm::Decide(_) | Alarm::TwelveMonths(_) | Alarm::TermEnds | Alarm::Lapses
            )
        });
        let mut alarms: Vec<_> = [30, 14, 3]
            .map(|days| {
                (
                    calendar::when(zone, calendar::before(ends, days), 8),
                    Alarm::Decide(u32::try_from(days).unwrap()),
                )
            })
            .to_vec();
        if term >= 2 {
            alarms.extend([30, 14, 0].map(|days| {
                let on = calendar::before(ends, days);
                (
                    calendar::when(zone, on, 8),
                    Alarm::TwelveMonths(u32::try_from(days).unwrap()),
                )
            }));
        }
        alarms.push((calendar::when(zone, ends, 0), Alarm::TermEnds));
        alarms.push((calendar::when(zone, calendar::after(ends, 14), 0), Alarm::Lapses));
        circle.alarms.extend(alarms);
        let today = calendar::date(zone, now);
        if let Some(last) = calendar::last_meeting(started_on, begins, ends).filter(|last| *last >= today) {
            self.last_meeting(place, last);
        }
    }

    pub(super) fn last_meeting(&mut self, place: Place, last: NaiveDate) {
        let circle = &mut self.circles[place];
        circle.last_meeting_on = Some(last);
        circle.silence(|alarm| matches!(alarm, Alarm::NothingPlanned | Alarm::Quiet));
        for (days, alarm) in [(45, Alarm::NothingPlanned), (90, Alarm::Quiet)] {
            let at = calendar::when(circle.zone, calendar::after(last, days), 8);
            circle.alarms.push((at, alarm));
        }
    }

    /// The end of a circle: nobody is in any more, nothing is open.
    pub(super) fn close(&mut self, place: Place, state: State) {
        let now = self.now;
        let (event, kind) = match state {
            State::Withdrawn => ("WITHDRAWN", "will_not_start"),
            State::Expired => ("EXPIRED", "will_not_start"),
            State::Completed => ("COMPLETED", "circle_closed"),
            _ => ("DISBANDED", "circle_closed"),
        };
        let event = self.event(place, event);
        let circle = &mut self.circles[place];
        let (mut told, mut voided) = (circle.readers(), 0);
        for request in circle.requests.iter_mut().filter(|request| request.is_open()) {
            told.push(request.person);
            (request.status, request.resolved_at) = (Asked::Voided, Some(now));
            request.alarms.clear();
            voided += 1;
        }
        for membership in &mut circle.people {
            if matches!(membership.status, Status::Active | Status::Paused) {
                membership.status = Status::Ended;
            }
        }
        (circle.state, circle.ended_at, circle.recruiting) = (state, Some(now), false);
        (circle.manager, circle.deputies) = (None, [None; 2]);
        (
            circle.vacant_since,
            circle.below_since,
            circle.overdue_since,
            circle.lapsed_at,
        ) = (None, None, None, None);
        circle.alarms.clear();
        circle.after_days(now, 365, Alarm::Archived);
        self.mail(kind, Some(place), event, told);
        for _ in 0..voided {
            self.event(place, "JOIN_REQUEST_VOIDED");
        }
        self.nomination_is_void(place);
    }

    /// Whoever was named cannot accept any more.
    pub(super) fn nomination_is_void(&mut self, place: Place) {
        if self.circles[place].nomination.take().is_some() {
            self.event(place, "NOMINATION_WITHDRAWN");
        }
    }

    /// One person goes, whoever wanted it: seat and duty are free. With the last one the circle ends.
    pub(super) fn goes(&mut self, place: Place, person: Person, status: Status) {
        let now = self.now;
        let circle = &mut self.circles[place];
        let open = |status| matches!(status, Status::Active | Status::Paused);
        for membership in &mut circle.people {
            if membership.person == person && open(membership.status) {
                membership.status = status;
                membership.removed_at = (status == Status::Removed).then_some(now);
            }
        }
        circle.manager = circle.manager.filter(|manager| *manager != person);
        for deputy in &mut circle.deputies {
            *deputy = deputy.filter(|deputy| *deputy != person);
        }
        let gone = self.event(
            place,
            match status {
                Status::Removed => "PARTICIPANT_REMOVED",
                Status::Offboarded => "PARTICIPANT_OFFBOARDED",
                _ => "PARTICIPANT_LEFT",
            },
        );
        let circle = &self.circles[place];
        if circle.count() == 0 {
            let state = if circle.started_on.is_some() {
                State::Disbanded
            } else {
                State::Withdrawn
            };
            return self.close(place, state);
        }
        let readers = circle.readers();
        self.mail("participant_left", Some(place), gone, readers);
        self.look_at_the_minimum(place);
        self.seats_free(place);
    }

    pub(super) fn look_at_the_minimum(&mut self, place: Place) {
        let (now, circle) = (self.now, &mut self.circles[place]);
        if circle.state == State::Active && circle.count() < 3 && circle.below_since.is_none() {
            circle.below_since = Some(now);
            circle.after_days(now, 30, Alarm::TooFewIsTold);
            let manager = circle.manager;
            let told: Vec<Person> = manager.into_iter().chain(self.administrators()).collect();
            let cause = self.event(place, "BELOW_MINIMUM");
            self.mail("below_minimum", Some(place), cause, told);
        }
    }

    /// The programme manager is gone: the first deputy who can follows, else the place is vacant.
    pub(super) fn succeed(&mut self, place: Place) {
        let deputies = self.circles[place].deputies;
        match deputies
            .into_iter()
            .flatten()
            .find(|deputy| self.can_take_part(*deputy))
        {
            Some(deputy) => {
                self.nomination_is_void(place);
                self.hand_over(place, deputy, "PROGRAMME_MANAGER_SUCCEEDED");
                // Whoever the place was given to hears what the former one would have heard.
                if self.circles[place].below_since == Some(self.now) && !self.is_administrator(deputy) {
                    let cause = self.happens();
                    self.mail("below_minimum", Some(place), cause, [deputy]);
                }
            }
            None => self.vacate(place),
        }
    }

    pub(super) fn vacate(&mut self, place: Place) {
        let (now, circle) = (self.now, &mut self.circles[place]);
        circle.vacant_since = Some(now);
        circle.after_days(now, 5, Alarm::EverybodyIsAsked);
        circle.after_days(now, 30, Alarm::VacancyIsTold);
        let asked_first = |circle: &Circle, person: &Person| {
            circle.deputies.contains(&Some(*person))
                || circle
                    .membership(*person)
                    .is_some_and(|one| one.role == Role::Advisor)
        };
        let mut asked = circle.readers();
        asked.retain(|person| asked_first(circle, person));
        let running = circle.is_running();
        let vacant = self.event(place, "PROGRAMME_MANAGER_VACANT");
        if running {
            self.mail("manager_wanted", Some(place), vacant, asked);
        }
    }

    /// HR changed something about the person.
    fn review(&mut self, person: Person) {
        let now = self.now;
        let human = self.people.get_mut(&person).unwrap();
        if !std::mem::take(&mut human.review) {
            return;
        }
        if human.profile {
            // From the loss of eligibility: what becomes of the person afterwards puts nothing off.
            let lost = human.erase_at.unwrap_or(now + TimeDelta::hours(24 * 30));
            human.erase_at = (!human.eligible).then_some(lost);
        }
        if human.eligible {
            return;
        }
        self.rang("off-boarding");
        let mut ended = false;
        for place in 0..self.circles.len() {
            ended |= self.offboard(place, person);
        }
        if ended {
            let cause = self.happens();
            self.mail("offboarded", None, cause, [person]);
        }
    }

    /// Whether the person had to do with the circle.
    fn offboard(&mut self, place: Place, person: Person) -> bool {
        let mut had = false;
        let now = self.now;
        let circle = &mut self.circles[place];
        if circle
            .nomination
            .as_ref()
            .is_some_and(|named| named.nominee == person)
        {
            self.nomination_is_void(place);
            had = true;
        }
        let circle = &mut self.circles[place];
        if let Some(request) = circle.request(person) {
            let request = &mut circle.requests[request];
            (request.status, request.resolved_at) = (Asked::Voided, Some(now));
            request.alarms.clear();
            self.event(place, "JOIN_REQUEST_VOIDED");
            self.seats_free(place);
            had = true;
        }
        let circle = &self.circles[place];
        if circle.membership(person).is_some() {
            let managed = circle.manager == Some(person);
            self.goes(place, person, Status::Offboarded);
            if managed && self.circles[place].ended_at.is_none() {
                self.succeed(place);
            }
            let (cause, manager) = (self.happens(), self.circles[place].manager);
            self.mail("participant_offboarded", Some(place), cause, manager);
            had = true;
        }
        had
    }
}
