//! Mail 11, to the requester: "Nobody answered your request to join."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct RequestExpired {
    circle: String,
    may_ask_again: bool,
    alternatives: Vec<Alternative>,
}

impl Kind for RequestExpired {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let (_, circle) = mail
            .join_request(JoinRequestStatus::Expired, "the request has not expired")
            .await?;
        let alternatives = mail.alternatives(&circle).await?;
        let action = mail.elsewhere(&alternatives);
        let content = Self {
            circle: circle.title.clone(),
            may_ask_again: circle.recruiting_open && circle.takes_people(),
            alternatives,
        };
        Ok(Draft::new(content, action))
    }

    fn letter(&self, _: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let mut blocks = vec![
            paragraph(Words::new("request-expired.body")),
            paragraph(Words::new("request-expired.no-refusal")),
        ];
        if self.may_ask_again {
            blocks.push(paragraph(Words::new("request-expired.again")));
        }
        blocks.extend(alternatives(&self.alternatives));
        Letter {
            subject: say("request-expired.subject"),
            preheader: Words::new("request-expired.body"),
            blocks,
            action: elsewhere(&self.alternatives),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let expired = |may_ask_again, alternatives| Self {
            circle: data.title(),
            may_ask_again,
            alternatives,
        };
        vec![
            ("alternatives", expired(true, data.alternatives())),
            ("bare", expired(false, Vec::new())),
        ]
    }
}
