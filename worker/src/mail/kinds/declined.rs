//! Mail 13, to the requester: "Your request was declined."

use super::*;
use chrono::Days;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct Declined {
    circle: String,
    reason: String,
    ask_again_from: Option<NaiveDate>,
    alternatives: Vec<Alternative>,
}

impl Kind for Declined {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let (request, circle) = mail
            .join_request(JoinRequestStatus::Declined, "the request is not declined")
            .await?;
        let alternatives = mail.alternatives(&circle).await?;
        let action = mail.elsewhere(&alternatives);
        let open = circle.recruiting_open && circle.takes_people();
        let zone = mail.zone()?;
        let wait = Days::new(mail.programme.policy.reask_days.into());
        let ask_again_from = request.resolved_at.filter(|_| open).and_then(|answered| {
            // The day after the last day of waiting: on the day itself it depends on the hour.
            answered
                .with_timezone(&zone)
                .date_naive()
                .checked_add_days(wait)?
                .succ_opt()
        });
        let content = Self {
            circle: circle.title.clone(),
            reason: request.decline_reason.unwrap_or_default(),
            ask_again_from,
            alternatives,
        };
        Ok(Draft::new(content, action))
    }

    fn letter(&self, _: &Reader) -> Letter {
        let body = || Words::new("declined.body");
        let mut blocks = vec![paragraph(body())];
        blocks.extend(quote(Words::new("declined.wrote"), &self.reason));
        let again = |day| paragraph(Words::new("declined.again").day("day", day));
        blocks.extend(self.ask_again_from.map(again));
        blocks.extend(alternatives(&self.alternatives));
        Letter {
            subject: Words::new("declined.subject").text("circle", &self.circle),
            preheader: body(),
            blocks,
            action: elsewhere(&self.alternatives),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let reasoned = Self {
            circle: data.title(),
            reason: data.message(),
            ask_again_from: Some(data.in_days(31)),
            alternatives: data.alternatives(),
        };
        let bare = Self {
            circle: data.title(),
            reason: String::new(),
            ask_again_from: None,
            alternatives: Vec::new(),
        };
        vec![("with-a-reason", reasoned), ("bare", bare)]
    }
}
