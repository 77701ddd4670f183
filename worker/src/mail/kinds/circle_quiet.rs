//! Mail 24, to the participants and the administrators: "Nobody has met for a long time."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct CircleQuiet {
    circle: String,
    last_on: Option<NaiveDate>,
    to_administrator: bool,
    zone: Tz,
}

impl Kind for CircleQuiet {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let circle = mail.circle().await?;
        mail.require_nothing_planned(&circle).await?;
        let content = Self {
            circle: circle.title.clone(),
            last_on: circle.last_meeting_on,
            to_administrator: mail.reads_as_administrator(&circle).await?,
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
        let (ask, action) = if self.to_administrator {
            ("circle-quiet.administrator", "open-the-circle")
        } else {
            ("circle-quiet.ask", "open-your-circle")
        };
        blocks.push(paragraph(Words::new(ask)));
        blocks.extend(calendar_of(self.zone, reader));
        Letter {
            subject: say("circle-quiet.subject"),
            preheader: Words::new("circle-quiet.preheader"),
            blocks,
            action: Words::new(action),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let quiet = |last_on, to_administrator, zone| Self {
            circle: data.title(),
            last_on,
            to_administrator,
            zone,
        };
        let last = Some(data.days_ago(90));
        vec![
            ("participant", quiet(last, false, CIRCLE_ZONE)),
            ("administrator", quiet(last, true, CIRCLE_ZONE)),
            ("never-met", quiet(None, false, Tz::Europe__London)),
        ]
    }
}
