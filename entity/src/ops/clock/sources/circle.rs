//! The circle itself: its proposal, its term, its duties, its meetings, its archive (docs/product.md §3, "Circle").

use super::source::{PlayedStep, Source};
use crate::model::circle;
use crate::ops::circle::{self as circles, LockedCircle};
use crate::ops::{OpError, administrator};
use crate::outbox::{self, MailKind};
use crate::rules::rights::ActKind;
use crate::rules::schedule::{self, CircleStep, DueSteps, Step};
use crate::work::Work;
use chrono::{DateTime, Utc};
use sea_orm::DbErr;
use sea_orm::prelude::async_trait::async_trait;
use std::fmt::Display;
use uuid::Uuid;

/// The steps that follow from the circle's row.
#[derive(Default)]
pub(super) struct CircleSteps {
    due: Option<DueSteps>,
    /// The first reminder to decide was overtaken: the next one goes to everybody in its place.
    everybody_is_owed_a_reminder: bool,
}

#[async_trait]
impl Source for CircleSteps {
    fn has_rows(&self) -> bool {
        false
    }

    async fn next(
        &mut self,
        work: Work<'_>,
        circle: &LockedCircle,
    ) -> Result<Option<DateTime<Utc>>, OpError> {
        self.due = schedule::next(&circle.row, &work.policy.clock)?;
        Ok(self.due.as_ref().map(|(at, _)| *at))
    }

    async fn play(&mut self, work: Work<'_>, circle: &mut LockedCircle) -> Result<Vec<PlayedStep>, OpError> {
        let Some((at, steps)) = self.due.take() else {
            return Ok(Vec::new());
        };
        let mut played = Vec::new();
        for step in steps {
            // A step of the same instant may have changed what this one depends on.
            let still = schedule::next(&circle.row, &work.policy.clock)?;
            if still.is_some_and(|(when, steps)| when == at && steps.contains(&step)) {
                played.push(self.do_step(work, circle, at, step).await?);
            }
        }
        // With other settings than before, a step can be due before what was played: `played_until` does not go back, or
        // the mails since then would be written again.
        circle.row.played_until = circle.row.played_until.max(Some(at));
        Ok(played)
    }
}

impl CircleSteps {
    async fn do_step(
        &mut self,
        work: Work<'_>,
        circle: &mut LockedCircle,
        due_at: DateTime<Utc>,
        step: CircleStep,
    ) -> Result<PlayedStep, OpError> {
        use CircleStep::*;
        let later = schedule::due_after(&circle.row, &work.policy.clock, due_at, work.now)?;
        let mut overtaken = later.iter().any(|later| step.is_overtaken_by(*later));
        match step {
            ExpireProposal => circles::close(work, circle, ActKind::Expire).await?,
            EndTerm => {
                // Where the grace period is over, too, nobody is told that the decision is overdue.
                overtaken = circle.row.decision.is_none() && later.contains(&Lapse);
                circles::end_term(work, circle, overtaken).await?;
            }
            Lapse => circles::lapse(work, circle).await?,
            Complete => circles::close(work, circle, ActKind::EndLapse).await?,
            Archive => circles::archive(work, circle).await?,
            RemindToDecide(_) => self.remind_to_decide(work, circle, step, overtaken).await?,
            RemindOfProposal(_)
            | AdviseAfterTwelveMonths(_)
            | AskEverybodyToManage
            | TellOfVacancy
            | TellOfTooFew
            | RemindToPlan
            | AskWhetherQuiet
            | RemindOfLapse => {
                if !overtaken {
                    enqueue_mail(work, circle, step).await?;
                }
            }
        }
        Ok(PlayedStep {
            due_at,
            step: Step::Circle(step),
            overtaken,
        })
    }

    /// Enqueues mail 25: the first of a term to everybody, the others to the programme manager; to everybody while there is
    /// none.
    async fn remind_to_decide(
        &mut self,
        work: Work<'_>,
        circle: &LockedCircle,
        step: CircleStep,
        overtaken: bool,
    ) -> Result<(), OpError> {
        let first = !schedule::was_reminded_to_decide(&circle.row, &work.policy.clock)?;
        if overtaken {
            self.everybody_is_owed_a_reminder |= first;
            return Ok(());
        }
        let manager = circles::programme_manager(work.tx, circle).await?;
        let cause = cause(circle, step);
        match manager.filter(|_| !first && !self.everybody_is_owed_a_reminder) {
            Some(manager) => {
                outbox::enqueue(work, circle.mail(MailKind::DecideTerm, cause).to([manager])).await?
            }
            None => enqueue_to_everybody(work, circle, MailKind::DecideTerm, cause).await?,
        }
        self.everybody_is_owed_a_reminder = false;
        Ok(())
    }
}

/// Enqueues the mail of a step that does nothing else.
async fn enqueue_mail(work: Work<'_>, circle: &LockedCircle, step: CircleStep) -> Result<(), OpError> {
    use CircleStep::*;
    let cause = cause(circle, step);
    match step {
        RemindOfProposal(_) => enqueue_to_manager(work, circle, MailKind::ProposalWaiting, cause).await?,
        RemindToPlan => enqueue_to_manager(work, circle, MailKind::NothingPlanned, cause).await?,
        AdviseAfterTwelveMonths(_) => {
            enqueue_to_everybody(work, circle, MailKind::TwelveMonths, cause).await?;
        }
        AskWhetherQuiet => {
            enqueue_to_everybody(work, circle, MailKind::CircleQuiet, cause).await?;
            administrator::enqueue(work, circle, MailKind::CircleQuiet, cause).await?;
        }
        AskEverybodyToManage => {
            let readers = circle.readers(work.tx).await?;
            circles::wanted(work, circle, &readers, cause).await?;
        }
        RemindOfLapse => enqueue_to_everybody(work, circle, MailKind::CircleLapsed, cause).await?,
        TellOfVacancy => administrator::enqueue(work, circle, MailKind::ManagerWanted, cause).await?,
        TellOfTooFew => administrator::enqueue(work, circle, MailKind::BelowMinimum, cause).await?,
        RemindToDecide(_) | ExpireProposal | EndTerm | Lapse | Complete | Archive => {}
    }
    Ok(())
}

async fn enqueue_to_manager(
    work: Work<'_>,
    circle: &LockedCircle,
    kind: MailKind,
    cause: Uuid,
) -> Result<(), DbErr> {
    let manager = circles::programme_manager(work.tx, circle).await?;
    outbox::enqueue(work, circle.mail(kind, cause).to(manager)).await
}

async fn enqueue_to_everybody(
    work: Work<'_>,
    circle: &LockedCircle,
    kind: MailKind,
    cause: Uuid,
) -> Result<(), DbErr> {
    let readers = circle.readers(work.tx).await?;
    outbox::enqueue(work, circle.mail(kind, cause).to(readers)).await
}

fn cause(circle: &LockedCircle, step: CircleStep) -> Uuid {
    outbox::cause(circle.row.id, &cause_text(&circle.row, step))
}

/// Writes what makes the mail of `step` this one and no other: the step, the term, and what it counts from. Its hash is part
/// of `outbox.dedup_key`, so the text of a step must never change: its mail would be sent again after an upgrade.
fn cause_text(row: &circle::Model, step: CircleStep) -> String {
    use CircleStep::*;
    let since = |at: Option<DateTime<Utc>>| some(at.map(|at| at.timestamp_micros()));
    let (none, last_meeting_on) = (some(None::<i64>), some(row.last_meeting_on));
    let (name, since, day) = match step {
        RemindOfProposal(days) => (format!("RemindOfProposal({days})"), since(row.ageing_from), none),
        RemindToDecide(days) => (format!("RemindToDecide({days})"), none.clone(), none),
        AdviseAfterTwelveMonths(days) => (format!("AdviseAfterTwelveMonths({days})"), none.clone(), none),
        AskEverybodyToManage => (
            "AskEverybodyToManage".to_owned(),
            since(row.pm_vacant_since),
            none,
        ),
        TellOfVacancy => ("TellOfVacancy".to_owned(), since(row.pm_vacant_since), none),
        TellOfTooFew => ("TellOfTooFew".to_owned(), since(row.below_minimum_since), none),
        RemindOfLapse => ("RemindOfLapse".to_owned(), since(row.lapsed_at), none),
        RemindToPlan => ("RemindToPlan".to_owned(), none, last_meeting_on),
        AskWhetherQuiet => ("AskWhetherQuiet".to_owned(), none, last_meeting_on),
        // An event causes their mails.
        ExpireProposal | EndTerm | Lapse | Complete | Archive => {
            (Step::Circle(step).name().to_owned(), none.clone(), none)
        }
    };
    format!("{name} {} {since} {day}", row.term)
}

fn some(value: Option<impl Display>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| format!("Some({value})"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::schedule::a_circle;

    /// As they were written when the outbox began.
    #[test]
    fn the_causes_stay_as_they_are_stored() {
        use CircleStep::*;
        let at = |seconds| DateTime::from_timestamp(seconds, 5000);
        let row = circle::Model {
            term: 2,
            ageing_from: at(1_800_000_001),
            pm_vacant_since: at(1_800_000_002),
            below_minimum_since: at(1_800_000_003),
            last_meeting_on: "2027-02-03".parse().ok(),
            ..a_circle("UTC")
        };
        for (step, text) in [
            (
                RemindOfProposal(30),
                "RemindOfProposal(30) 2 Some(1800000001000005) None",
            ),
            (RemindToDecide(14), "RemindToDecide(14) 2 None None"),
            (
                AdviseAfterTwelveMonths(0),
                "AdviseAfterTwelveMonths(0) 2 None None",
            ),
            (
                AskEverybodyToManage,
                "AskEverybodyToManage 2 Some(1800000002000005) None",
            ),
            (TellOfVacancy, "TellOfVacancy 2 Some(1800000002000005) None"),
            (TellOfTooFew, "TellOfTooFew 2 Some(1800000003000005) None"),
            (RemindToPlan, "RemindToPlan 2 None Some(2027-02-03)"),
            (AskWhetherQuiet, "AskWhetherQuiet 2 None Some(2027-02-03)"),
        ] {
            assert_eq!(cause_text(&row, step), text);
        }
        let cause = outbox::cause(Uuid::nil(), "RemindToPlan 2 None Some(2027-02-03)");
        assert_eq!(cause.to_string(), "27170661-c9fd-bab8-0ee8-e4f07c34b075");
    }
}
