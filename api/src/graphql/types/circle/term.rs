//! A circle's terms: how the running one ends, what was decided, and who may know.

use super::Circle;
use crate::graphql::loaders::{DecisionsOn, OwnAnswersIn, StayCountsIn};
use crate::graphql::nullable::{Nullable, nullable};
use crate::graphql::paging::list_cost;
use crate::graphql::session::Session;
use crate::graphql::types::{CircleDecision, Date, StayAnswer, StayCounts};
use async_graphql::{Context, Object, Result};
use chrono::{DateTime, NaiveDate, Utc};
use entity::model::{circle, enums::CircleState as State};
use entity::rules::rights::Act;
use entity::rules::{ClockPolicy, schedule};

/// The terms of a circle.
pub struct Terms<'a>(pub(super) &'a Circle);

impl Terms<'_> {
    /// What was decided so far, for those who look inside.
    async fn decided(&self, ctx: &Context<'_>) -> Result<Option<Vec<CircleDecision>>> {
        let Some(inside) = self.0.proof(ctx).await? else {
            return Ok(None);
        };
        let found = Session::of(ctx)?.loaders.load_one(DecisionsOn(inside)).await?;
        let decisions = found.unwrap_or_default().into_iter();
        Ok(Some(decisions.map(CircleDecision).collect()))
    }

    /// A date of the running term.
    fn while_it_runs(
        &self,
        ctx: &Context<'_>,
        date: impl FnOnce(&circle::Model, &ClockPolicy) -> Option<NaiveDate>,
    ) -> Result<Option<Date>> {
        if self.0.0.state != State::Active {
            return Ok(None);
        }
        Ok(date(&self.0.0, &Session::of(ctx)?.policy.clock).map(Into::into))
    }
}

/// The terms of a circle.
#[Object]
impl Terms<'_> {
    /// What was decided about the end of its present term; null while nothing is. For participants; null for everybody
    /// else.
    #[graphql(complexity = "5 + child_complexity")]
    async fn decision(&self, ctx: &Context<'_>) -> Nullable<CircleDecision> {
        nullable(async {
            let decided = self.decided(ctx).await?.unwrap_or_default();
            Ok(decided
                .into_iter()
                .find(|decision| decision.0.term == self.0.0.term))
        })
        .await
    }

    /// What was decided about the ends of its terms, the first term first. For participants; null for everybody else.
    #[graphql(complexity = "list_cost(5, child_complexity)")]
    async fn decisions(&self, ctx: &Context<'_>) -> Nullable<Vec<CircleDecision>> {
        nullable(self.decided(ctx)).await
    }

    /// The day, in its zone, from which it can be decided whether there is another term, and from which participants say
    /// whether they stay; null unless it runs.
    async fn decision_opens_on(&self, ctx: &Context<'_>) -> Nullable<Date> {
        nullable(async { self.while_it_runs(ctx, schedule::decision_opens_on) }).await
    }

    /// The day, in its zone, on which it lapses if nobody decides; null unless it runs.
    async fn grace_ends_on(&self, ctx: &Context<'_>) -> Nullable<Date> {
        nullable(async { self.while_it_runs(ctx, schedule::grace_ends_on) }).await
    }

    /// Whether its term is over and nobody has decided whether there is another.
    async fn is_decision_overdue(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(schedule::is_undecided(&self.0.0, Session::of(ctx)?.now))
    }

    /// The day, in its zone, on which its first twelve months are over; null before it is published. The programme
    /// recommends that it disbands then, so that everyone can meet new people.
    async fn twelve_months_on(&self) -> Option<Date> {
        schedule::twelve_months_on(&self.0.0).map(Into::into)
    }

    /// Whether it runs, and has for twelve months.
    async fn twelve_months_reached(&self, ctx: &Context<'_>) -> Result<bool> {
        Ok(schedule::has_run_for_twelve_months(
            &self.0.0,
            Session::of(ctx)?.now,
        ))
    }

    /// When it lapsed, because nobody decided in time; null unless it is lapsed.
    async fn lapsed_at(&self) -> Option<DateTime<Utc>> {
        self.0.0.lapsed_at
    }

    /// Until when it can be reopened; null unless it is lapsed.
    async fn reopen_until(&self, ctx: &Context<'_>) -> Nullable<DateTime<Utc>> {
        nullable(async { Ok(schedule::reopen_until(&self.0.0, &Session::of(ctx)?.policy.clock)) }).await
    }

    /// Until when those who took part can read it; null until it has ended.
    async fn archive_until(&self, ctx: &Context<'_>) -> Nullable<DateTime<Utc>> {
        nullable(async {
            Ok(schedule::archive_until(
                &self.0.0,
                &Session::of(ctx)?.policy.clock,
            ))
        })
        .await
    }

    /// Why it was disbanded before its term. For those who took part; null for everybody else.
    async fn end_reason(&self, ctx: &Context<'_>) -> Nullable<&str> {
        nullable(async {
            let shown = self.0.may(ctx, Act::SeeEndReason).await?;
            Ok(self.0.0.end_reason.as_deref().filter(|_| shown))
        })
        .await
    }

    /// Since when it has had fewer people than the programme's minimum. For participants and administrators; null for
    /// everybody else.
    async fn below_minimum_since(&self, ctx: &Context<'_>) -> Nullable<DateTime<Utc>> {
        nullable(async {
            let shown = self.0.may(ctx, Act::SeeShortage).await?;
            Ok(self.0.0.below_minimum_since.filter(|_| shown))
        })
        .await
    }

    /// How many participants want to stay after the term, never who. For those who manage it, while it can be decided;
    /// else null.
    #[graphql(complexity = "5 + child_complexity")]
    async fn stay_counts(&self, ctx: &Context<'_>) -> Nullable<StayCounts> {
        nullable(async {
            let Some(counting) = self.0.proof(ctx).await? else {
                return Ok(None);
            };
            let counts = Session::of(ctx)?.loaders.load_one(StayCountsIn(counting)).await?;
            Ok(Some(counts.unwrap_or_default().into()))
        })
        .await
    }

    /// Whether the viewer wants to stay after the term, as far as they have said so. The viewer's alone to see.
    async fn viewer_stay_answer(&self, ctx: &Context<'_>) -> Nullable<StayAnswer> {
        nullable(async {
            let answers = Session::of(ctx)?
                .loaders
                .load_one(OwnAnswersIn(self.0.0.id))
                .await?;
            let running = answers
                .unwrap_or_default()
                .into_iter()
                .find(|answer| answer.term == self.0.0.term);
            Ok(running.map(|answer| answer.answer.into()))
        })
        .await
    }
}
