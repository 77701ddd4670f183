//! Mail 27, to the programme manager, the deputies and the administrators: "The term is over and nobody has decided."

use super::*;
use entity::rules::zone;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct DecisionOverdue {
    circle: String,
    ended_on: NaiveDate,
    lapses_at: DateTime<Utc>,
    to_administrator: bool,
    zone: Tz,
}

impl Kind for DecisionOverdue {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let circle = mail.circle().await?;
        require(schedule::is_undecided(&circle, mail.now), "it is decided")?;
        let duty = mailing::duty_of(mail.db, circle.id, mail.recipient.id).await?;
        if duty.is_none() {
            mail.require_administrator()?;
        }
        let (ended_on, lapses_on) = mail.term_ends(&circle)?;
        let content = Self {
            circle: circle.title.clone(),
            ended_on,
            lapses_at: zone::start_of_day(zone_of(&circle)?, lapses_on),
            to_administrator: duty.is_none(),
            zone: zone_of(&circle)?,
        };
        let action = match duty {
            Some(_) => mail.term_page(&circle, lapses_on)?,
            None => mail.programme.links.circle(circle.id),
        };
        Ok(Draft::new(content, action))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let body = say("decision-overdue.body").day("day", self.ended_on);
        let decide_by = Words::new("decision-overdue.decide-by");
        let mut blocks = vec![
            paragraph(body),
            deadline(decide_by, self.lapses_at, self.zone, reader),
            paragraph(Words::new("decision-overdue.afterwards")),
            paragraph(Words::new(if self.to_administrator {
                "decision-overdue.administrator"
            } else {
                "decision-overdue.take-over"
            })),
        ];
        blocks.extend(calendar_of(self.zone, reader));
        Letter {
            subject: say("decision-overdue.subject"),
            preheader: Words::new("decision-overdue.preheader"),
            blocks,
            action: Words::new("continue-or-disband"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let overdue = |to_administrator, zone| Self {
            circle: data.title(),
            ended_on: data.today,
            lapses_at: data.later(),
            to_administrator,
            zone,
        };
        vec![
            ("manager", overdue(false, CIRCLE_ZONE)),
            ("administrator", overdue(true, Tz::Europe__London)),
        ]
    }
}
