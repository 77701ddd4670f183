//! Mail 9, to the requester: "Your request to join was received."

use super::*;

/// What it says.
#[derive(Clone, Debug)]
pub(crate) struct RequestReceived {
    circle: String,
    role: Role,
    programme_manager: Option<String>,
    answer_by: Option<DateTime<Utc>>,
    zone: Tz,
}

impl Kind for RequestReceived {
    async fn read(mail: &DueMail<'_>) -> Result<Draft<Self>, NoFacts> {
        let (request, circle) = mail
            .join_request(
                JoinRequestStatus::Pending,
                "the request does not wait for an answer",
            )
            .await?;
        let content = Self {
            circle: circle.title.clone(),
            role: request.role,
            programme_manager: mailing::programme_manager_name(mail.db, circle.id).await?,
            answer_by: request.answer_by,
            zone: zone_of(&circle)?,
        };
        Ok(Draft::new(content, mail.programme.links.join_request(request.id)))
    }

    fn letter(&self, reader: &Reader) -> Letter {
        let say = |id| Words::new(id).text("circle", &self.circle);
        let (preheader, body) = match &self.programme_manager {
            Some(name) => (
                Words::new("request-received.preheader").text("name", name),
                say("request-received.body").text("name", name),
            ),
            None => (
                Words::new("request-received.preheader-vacant"),
                say("request-received.body-vacant"),
            ),
        };
        let mut blocks = vec![paragraph(body.role(self.role))];
        if let Some(by) = self.answer_by {
            let words = Words::new("request-received.answer-by");
            blocks.push(deadline(words, by, self.zone, reader));
            blocks.push(paragraph(Words::new("request-received.silence")));
        }
        Letter {
            subject: say("request-received.subject"),
            preheader,
            blocks,
            action: Words::new("view-request"),
        }
    }

    fn samples(data: &SampleData<'_>) -> Vec<(&'static str, Self)> {
        let received = Self {
            circle: data.title(),
            role: Role::Member,
            programme_manager: Some(data.name()),
            answer_by: Some(data.later()),
            zone: CIRCLE_ZONE,
        };
        let vacant = Self {
            role: Role::Advisor,
            programme_manager: None,
            answer_by: None,
            ..received.clone()
        };
        vec![("with-a-programme-manager", received), ("vacant", vacant)]
    }
}
