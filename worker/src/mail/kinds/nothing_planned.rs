//! Mail 24, to the programme manager: "No meeting is planned."

use super::*;
use entity::rules::plan;

/// How many dates are proposed to a circle that has planned none.
const PROPOSED_DATES: usize = 3;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct NothingPlanned {
    circle: String,
    last_on: Option<NaiveDate>,
    proposed: Vec<NaiveDate>,
    zone: Tz,
}

impl Kind for NothingPlanned {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let circle = mail.circle().await?;
        mail.require_programme_manager(&circle).await?;
        mail.require_nothing_planned(&circle).await?;
        let tomorrow = mail.today(&circle)?.succ_opt();
        let dates = circle.started_on.zip(tomorrow).map(|(started_on, from)| {
            let mut dates = plan::next_dates(started_on, from, PROPOSED_DATES);
            // Dates after the term are of use only if there is another.
            let goes_on = circle.decision == Some(Decision::Continue);
            dates.retain(|on| goes_on || circle.term_ends_on.is_none_or(|end| *on < end));
            dates
        });
        let content = Self {
            circle: circle.title.clone(),
            last_on: circle.last_meeting_on,
            proposed: dates.unwrap_or_default(),
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let mut blocks = vec![paragraph(match self.last_on {
            Some(day) => say("nothing-planned.body").day("day", day),
            None => say("nothing-planned.body-never"),
        })];
        if !self.proposed.is_empty() {
            let date = |day: &_| Line::from(Words::new("meeting").day("day", *day));
            blocks.push(heading(Words::new("nothing-planned.dates")));
            blocks.push(Block::Points(self.proposed.iter().map(date).collect()));
        }
        blocks.extend(calendar_of(self.zone, reader));
        Letter {
            subject: say("nothing-planned.subject"),
            preheader: Words::new("nothing-planned.preheader"),
            blocks,
            action: Words::new("open-your-circle"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let planned = data.meetings();
        let dates = planned.iter().take(3).map(|meeting| meeting.on).collect();
        let nothing = |last_on, proposed, zone| Self {
            circle: data.title(),
            last_on,
            proposed,
            zone,
        };
        vec![
            (
                "three-dates",
                nothing(Some(data.days_ago(45)), dates, CIRCLE_ZONE),
            ),
            ("bare", nothing(None, Vec::new(), Tz::Europe__London)),
        ]
    }
}
