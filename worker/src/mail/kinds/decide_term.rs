//! Mail 25, to the participants, with the counts to the programme manager: "The term ends soon: continue or disband."

use super::*;
use entity::query::term::{self, StayCounts};
use entity::rules::rights::proof::Counting;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct DecideTerm {
    circle: String,
    ends_on: NaiveDate,
    days_left: i64,
    lapses_on: NaiveDate,
    counts: Option<StayCounts>,
    own: Option<StayAnswer>,
    zone: Tz,
}

impl Kind for DecideTerm {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let circle = mail.circle().await?;
        mail.require_may_decide(&circle)?;
        require(!schedule::is_undecided(&circle, mail.now), "the term is over")?;
        mail.require_participant(&circle).await?;
        let (ends_on, lapses_on) = mail.term_ends(&circle)?;
        let me = mail.recipient.id;
        let (manager, answers) = tokio::try_join!(
            mailing::programme_manager(mail.db, circle.id),
            mailing::stay_answers(mail.db, circle.id, circle.term)
        )?;
        let counting: Option<Counting> = match manager == Some(me) {
            true => mail.proof(&circle).await?,
            false => None,
        };
        let counts = match counting {
            Some(counting) => term::stay_counts(mail.db, &[counting]).await?.remove(&circle.id),
            None => None,
        };
        let content = Self {
            circle: circle.title.clone(),
            ends_on,
            days_left: (ends_on - mail.today(&circle)?).num_days(),
            lapses_on,
            counts,
            own: answers.get(&me).copied(),
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(content, mail.term_page(&circle, lapses_on)?))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let left = || Words::new("decide-term.left").number("days", self.days_left);
        let term = say("decide-term.term").day("day", self.ends_on);
        let mut blocks = vec![paragraph(term), paragraph(left())];
        let (subject, action) = match self.counts {
            Some(counts) => {
                blocks.push(paragraph(Words::new("decide-term.decide")));
                blocks.extend(who_stays(counts));
                ("decide-term.subject-manager", "continue-or-disband")
            }
            None => {
                blocks.push(paragraph(Words::new("decide-term.ask")));
                if let Some(own) = self.own {
                    blocks.push(paragraph(Words::new("decide-term.own").answer(Some(own))));
                }
                ("decide-term.subject", "decide-term.action")
            }
        };
        let undecided = Words::new("decide-term.undecided").day("day", self.lapses_on);
        blocks.push(paragraph(undecided));
        blocks.extend(calendar_of(self.zone, reader));
        Letter {
            subject: say(subject),
            preheader: left(),
            blocks,
            action: Words::new(action),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let decide = |days: u16, counts, own, zone| Self {
            circle: data.title(),
            ends_on: data.in_days(days),
            days_left: days.into(),
            lapses_on: data.in_days(days + 14),
            counts,
            own,
            zone,
        };
        let counts = Some(StayCounts {
            stay: 4,
            leave: 1,
            unanswered: 2,
        });
        let (stay, leave) = (Some(StayAnswer::Stay), Some(StayAnswer::Leave));
        let london = Tz::Europe__London;
        vec![
            ("manager", decide(30, counts, stay, CIRCLE_ZONE)),
            ("participant", decide(14, None, None, CIRCLE_ZONE)),
            ("one-day-left", decide(1, None, stay, london)),
            ("today", decide(0, None, leave, london)),
        ]
    }
}

/// Counts, never who.
fn who_stays(counts: StayCounts) -> [Block; 2] {
    let row = |what, count: i32| {
        (
            Words::new(what),
            Words::new("answers.count").number("count", count),
        )
    };
    [
        heading(Words::new("answers.heading")),
        Block::Rows(vec![
            row("answers.stay", counts.stay),
            row("answers.leave", counts.leave),
            row("answers.none", counts.unanswered),
        ]),
    ]
}
