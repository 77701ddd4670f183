//! Play a circle's clock: everything that is due there, in the order in which it is due.

use crate::model::{circle, clock_failure};
use crate::ops::Operation;
use crate::ops::circle::{self as circles, LockedCircle};
use crate::ops::{OpError, administrator, join_request, nomination};
use crate::outbox::{self, Mail, MailKind};
use crate::rules::rights::ActKind;
use crate::rules::schedule::{self, RequestStep, Step};
use crate::work::Work;
use chrono::{DateTime, Utc};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait};
use uuid::Uuid;

/// Steps of one transaction, at most; what is left is still due, and comes with the next one.
const MOST_STEPS: usize = 200;

/// Plays one circle up to now. The clock's: safe to run twice, late, and by several replicas at once.
#[derive(Debug, Clone, Copy)]
pub struct PlayCircle {
    /// The circle.
    pub circle_id: Uuid,
}

/// What a step was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The circle itself.
    Circle(Step),
    /// A join request.
    Request(RequestStep),
    /// The nomination of a programme manager expired.
    Nomination,
}

impl What {
    /// Its name, for figures and logs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Circle(step) => step.name(),
            Self::Request(step) => step.name(),
            Self::Nomination => "expire_nomination",
        }
    }
}

/// A step that was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Did {
    /// When it was due.
    pub due_at: DateTime<Utc>,
    /// What it was.
    pub what: What,
    /// Its mail was left out, because a later one was due as well.
    pub overtaken: bool,
}

/// What came of playing a circle.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Played {
    /// The steps, in order. Empty where somebody else was faster, or holds the circle.
    pub did: Vec<Did>,
    /// The circle afterwards, where it was played.
    pub circle: Option<circle::Model>,
}

impl Operation for PlayCircle {
    type Output = Played;

    async fn run(self, work: Work<'_>) -> Result<Played, OpError> {
        let Some(mut circle) = LockedCircle::unless_held(work.tx, self.circle_id).await? else {
            return Ok(Played::default());
        };
        let planned_anew = circle.row.due_basis != schedule::basis(&work.policy);
        if !planned_anew && circle.row.due_at.is_none_or(|due| due > work.now) {
            return Ok(Played::default());
        }
        if planned_anew {
            join_request::replan(work, &mut circle).await?;
            expect_joining(work.tx, &mut circle).await?;
        }
        let mut player = Player::default();
        while player.did.len() < MOST_STEPS && player.step(work, &mut circle).await? {}
        clock_failure::Entity::delete_by_id(self.circle_id)
            .exec(work.tx)
            .await?;
        Ok(Played {
            did: player.did,
            circle: Some(circle.save(work).await?),
        })
    }
}

/// Reads when the first join request or nomination is due.
async fn expect_joining(tx: &DatabaseTransaction, circle: &mut LockedCircle) -> Result<(), DbErr> {
    let request = join_request::next_due(tx, circle).await?.map(|(at, _)| at);
    let nomination = nomination::pending(tx, circle)
        .await?
        .map(|nomination| nomination.expires_at);
    circle.row.joining_due_at = request.into_iter().chain(nomination).min();
    Ok(())
}

#[derive(Default)]
struct Player {
    did: Vec<Did>,
    /// The first reminder to decide was overtaken: the one that is sent goes to everybody in its place.
    everybody_is_owed_a_reminder: bool,
}

impl Player {
    /// Does what is due first; whether there was anything.
    async fn step(&mut self, work: Work<'_>, circle: &mut LockedCircle) -> Result<bool, OpError> {
        let own = schedule::next(&circle.row, &work.policy.clock)?.filter(|(at, _)| *at <= work.now);
        let joining = circle.row.joining_due_at.filter(|at| *at <= work.now);
        match (own, joining) {
            (Some((at, steps)), joining) if joining.is_none_or(|joining| at <= joining) => {
                for step in steps {
                    self.circle_step(work, circle, at, step).await?;
                }
                // What is late by other settings than before does not bring back what was said since.
                circle.row.played_until = circle.row.played_until.max(Some(at));
                Ok(true)
            }
            (_, Some(_)) => {
                self.joining_step(work, circle).await?;
                expect_joining(work.tx, circle).await?;
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// Of join requests and the nomination, what is due first.
    async fn joining_step(&mut self, work: Work<'_>, circle: &mut LockedCircle) -> Result<(), OpError> {
        let request = join_request::next_due(work.tx, circle).await?;
        let nomination = nomination::pending(work.tx, circle).await?;
        let expires_at = nomination.as_ref().map(|nomination| nomination.expires_at);
        match (request, nomination) {
            (Some((due_at, request)), _)
                if due_at <= work.now && expires_at.is_none_or(|at| due_at <= at) =>
            {
                if let Some((step, overtaken)) = join_request::play(work, circle, request).await? {
                    let what = What::Request(step);
                    self.did.push(Did {
                        due_at,
                        what,
                        overtaken,
                    });
                }
            }
            (_, Some(nomination)) if nomination.expires_at <= work.now => {
                let due_at = nomination.expires_at;
                nomination::expire(work, circle, nomination).await?;
                self.did.push(Did {
                    due_at,
                    what: What::Nomination,
                    overtaken: false,
                });
            }
            _ => {}
        }
        Ok(())
    }

    async fn circle_step(
        &mut self,
        work: Work<'_>,
        circle: &mut LockedCircle,
        at: DateTime<Utc>,
        step: Step,
    ) -> Result<(), OpError> {
        // A step of the same instant may have changed what this one hangs on.
        let still = schedule::next(&circle.row, &work.policy.clock)?;
        if !still.is_some_and(|(when, steps)| when == at && steps.contains(&step)) {
            return Ok(());
        }
        let later = schedule::due_after(&circle.row, &work.policy.clock, at, work.now)?;
        let mut overtaken = later.iter().any(|later| step.is_overtaken_by(*later));
        match step {
            Step::ExpireProposal => circles::close(work, circle, ActKind::Expire).await?,
            Step::EndTerm => {
                // That nobody decided in time need not be said where the time for it is over, too.
                overtaken = circle.row.decision.is_none() && later.contains(&Step::Lapse);
                circles::end_term(work, circle, overtaken).await?;
            }
            Step::Lapse => circles::lapse(work, circle).await?,
            Step::Complete => circles::close(work, circle, ActKind::EndLapse).await?,
            Step::Archive => circles::archive(work, circle).await?,
            Step::RemindToDecide(_) => self.remind_to_decide(work, circle, step, overtaken).await?,
            _ if overtaken => {}
            step => say(work, circle, step).await?,
        }
        self.did.push(Did {
            due_at: at,
            what: What::Circle(step),
            overtaken,
        });
        Ok(())
    }

    /// Mail 25: the first of a term to everybody, the others to the programme manager; to everybody while there is none.
    async fn remind_to_decide(
        &mut self,
        work: Work<'_>,
        circle: &LockedCircle,
        step: Step,
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
            Some(manager) => enqueue(work, circle, MailKind::DecideTerm, [manager], cause).await?,
            None => to_everybody(work, circle, MailKind::DecideTerm, cause).await?,
        }
        self.everybody_is_owed_a_reminder = false;
        Ok(())
    }
}

/// The same step of the same plan has the same cause: its mail is written once, whatever moves.
fn cause(circle: &LockedCircle, step: Step) -> Uuid {
    let row = &circle.row;
    let since = match step {
        Step::RemindOfProposal(_) => row.ageing_from,
        Step::AskEverybodyToManage | Step::TellOfVacancy => row.pm_vacant_since,
        Step::TellOfTooFew => row.below_minimum_since,
        _ => None,
    };
    let since = since.map(|at| at.timestamp_micros());
    let day = match step {
        Step::RemindToPlan | Step::AskWhetherQuiet => row.last_meeting_on,
        _ => None,
    };
    outbox::cause(row.id, &format!("{step:?} {} {since:?} {day:?}", row.term))
}

async fn enqueue(
    work: Work<'_>,
    circle: &LockedCircle,
    kind: MailKind,
    to: impl IntoIterator<Item = Uuid>,
    cause: Uuid,
) -> Result<(), DbErr> {
    let mails = to.into_iter().map(|recipient| Mail {
        kind,
        recipient,
        circle: Some(circle.row.id),
        subject: None,
        cause,
    });
    outbox::enqueue(work, mails).await
}

async fn to_everybody(
    work: Work<'_>,
    circle: &LockedCircle,
    kind: MailKind,
    cause: Uuid,
) -> Result<(), DbErr> {
    let readers = circle.readers(work.tx).await?;
    let readers = readers.into_iter().map(|person| person.employee_id);
    enqueue(work, circle, kind, readers, cause).await
}

/// The steps that change nothing, and say something.
async fn say(work: Work<'_>, circle: &LockedCircle, step: Step) -> Result<(), OpError> {
    let cause = cause(circle, step);
    match step {
        Step::RemindOfProposal(_) => to_manager(work, circle, MailKind::ProposalWaiting, cause).await?,
        Step::RemindToPlan => to_manager(work, circle, MailKind::NothingPlanned, cause).await?,
        Step::AdviseAfterTwelveMonths(_) => to_everybody(work, circle, MailKind::TwelveMonths, cause).await?,
        Step::AskWhetherQuiet => {
            to_everybody(work, circle, MailKind::CircleQuiet, cause).await?;
            administrator::tell(work, circle, MailKind::CircleQuiet, cause).await?;
        }
        Step::AskEverybodyToManage => {
            let readers = circle.readers(work.tx).await?;
            circles::wanted(work, circle, &readers, cause).await?;
        }
        Step::TellOfVacancy => administrator::tell(work, circle, MailKind::ManagerWanted, cause).await?,
        Step::TellOfTooFew => administrator::tell(work, circle, MailKind::BelowMinimum, cause).await?,
        Step::RemindToDecide(_)
        | Step::ExpireProposal
        | Step::EndTerm
        | Step::Lapse
        | Step::Complete
        | Step::Archive => {}
    }
    Ok(())
}

async fn to_manager(work: Work<'_>, circle: &LockedCircle, kind: MailKind, cause: Uuid) -> Result<(), DbErr> {
    let manager = circles::programme_manager(work.tx, circle).await?;
    enqueue(work, circle, kind, manager, cause).await
}
