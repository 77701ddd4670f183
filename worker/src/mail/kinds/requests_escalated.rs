//! Mail 10, to the administrators: "To administrators: nobody answers requests to join."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct RequestsEscalated {
    circle: String,
    requests: i32,
    days: i64,
    answer_by: Option<DateTime<Utc>>,
    zone: Tz,
}

impl Kind for RequestsEscalated {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        mail.require_administrator()?;
        let circle = mail.circle().await?;
        require(circle.takes_people(), "the circle takes nobody in")?;
        let waiting = mail
            .waiting_requests(&circle, |request| request.escalated_at.is_some())
            .await?;
        let content = Self {
            circle: circle.title.clone(),
            requests: waiting.requests,
            days: waiting.days,
            answer_by: waiting.answer_by,
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(content, mail.programme.links.circle(circle.id)))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let oldest = || Words::new("oldest-request").number("days", self.days);
        let mut blocks = vec![
            paragraph(say("requests-escalated.body").number("requests", self.requests)),
            paragraph(oldest()),
        ];
        let words = Words::new("requests-escalated.expires");
        blocks.extend(self.answer_by.map(|by| deadline(words, by, self.zone, reader)));
        blocks.push(paragraph(Words::new("requests-escalated.act")));
        Letter {
            subject: say("requests-escalated.subject"),
            preheader: oldest(),
            blocks,
            action: Words::new("review-requests"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let escalated = |requests, days, answer_by| Self {
            circle: data.title(),
            requests,
            days,
            answer_by,
            zone: CIRCLE_ZONE,
        };
        vec![
            ("one", escalated(1, 10, Some(data.later()))),
            ("two", escalated(2, 11, None)),
        ]
    }
}
