//! Mail 27, to all participants: "It was decided whether your circle goes on."

use super::*;
use chrono::Months;
use entity::rules::term::end_of_term;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct DecisionTaken {
    circle: String,
    decision: Decision,
    ends_on: NaiveDate,
    next_ends_on: NaiveDate,
    own: Option<StayAnswer>,
    reason: String,
    zone: Tz,
}

impl Kind for DecisionTaken {
    /// By the time it is sent the next term may have begun, and who chose to leave may be out: they hear of it all the same.
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let decided = mailing::decision(mail.db, mail.subject()?).await?;
        let decided = decided.ok_or(NoFacts::Skip("the decision is gone"))?;
        let circle = mail.circle().await?;
        let holds = match decided.decision {
            Decision::Continue => circle.state == CircleState::Active,
            Decision::Disband => matches!(circle.state, CircleState::Active | CircleState::Completed),
        };
        require(holds, "the circle has ended otherwise")?;
        let me = mail.recipient.id;
        let (own, answers) = tokio::try_join!(
            mailing::last_membership(mail.db, circle.id, me),
            mailing::stay_answers(mail.db, circle.id, decided.term)
        )?;
        let took_part =
            own.is_some_and(|own| matches!(own.status, MembershipStatus::Active | MembershipStatus::Ended));
        require(took_part, "it is for participants only")?;
        let started_on = circle.started_on.ok_or(NoFacts::Skip("the circle has no term"))?;
        let term = u32::try_from(decided.term).unwrap_or(1);
        let content = Self {
            circle: circle.title.clone(),
            decision: decided.decision,
            ends_on: end_of_term(started_on, term),
            next_ends_on: end_of_term(started_on, term.saturating_add(1)),
            own: answers.get(&me).copied(),
            reason: decided.reason.unwrap_or_default(),
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let next = |words: Words| words.day("from", self.ends_on).day("to", self.next_ends_on);
        let (subject, preheader, body) = match self.decision {
            Decision::Continue => (
                "decision-taken.subject-continue",
                next(Words::new("decision-taken.preheader-continue")),
                next(say("decision-taken.continue")),
            ),
            Decision::Disband => (
                "decision-taken.subject-disband",
                Words::new("decision-taken.preheader-disband").day("day", self.ends_on),
                say("decision-taken.disband").day("day", self.ends_on),
            ),
        };
        let mut blocks = vec![paragraph(body)];
        if self.decision == Decision::Continue {
            let own = Words::new("decision-taken.own").answer(self.own);
            blocks.push(paragraph(own.day("day", self.ends_on)));
        }
        blocks.extend(quote(Words::new("removed.wrote"), &self.reason));
        blocks.extend(calendar_of(self.zone, reader));
        Letter {
            subject: say(subject),
            preheader,
            blocks,
            action: Words::new("open-your-circle"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let taken = |decision, own, reason| Self {
            circle: data.title(),
            decision,
            ends_on: data.in_days(30),
            next_ends_on: data.in_days(30) + Months::new(6),
            own,
            reason,
            zone: CIRCLE_ZONE,
        };
        let (stay, leave) = (Some(StayAnswer::Stay), Some(StayAnswer::Leave));
        let go_on = Decision::Continue;
        vec![
            ("with-a-reason", taken(go_on, stay, data.message())),
            ("leaver", taken(go_on, leave, String::new())),
            ("no-answer", taken(go_on, None, String::new())),
            ("disband", taken(Decision::Disband, stay, String::new())),
        ]
    }
}
