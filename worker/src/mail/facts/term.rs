//! The end of a term: mails 25 to 28.

use super::super::content::{
    CircleClosed, CircleLapsed, DecideTerm, DecisionOverdue, DecisionTaken, StayCounts, TwelveMonths,
};
use super::{NoFacts, Reader, Said, find, is_open, still, zone_of};
use chrono::NaiveDate;
use entity::model::enums::{CircleState, Decision, MembershipStatus, StayAnswer};
use entity::model::{circle, circle_decision};
use entity::rules::term::{TERM_MONTHS, end_of_term};
use entity::rules::{schedule, zone};
use sea_orm::EntityTrait;

impl Reader<'_> {
    /// Goes on while the decision about the running term can be taken: not in the term after it.
    fn may_decide(&self, circle: &circle::Model) -> Result<(), NoFacts> {
        still(
            schedule::may_decide(circle, &self.programme.policy.clock, self.now),
            "there is nothing to decide",
        )
    }

    /// When the running term ends, and when the circle lapses that nobody decides about.
    fn dates(&self, circle: &circle::Model) -> Result<(NaiveDate, NaiveDate), NoFacts> {
        let lapses_on = schedule::grace_ends_on(circle, &self.programme.policy.clock);
        let dates = circle.term_ends_on.zip(lapses_on);
        dates.ok_or(NoFacts::Skip("the circle has no term"))
    }

    /// Where the recipient has their say, until the circle lapses.
    fn term_page(&self, circle: &circle::Model, lapses_on: NaiveDate) -> String {
        let expires_at = zone::start_of_day(zone_of(circle), lapses_on);
        let (links, person) = (&self.programme.links, self.row.recipient_id);
        links.term(circle.id, person, self.epoch, expires_at)
    }

    pub(super) async fn decide_term(&self) -> Result<Said, NoFacts> {
        let circle = self.circle().await?;
        self.may_decide(&circle)?;
        still(!schedule::is_undecided(&circle, self.now), "the term is over")?;
        self.recipient_takes_part(&circle).await?;
        let (ends_on, lapses_on) = self.dates(&circle)?;
        let me = self.row.recipient_id;
        let (manager, answers) = tokio::try_join!(
            find::programme_manager(self.db, circle.id),
            find::stay_answers(self.db, circle.id, circle.term)
        )?;
        let counts = if manager == Some(me) {
            let people = find::roles(self.db, circle.id).await?;
            let answered = |answer: Option<StayAnswer>| {
                let same = people.iter().filter(|(id, _)| answers.get(id).copied() == answer);
                i32::try_from(same.count()).unwrap_or(i32::MAX)
            };
            Some(StayCounts {
                stay: answered(Some(StayAnswer::Stay)),
                leave: answered(Some(StayAnswer::Leave)),
                unanswered: answered(None),
            })
        } else {
            None
        };
        let content = DecideTerm {
            circle: circle.title.clone(),
            ends_on,
            days_left: (ends_on - self.today(&circle)).num_days(),
            lapses_on,
            counts,
            own: answers.get(&me).copied(),
            zone: zone_of(&circle),
        };
        Ok(Said::new(content, self.term_page(&circle, lapses_on)))
    }

    pub(super) async fn twelve_months(&self) -> Result<Said, NoFacts> {
        let circle = self.circle().await?;
        self.may_decide(&circle)?;
        still(
            schedule::ends_past_twelve_months(&circle),
            "the circle is not that old",
        )?;
        self.recipient_takes_part(&circle).await?;
        let (ends_on, lapses_on) = self.dates(&circle)?;
        let manager = find::programme_manager(self.db, circle.id).await?;
        let content = TwelveMonths {
            circle: circle.title.clone(),
            ends_on,
            months: u32::try_from(circle.term)
                .unwrap_or(0)
                .saturating_mul(TERM_MONTHS),
            to_manager: manager == Some(self.row.recipient_id),
            zone: zone_of(&circle),
        };
        Ok(Said::new(content, self.term_page(&circle, lapses_on)))
    }

    /// By the time it is sent the next term may have begun, and who chose to leave may be out: they hear of it all the same.
    pub(super) async fn decision_taken(&self) -> Result<Said, NoFacts> {
        let decided = circle_decision::Entity::find_by_id(self.subject()?)
            .one(self.db)
            .await?;
        let decided = decided.ok_or(NoFacts::Skip("the decision is gone"))?;
        let circle = self.circle().await?;
        let holds = match decided.decision {
            Decision::Continue => circle.state == CircleState::Active,
            Decision::Disband => matches!(circle.state, CircleState::Active | CircleState::Completed),
        };
        still(holds, "the circle has ended otherwise")?;
        let me = self.row.recipient_id;
        let (own, answers) = tokio::try_join!(
            find::last_membership(self.db, circle.id, me),
            find::stay_answers(self.db, circle.id, decided.term)
        )?;
        let took_part =
            own.is_some_and(|own| matches!(own.status, MembershipStatus::Active | MembershipStatus::Ended));
        still(took_part, "it is for participants only")?;
        let started_on = circle.started_on.ok_or(NoFacts::Skip("the circle has no term"))?;
        let term = u32::try_from(decided.term).unwrap_or(1);
        let content = DecisionTaken {
            circle: circle.title.clone(),
            decision: decided.decision,
            ends_on: end_of_term(started_on, term),
            next_ends_on: end_of_term(started_on, term.saturating_add(1)),
            own: answers.get(&me).copied(),
            reason: decided.reason.unwrap_or_default(),
            zone: zone_of(&circle),
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }

    pub(super) async fn decision_overdue(&self) -> Result<Said, NoFacts> {
        let circle = self.circle().await?;
        still(schedule::is_undecided(&circle, self.now), "it is decided")?;
        let duty = find::duty_of(self.db, circle.id, self.row.recipient_id).await?;
        if duty.is_none() {
            self.recipient_administrates()?;
        }
        let (ended_on, lapses_on) = self.dates(&circle)?;
        let content = DecisionOverdue {
            circle: circle.title.clone(),
            ended_on,
            lapses_at: zone::start_of_day(zone_of(&circle), lapses_on),
            to_administrator: duty.is_none(),
            zone: zone_of(&circle),
        };
        let action = match duty {
            Some(_) => self.term_page(&circle, lapses_on),
            None => self.programme.links.circle(circle.id),
        };
        Ok(Said::new(content, action))
    }

    pub(super) async fn circle_lapsed(&self) -> Result<Said, NoFacts> {
        let circle = self.circle().await?;
        still(circle.state == CircleState::Lapsed, "the circle is not lapsed")?;
        self.recipient_takes_part(&circle).await?;
        let until = schedule::reopen_until(&circle, &self.programme.policy.clock);
        let content = CircleLapsed {
            circle: circle.title.clone(),
            reopen_until: until.ok_or(NoFacts::Skip("the circle is not lapsed"))?,
            zone: zone_of(&circle),
        };
        Ok(Said::new(content, self.programme.links.circle(circle.id)))
    }

    pub(super) async fn circle_closed(&self) -> Result<Said, NoFacts> {
        let circle = self.circle().await?;
        let completed = circle.state == CircleState::Completed;
        let ended = completed || circle.state == CircleState::Disbanded;
        still(ended, "the circle is not completed or disbanded")?;
        let requested = self.row.subject_id.is_some();
        if !requested {
            let own = find::last_membership(self.db, circle.id, self.row.recipient_id).await?;
            let took_part = own.is_some_and(|own| !is_open(own.status));
            still(took_part, "it is for those who took part only")?;
        }
        let links = &self.programme.links;
        let alternatives = find::alternatives(self.db, links, &circle, self.row.recipient_id).await?;
        // Who took part looks back first; who asked to join looks elsewhere.
        let action = match alternatives.first() {
            _ if !requested => links.circle(circle.id),
            Some(other) => other.url.clone(),
            None => links.guide(),
        };
        let until = schedule::archive_until(&circle, &self.programme.policy.clock);
        // Why it ended is for those who took part (docs/product.md §4).
        let content = CircleClosed {
            circle: circle.title.clone(),
            completed,
            requested,
            reason: circle.end_reason.filter(|_| !requested).unwrap_or_default(),
            archive_until: until.filter(|until| !requested && *until > self.now),
            alternatives,
        };
        Ok(Said::new(content, action))
    }
}
