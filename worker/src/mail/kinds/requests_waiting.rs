//! Mail 10, to the programme manager and the deputies: "Requests to join wait for your answer."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct RequestsWaiting {
    circle: String,
    requests: i32,
    days: i64,
    answer_by: Option<DateTime<Utc>>,
    zone: Tz,
}

impl Kind for RequestsWaiting {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let circle = mail.circle().await?;
        require(circle.takes_people(), "the circle takes nobody in")?;
        let duty = mailing::duty_of(mail.db, circle.id, mail.recipient.id).await?;
        require(duty.is_some(), "it is for those who decide only")?;
        let waiting = mail.waiting_requests(&circle, |_| true).await?;
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
        let say = |id| {
            Words::new(id)
                .text("circle", &self.circle)
                .number("requests", self.requests)
        };
        let oldest = || Words::new("oldest-request").number("days", self.days);
        let mut blocks = vec![paragraph(oldest())];
        let words = Words::new("answer-by");
        blocks.extend(self.answer_by.map(|by| deadline(words, by, self.zone, reader)));
        blocks.push(paragraph(Words::new("requests-waiting.why")));
        Letter {
            subject: say("requests-waiting.subject"),
            preheader: oldest(),
            blocks,
            action: Words::new("review-requests"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let waiting = |requests, days, answer_by| Self {
            circle: data.title(),
            requests,
            days,
            answer_by,
            zone: CIRCLE_ZONE,
        };
        vec![
            ("two", waiting(2, 7, Some(data.later()))),
            ("one", waiting(1, 1, Some(data.later()))),
            ("of-today", waiting(1, 0, None)),
        ]
    }
}
